import { z } from 'zod';
import { GOOGLE_ADS_VERSION } from '#tools/source/provider-versions.ts';
import { askProvider, type ProviderManner, readAs, withBearer } from '../../ask-provider.ts';
import { type ChosenAccount, chooseAccount } from '../../choose-account.ts';
import type { SourceContext } from '../../mcp-server.ts';
import { explainGoogleAds } from './google-ads-errors.ts';

const manner: ProviderManner = { name: 'Google Ads', authorise: withBearer, explain: explainGoogleAds };

export const customerInput = {
  account: z.string().optional().describe('The Google Ads account, when the shop has several: 123-456-7890.'),
};

/** The account of a call, with or without dashes in its number. */
export function chooseCustomer(
  { account }: { readonly account?: string | undefined },
  context: SourceContext,
): Promise<ChosenAccount> {
  return chooseAccount({ source: 'google_ads', account, bare: bareCustomer }, context);
}

export function bareCustomer(id: string): string {
  return id.replaceAll('-', '').replace(/^customers\//, '');
}

/** The answer comes in batches; one without rows has no list of them. */
const batches = z.array(z.object({ results: z.array(z.unknown()).default([]) }));

/** All rows of a query on one account. */
export async function searchStream(
  query: string,
  { access, account }: ChosenAccount,
  context: SourceContext,
): Promise<unknown[]> {
  const { addresses, googleDeveloperToken } = context.settings;
  const customer = encodeURIComponent(bareCustomer(account.externalId));
  const { loginCustomerId } = account;
  const request = {
    method: 'POST' as const,
    url: new URL(
      `${addresses.google_ads}/${GOOGLE_ADS_VERSION}/customers/${customer}/googleAds:searchStream`,
    ),
    headers: {
      ...(googleDeveloperToken === undefined ? {} : { 'developer-token': googleDeveloperToken }),
      ...(loginCustomerId === null ? {} : { 'login-customer-id': bareCustomer(loginCustomerId) }),
    },
    body: { query },
  };
  const answer = await askProvider(request, { manner, access }, context);
  return readAs(batches, answer, manner.name).flatMap(({ results }) => results);
}
