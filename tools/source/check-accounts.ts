import { AppError } from '#core/errors.ts';
import type { AccountReader, AccountSettings } from './account-reader.ts';
import { CONNECTIONS } from './connections.ts';
import { ProviderRefusalError, refusesToken, toSourceError } from './provider-refusal.ts';
import type { ConnectableSource } from './source.ts';
import type { SourceAccess, SourceAccesses, SourceAccount } from './source-access.ts';
import { SourceError } from './source-error.ts';

/** Whether a chosen account can be reached. */
export interface CheckedAccount {
  /** Null: it failed before any account was asked for. */
  readonly account: string | null;
  readonly name: string | null;
  readonly verdict: 'works' | 'fails' | 'needs reconnect';
  readonly problem: string | null;
}

/** What checking takes. */
export interface Checking extends AccountSettings {
  readonly vault: SourceAccesses;
  readonly signal: AbortSignal;
}

/** Asks for each chosen account of a tenant's source once, with one cheap call. */
export async function checkAccounts(
  { vault, signal, ...settings }: Checking,
  tenantId: string,
  source: ConnectableSource,
): Promise<CheckedAccount[]> {
  const reader = CONNECTIONS[source].accounts(settings);
  try {
    const access = await vault.open(tenantId, source);
    const checked: CheckedAccount[] = [];
    for (const account of access.accounts) {
      signal.throwIfAborted();
      checked.push({
        account: account.externalId,
        name: account.name,
        ...(await checkOne(reader, access, account)),
      });
    }
    return checked;
  } catch (error) {
    return [{ account: null, name: null, ...verdictOf(error) }];
  }
}

type Verdict = Pick<CheckedAccount, 'verdict' | 'problem'>;

async function checkOne(
  reader: Pick<AccountReader, 'check'>,
  access: SourceAccess,
  account: SourceAccount,
): Promise<Verdict> {
  try {
    await callWithToken(access, (token) => reader.check(account, token));
    return { verdict: 'works', problem: null };
  } catch (error) {
    const explained =
      error instanceof ProviderRefusalError ? toSourceError(error, `"${account.externalId}"`) : error;
    return verdictOf(explained);
  }
}

/** A refused token is replaced once. */
async function callWithToken<T>(access: SourceAccess, call: (token: string) => Promise<T>): Promise<T> {
  const token = await access.token();
  try {
    return await call(token);
  } catch (error) {
    if (!(error instanceof ProviderRefusalError && refusesToken(error.refusal))) throw error;
    return call(await access.renew(token));
  }
}

function verdictOf(error: unknown): Verdict {
  if (!(error instanceof AppError)) throw error;
  const isOver = error instanceof SourceError && error.kind === 'auth_reconnect';
  return { verdict: isOver ? 'needs reconnect' : 'fails', problem: error.message };
}
