import { z } from 'zod';
import type { AccountReader, AccountSettings } from './account-reader.ts';
import { callProvider } from './call-provider.ts';

const PROVIDER = 'Google';
/** Search Console counts its days there. */
const TIMEZONE = 'America/Los_Angeles';
/** May see that the site is in the list, and nothing of it. */
const WITHOUT_ACCESS = 'siteUnverifiedUser';

const site = z.object({ siteUrl: z.string(), permissionLevel: z.string() });
const sites = z.object({ siteEntry: z.array(site).default([]) });

/** The sites of Search Console. */
export function searchConsoleAccounts({ addresses }: Pick<AccountSettings, 'addresses'>): AccountReader {
  const base = `${addresses.search_console}/webmasters/v3/sites`;
  const ask = <T>(url: string, token: string, answer: z.ZodType<T>): Promise<T> =>
    callProvider(
      { provider: PROVIDER, url: new URL(url), headers: { authorization: `Bearer ${token}` } },
      answer,
    );

  return {
    async list(token) {
      const { siteEntry } = await ask(base, token, sites);
      const usable = siteEntry.filter(({ permissionLevel }) => permissionLevel !== WITHOUT_ACCESS);
      const unverified = siteEntry.length - usable.length;
      return {
        accounts: usable.map(({ siteUrl }) => ({
          ...{ externalId: siteUrl, name: siteUrl, timezone: TIMEZONE },
          ...{ currency: null, loginCustomerId: null },
        })),
        notes:
          unverified === 0 ? [] : [`${unverified} sites are left out: the person is not verified there.`],
      };
    },
    complete: async (account) => account,
    async check({ externalId }, token) {
      await ask(`${base}/${encodeURIComponent(externalId)}`, token, site);
    },
  };
}
