import { z } from 'zod';
import { type AccountReader, type AccountSettings, readPages } from './account-reader.ts';
import { callProvider } from './call-provider.ts';
import { META_VERSION } from './provider-versions.ts';
import type { SourceAccount } from './source-access.ts';

const PROVIDER = 'Meta';
const FIELDS = 'id,name,currency,timezone_name';
const PAGE_SIZE = '200';

const adAccount = z.object({
  id: z.string(),
  name: z.string().optional(),
  currency: z.string().optional(),
  timezone_name: z.string().optional(),
});
const page = z.object({
  data: z.array(adAccount),
  // `next` is an address with the token in it; only the cursor is read.
  paging: z
    .object({
      cursors: z.object({ after: z.string().optional() }).optional(),
      next: z
        .unknown()
        .optional()
        .transform((next) => next !== undefined),
    })
    .optional(),
});

/** The ad accounts of Meta. */
export function metaAccounts({ addresses }: Pick<AccountSettings, 'addresses'>): AccountReader {
  const graph = `${addresses.meta_graph}/${META_VERSION}`;
  const ask = <T>(url: URL, token: string, answer: z.ZodType<T>): Promise<T> =>
    callProvider({ provider: PROVIDER, url, headers: { authorization: `Bearer ${token}` } }, answer);

  return {
    async list(token) {
      const accounts = await readPages(async (after) => {
        const url = new URL(`${graph}/me/adaccounts?fields=${FIELDS}&limit=${PAGE_SIZE}`);
        if (after !== undefined) url.searchParams.set('after', after);
        const { data, paging } = await ask(url, token, page);
        const next = paging?.next === true ? paging.cursors?.after : undefined;
        return { accounts: data.map(toAccount), next };
      });
      return { accounts, notes: [] };
    },
    complete: async (account) => account,
    async check({ externalId }, token) {
      await ask(new URL(`${graph}/${encodeURIComponent(externalId)}?fields=id`), token, adAccount);
    },
  };
}

function toAccount({ id, name, currency, timezone_name }: z.output<typeof adAccount>): SourceAccount {
  return {
    ...{ externalId: id, name: name ?? id, timezone: timezone_name ?? null },
    ...{ currency: currency ?? null, loginCustomerId: null },
  };
}
