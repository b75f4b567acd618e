import { z } from 'zod';
import type { AccountReader, AccountSettings } from './account-reader.ts';
import { callProvider } from './call-provider.ts';
import { codeText, ProviderRefusalError, refusesToken } from './provider-refusal.ts';
import { GOOGLE_ADS_VERSION } from './provider-versions.ts';
import type { SourceAccount } from './source-access.ts';

const PROVIDER = 'Google Ads';

const accessible = z.object({ resourceNames: z.array(z.string()).default([]) });
const customerClient = z.object({
  id: z.string(),
  descriptiveName: z.string().optional(),
  currencyCode: z.string().optional(),
  timeZone: z.string().optional(),
  manager: z.boolean().default(false),
  status: z.string().default('ENABLED'),
});
const clientBatches = z.array(z.object({ results: z.array(z.object({ customerClient })).default([]) }));

const CLIENTS = `SELECT customer_client.id, customer_client.descriptive_name, customer_client.currency_code, \
customer_client.time_zone, customer_client.manager, customer_client.status FROM customer_client`;
const ONE_ROW = 'SELECT customer.id FROM customer LIMIT 1';

/** The advertising accounts of Google Ads: those that can be reached directly, and those below managers. */
export function googleAdsAccounts({ addresses, googleAdsDeveloperToken }: AccountSettings): AccountReader {
  const base = `${addresses.google_ads}/${GOOGLE_ADS_VERSION}`;
  const headersFor = (token: string, loginCustomerId?: string): Record<string, string> => ({
    authorization: `Bearer ${token}`,
    ...(googleAdsDeveloperToken === undefined ? {} : { 'developer-token': googleAdsDeveloperToken }),
    ...(loginCustomerId === undefined ? {} : { 'login-customer-id': loginCustomerId }),
  });
  const query = <T>(customer: Customer, gaql: string, answer: z.ZodType<T>): Promise<T> =>
    callProvider(
      {
        provider: PROVIDER,
        url: new URL(`${base}/customers/${encodeURIComponent(customer.id)}/googleAds:searchStream`),
        method: 'POST',
        headers: {
          ...headersFor(customer.token, customer.loginCustomerId),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ query: gaql }),
      },
      answer,
    );

  return {
    async list(token) {
      const url = new URL(`${base}/customers:listAccessibleCustomers`);
      const { resourceNames } = await callProvider(
        { provider: PROVIDER, url, headers: headersFor(token) },
        accessible,
      );
      const roots = resourceNames.map((name) => name.replace(/^customers\//, ''));
      const seen: Seen = { accounts: new Map(), notes: [] };
      for (const root of roots) {
        try {
          const batches = await query({ id: root, token, loginCustomerId: root }, CLIENTS, clientBatches);
          noteClients(seen, root, batches);
        } catch (error) {
          seen.notes.push(noteOfRoot(root, error));
        }
      }
      return { accounts: [...seen.accounts.values()], notes: seen.notes };
    },
    complete: async (account) => account,
    async check({ externalId, loginCustomerId }, token) {
      const login = loginCustomerId ?? externalId;
      await query({ id: externalId, token, loginCustomerId: login }, ONE_ROW, z.array(z.unknown()));
    },
  };
}

interface Customer {
  readonly id: string;
  readonly token: string;
  readonly loginCustomerId: string;
}

interface Seen {
  readonly accounts: Map<string, SourceAccount>;
  readonly notes: string[];
}

/** Managers have no numbers of their own. Of two ways to an account the direct one is kept. */
function noteClients({ accounts }: Seen, root: string, batches: z.output<typeof clientBatches>): void {
  const clients = batches.flatMap(({ results }) => results.map((result) => result.customerClient));
  for (const client of clients.filter(({ manager, status }) => !manager && status === 'ENABLED')) {
    if (client.id === root || !accounts.has(client.id)) accounts.set(client.id, toAccount(client, root));
  }
}

function toAccount(client: z.output<typeof customerClient>, root: string): SourceAccount {
  return {
    externalId: client.id,
    name: client.descriptiveName || client.id,
    timezone: client.timeZone ?? null,
    currency: client.currencyCode ?? null,
    loginCustomerId: client.id === root ? null : root,
  };
}

/** One account that is closed does not hide the others; a token or a service that does not work hides all. */
function noteOfRoot(root: string, error: unknown): string {
  if (!(error instanceof ProviderRefusalError)) throw error;
  const { refusal } = error;
  if (refusesToken(refusal) || refusal.status !== 403) throw error;
  return `The account ${root} cannot be looked into (${codeText(refusal)}).`;
}
