import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type MasterKeys, parseMasterKey } from '#storage/core/master-key.ts';
import type { TenantDatabase, TransactionalDatabase } from '#storage/database.ts';
import type { TestStore } from '#storage/testing.ts';
import { CONNECTIONS } from './connections.ts';
import { beginConsent, completeConsent, readRedirect } from './consent.ts';
import { googleOAuth } from './google-oauth.client.ts';
import { keepConsent } from './keep-consent.ts';
import { metaOAuth } from './meta-oauth.client.ts';
import type { OAuthClient } from './oauth.ts';
import type { ProviderAddresses } from './provider-addresses.ts';
import type { ConnectableSource } from './source.ts';
import type { SourceAccesses, SourceAccount } from './source-access.ts';
import { type FakeProvider, openFakeProvider } from './testing-provider.ts';
import { FAKE_APP, FAKE_CLIENT } from './testing-provider-tokens.ts';
import { openVault } from './vault.ts';
import { oauthOf, type VaultSettings } from './vault-settings.ts';

/** A master key that nothing else uses. */
export function makeMasterKeys(text = randomBytes(32).toString('base64')): MasterKeys {
  return { current: parseMasterKey(text, 'STEWARD_MASTER_KEY'), next: undefined };
}

/** The applications that the fake provider knows. */
export function fakeOAuth(addresses: ProviderAddresses): OAuthClient[] {
  return [googleOAuth(FAKE_CLIENT, addresses), metaOAuth(FAKE_APP, addresses)];
}

export const TEST_ACCOUNT: SourceAccount = {
  ...{ externalId: '101', name: 'Web shop', timezone: 'Europe/Oslo', currency: 'NOK' },
  loginCustomerId: null,
};

/** A person who consents at once: goes where they are sent, and is sent back. */
export async function consentAt(url: URL): Promise<URL> {
  const { headers } = await fetch(url, { redirect: 'manual' });
  return new URL(headers.get('location') ?? '');
}

/** Connects a source of a tenant through the fake provider. */
export async function connectSource(
  settings: VaultSettings,
  tenantId: string,
  source: ConnectableSource,
): Promise<void> {
  const client = oauthOf(settings, source);
  const redirectUri = 'http://127.0.0.1:1/';
  const pending = beginConsent(client, source, redirectUri);
  const code = readRedirect((await consentAt(pending.url)).searchParams, pending);
  const consent = await completeConsent(client, source, { code, verifier: pending.verifier, redirectUri });
  const accounts = [{ ...TEST_ACCOUNT, externalId: `${CONNECTIONS[source].accountKind}-101` }];
  const operator = { actorKind: 'operator', actorId: 'test' } as const;
  await keepConsent(settings, { tenantId, source, consent, client, accounts }, operator);
}

/** Lets all access tokens of a tenant be over. */
export async function expireTokens(owner: TransactionalDatabase, tenantId: string): Promise<void> {
  await owner.run({
    text: `update core.integration set expires_at = clock_timestamp() - interval '1 second' where tenant_id = $1`,
    values: [tenantId],
  });
}

/** A shop, a provider and a vault between them. */
export interface VaultBench {
  readonly provider: FakeProvider;
  readonly settings: VaultSettings;
  readonly vault: SourceAccesses;
  readonly shop: TenantDatabase;
  readonly slug: string;
  connect(source?: ConnectableSource): Promise<void>;
  /** All access tokens of the shop are over. */
  expire(): Promise<void>;
  /** They end in so many seconds. */
  endIn(seconds: number): Promise<void>;
  tokenOf(source?: ConnectableSource, by?: SourceAccesses): Promise<string>;
  place(source?: ConnectableSource): { tenantId: string; slug: string; source: ConnectableSource };
  /** What the store says of the integration. */
  state(): Promise<unknown>;
  untilRefreshing(): Promise<void>;
}

const LOOK_MILLISECONDS = 5;

/** Opens a fresh shop and provider on a test's store; whoever opens it closes the provider. */
export async function openVaultBench(store: TestStore, masterKeys = makeMasterKeys()): Promise<VaultBench> {
  const provider = await openFakeProvider();
  const settings: VaultSettings = {
    ...{ owner: store.owner, masterKeys, oauth: fakeOAuth(provider.addresses), pageSpeedKey: undefined },
    limits: { leaseSeconds: 2, pollMilliseconds: 20, waitSeconds: 20 },
  };
  const slug = `shop-${randomBytes(4).toString('hex')}`;
  const shop = await store.createTenant(slug);
  const { tenantId } = shop;
  const vault = openVault(settings);
  const query = async (text: string, ...values: unknown[]): Promise<unknown> =>
    (await store.pool.query(text, [tenantId, ...values])).rows[0];
  return {
    ...{ provider, settings, vault, shop, slug },
    connect: (source = 'ga4') => connectSource(settings, tenantId, source),
    expire: () => expireTokens(store.owner, tenantId),
    async endIn(seconds) {
      await query(
        'update core.integration set expires_at = clock_timestamp() + make_interval(secs => $2) where tenant_id = $1',
        seconds,
      );
    },
    tokenOf: async (source = 'ga4', by = vault) => (await by.open(tenantId, source)).token(),
    place: (source = 'ga4') => ({ tenantId, slug, source }),
    state: () =>
      query('select status, failure, refresher, token_version from core.integration where tenant_id = $1'),
    async untilRefreshing() {
      while (provider.count('refresh') === 0) await wait(LOOK_MILLISECONDS);
    },
  };
}

/** What something failed with; undefined when it did not. */
export function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
