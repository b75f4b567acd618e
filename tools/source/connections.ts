import type { AccountReader, AccountSettings } from './account-reader.ts';
import { ga4Accounts } from './ga4-accounts.client.ts';
import { googleAdsAccounts } from './google-ads-accounts.client.ts';
import { metaAccounts } from './meta-accounts.client.ts';
import { searchConsoleAccounts } from './search-console-accounts.client.ts';
import type { ConnectableSource } from './source.ts';

/** What connecting one source takes. */
export interface Connection {
  /** For people. */
  readonly title: string;
  /** What must be consented to; reading and nothing else. */
  readonly scope: string;
  /** What its accounts are called: in the store, and for people. */
  readonly accountKind: string;
  readonly accounts: (settings: AccountSettings) => AccountReader;
}

export const CONNECTIONS: Readonly<Record<ConnectableSource, Connection>> = {
  ga4: {
    title: 'Google Analytics 4',
    scope: 'https://www.googleapis.com/auth/analytics.readonly',
    accountKind: 'property',
    accounts: ga4Accounts,
  },
  gsc: {
    title: 'Search Console',
    scope: 'https://www.googleapis.com/auth/webmasters.readonly',
    accountKind: 'site',
    accounts: searchConsoleAccounts,
  },
  google_ads: {
    title: 'Google Ads',
    scope: 'https://www.googleapis.com/auth/adwords',
    accountKind: 'customer',
    accounts: googleAdsAccounts,
  },
  meta_ads: {
    title: 'Meta Ads',
    scope: 'ads_read',
    accountKind: 'ad_account',
    accounts: metaAccounts,
  },
};
