import type { ProviderAddresses } from './provider-addresses.ts';
import type { SourceAccount } from './source-access.ts';

/** What looking at accounts needs besides a token. */
export interface AccountSettings {
  readonly addresses: ProviderAddresses;
  /** Google Ads wants one from applications whose project has no access of its own. */
  readonly googleAdsDeveloperToken: string | undefined;
}

/** Accounts that a consent can see, and what could not be looked at, as sentences. */
export interface FoundAccounts {
  readonly accounts: readonly SourceAccount[];
  readonly notes: readonly string[];
}

/** Looks at the accounts of one source. ProviderRefusalError or SourceError when the provider does not answer. */
export interface AccountReader {
  /** All accounts that the token can see. */
  list(token: string): Promise<FoundAccounts>;
  /** What the provider says besides the name, where the list does not. */
  complete(account: SourceAccount, token: string): Promise<SourceAccount>;
  /** One cheap call that only works when the account can be reached. */
  check(account: SourceAccount, token: string): Promise<void>;
}

/** No provider has more pages than this; one that says so is broken. */
const MOST_PAGES = 100;

/** A page of accounts, and by what the next one is asked for. */
export interface AccountPage {
  readonly accounts: readonly SourceAccount[];
  readonly next: string | undefined;
}

/** All pages of accounts. */
export async function readPages(
  readPage: (cursor: string | undefined) => Promise<AccountPage>,
): Promise<SourceAccount[]> {
  const accounts: SourceAccount[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readPage(cursor);
    accounts.push(...answer.accounts);
    cursor = answer.next;
    if (cursor === undefined) break;
  }
  return accounts;
}
