import { z } from 'zod';
import { type AccountReader, type AccountSettings, readPages } from './account-reader.ts';
import { callProvider } from './call-provider.ts';
import type { SourceAccount } from './source-access.ts';

const PROVIDER = 'Google';
const PAGE_SIZE = '200';

const summaries = z.object({
  accountSummaries: z
    .array(
      z.object({
        displayName: z.string().optional(),
        propertySummaries: z
          .array(z.object({ property: z.string(), displayName: z.string().optional() }))
          .default([]),
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
});
const property = z.object({ timeZone: z.string().optional(), currencyCode: z.string().optional() });

/** The properties of Google Analytics 4, by the Admin API. */
export function ga4Accounts({ addresses }: Pick<AccountSettings, 'addresses'>): AccountReader {
  const base = `${addresses.ga4_admin}/v1beta`;
  const ask = <T>(url: URL, token: string, answer: z.ZodType<T>): Promise<T> =>
    callProvider({ provider: PROVIDER, url, headers: { authorization: `Bearer ${token}` } }, answer);
  const readProperty = ({ externalId }: SourceAccount, token: string) =>
    ask(new URL(`${base}/properties/${encodeURIComponent(externalId)}`), token, property);

  return {
    async list(token) {
      const accounts = await readPages(async (pageToken) => {
        const url = new URL(`${base}/accountSummaries`);
        url.searchParams.set('pageSize', PAGE_SIZE);
        if (pageToken !== undefined) url.searchParams.set('pageToken', pageToken);
        const { accountSummaries, nextPageToken } = await ask(url, token, summaries);
        return { accounts: accountSummaries.flatMap(toAccounts), next: nextPageToken || undefined };
      });
      return { accounts, notes: [] };
    },
    async complete(account, token) {
      const { timeZone = null, currencyCode = null } = await readProperty(account, token);
      return { ...account, timezone: timeZone, currency: currencyCode };
    },
    async check(account, token) {
      await readProperty(account, token);
    },
  };
}

type Summary = z.output<typeof summaries>['accountSummaries'][number];

function toAccounts({ displayName, propertySummaries }: Summary): SourceAccount[] {
  return propertySummaries.map((each) => {
    const externalId = each.property.replace(/^properties\//, '');
    const name = [displayName, each.displayName].filter((part) => part !== undefined).join(' / ');
    return { externalId, name: name || externalId, timezone: null, currency: null, loginCustomerId: null };
  });
}
