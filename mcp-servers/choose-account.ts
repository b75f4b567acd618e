import type { Source } from '#tools/source/source.ts';
import type { SourceAccess, SourceAccount } from '#tools/source/source-access.ts';
import { SourceError } from '#tools/source/source-error.ts';
import type { SourceContext } from './mcp-server.ts';

/** Which source, which of its accounts, and how its accounts may be written. */
export interface AccountWish {
  readonly source: Source;
  readonly account: string | undefined;
  /** The way in which two spellings of one account are the same. */
  bare(id: string): string;
}

/** An account that the shop chose, and what its requests are let in with. */
export interface ChosenAccount {
  readonly access: SourceAccess;
  readonly account: SourceAccount;
}

/** The account that was asked for, or the only one. Whatever the token could see, only what the shop chose is reached. */
export async function chooseAccount(
  { source, account: wanted, bare }: AccountWish,
  { accesses, tenant }: SourceContext,
): Promise<ChosenAccount> {
  const access = await accesses.open(tenant.id, source);
  const [only, ...others] = access.accounts;
  if (only === undefined) throw noneChosen(source);
  if (wanted !== undefined) {
    const account = access.accounts.find(({ externalId }) => bare(externalId) === bare(wanted));
    if (account === undefined) throw notChosen(source, access.accounts);
    return { access, account };
  }
  if (others.length > 0) throw severalChosen(access.accounts);
  return { access, account: only };
}

function noneChosen(source: Source): SourceError {
  return new SourceError('The shop has chosen no account of this source.', {
    kind: 'permission',
    userAction: `Choose one: steward integrations connect ${source} --tenant <slug>.`,
  });
}

function notChosen(source: Source, accounts: readonly SourceAccount[]): SourceError {
  return new SourceError('The shop has not chosen this account.', {
    kind: 'permission',
    userAction: `Ask for one of ${list(accounts)}, or choose it: steward integrations connect ${source} --tenant <slug>.`,
  });
}

function severalChosen(accounts: readonly SourceAccount[]): SourceError {
  return new SourceError('The shop has several accounts of this source.', {
    kind: 'bad_request',
    userAction: `Say which one in "account": ${list(accounts)}.`,
  });
}

function list(accounts: readonly SourceAccount[]): string {
  return accounts.map(({ externalId }) => externalId).join(', ');
}
