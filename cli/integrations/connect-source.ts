import { findIntegration } from '#storage/core/integration.repository.ts';
import { listAccounts } from '#storage/core/integration-account.repository.ts';
import { wrappingKey } from '#storage/core/master-key.ts';
import type { AccountReader, FoundAccounts } from '#tools/source/account-reader.ts';
import { CONNECTIONS } from '#tools/source/connections.ts';
import { keepConsent } from '#tools/source/keep-consent.ts';
import { ProviderRefusalError, toSourceError } from '#tools/source/provider-refusal.ts';
import type { ConnectableSource } from '#tools/source/source.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import { oauthOf } from '#tools/source/vault-settings.ts';
import type { Cli, TenantScope } from '../cli.ts';
import { type ComposedVault, composeVault } from '../compose-vault.ts';
import { currentOperator } from '../operator.ts';
import type { OpenPrompter, Prompter } from '../prompter.ts';
import { chooseAccounts } from './choose-accounts.ts';
import { obtainConsent } from './obtain-consent.ts';

/** How somebody connects a source. */
export interface ConnectWish {
  readonly source: ConnectableSource;
  readonly accounts: readonly string[];
  readonly isAll: boolean;
  readonly isPasted: boolean;
  readonly isOpened: boolean;
  readonly waitSeconds: number;
}

/** What came of it; nothing is stored when nothing was chosen. */
export interface ConnectOutcome {
  readonly isConnected: boolean;
  readonly grantedBy: string | null;
  readonly chosen: readonly SourceAccount[];
  readonly seen: readonly SourceAccount[];
  readonly notes: readonly string[];
}

/** Asks for a consent, shows what it sees, and stores it with the accounts that were chosen. */
export async function connectSource(
  cli: Cli,
  { scope, wish }: { readonly scope: TenantScope; readonly wish: ConnectWish },
  openPrompter: OpenPrompter,
): Promise<ConnectOutcome> {
  const vault = await composeVault(cli);
  // What would stop it at the end is said before anybody is sent anywhere.
  wrappingKey(vault.settings.masterKeys);
  const client = oauthOf(vault.settings, wish.source);
  const prompter = openPrompter();
  try {
    const consent = await obtainConsent(cli, { ...wish, client }, prompter);
    const reader = CONNECTIONS[wish.source].accounts(vault.accounts);
    const found = await listing(wish.source, () => reader.list(consent.accessToken));
    const chosen = await choose(cli, { scope, wish, vault, prompter }, found);
    const { accounts: seen, notes } = found;
    const outcome = { grantedBy: consent.grantedBy, chosen, seen, notes };
    if (chosen.length === 0) return { ...outcome, isConnected: false };
    const accounts = await listing(wish.source, () => completeAll(reader, chosen, consent.accessToken));
    const kept = { tenantId: scope.tenant.id, source: wish.source, consent, client, accounts };
    await keepConsent(vault.settings, kept, currentOperator());
    return { ...outcome, chosen: accounts, isConnected: true };
  } finally {
    prompter.close();
  }
}

/** Says in our words what a provider refused while its accounts were looked at. */
async function listing<T>(source: ConnectableSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderRefusalError)) throw error;
    throw toSourceError(error, `the accounts of ${CONNECTIONS[source].title}`);
  }
}

interface Choosing {
  readonly scope: TenantScope;
  readonly wish: ConnectWish;
  readonly vault: ComposedVault;
  readonly prompter: Prompter;
}

async function choose(
  cli: Cli,
  { scope, wish, vault, prompter }: Choosing,
  { accounts }: FoundAccounts,
): Promise<readonly SourceAccount[]> {
  const { owner } = vault.settings;
  const { id } = scope.tenant;
  const earlier = await findIntegration(owner, id, wish.source);
  const before = earlier === undefined ? [] : await listAccounts(owner, id, earlier.id);
  const choice = { ...wish, before: before.map(({ externalId }) => externalId) };
  return chooseAccounts(accounts, choice, { prompter, signal: cli.signal });
}

async function completeAll(
  reader: AccountReader,
  accounts: readonly SourceAccount[],
  token: string,
): Promise<SourceAccount[]> {
  const complete: SourceAccount[] = [];
  for (const account of accounts) complete.push(await reader.complete(account, token));
  return complete;
}
