import { pino } from 'pino';
import { runAdmitter } from '#runtime/admit-run.ts';
import { openEngine } from '#runtime/engine.ts';
import { findIntegration } from '#storage/core/integration.repository.ts';
import { insertTenant } from '#storage/core/tenant.repository.ts';
import type { Store } from '#storage/store.ts';
import { beginConsent, completeConsent, readRedirect } from '#tools/source/consent.ts';
import { findHeldTokens } from '#tools/source/held-tokens.ts';
import { keepConsent } from '#tools/source/keep-consent.ts';
import { type ConnectableSource, connectableSource } from '#tools/source/source.ts';
import { oauthOf } from '#tools/source/vault-settings.ts';
import { isolationGraph } from './isolation-graph.ts';
import { grantName, type TrialProviders } from './isolation-providers.ts';
import { callsOf } from './isolation-questions.ts';
import { vaultSettings } from './isolation-settings.ts';
import { chosenAccount, MARKED_SHOPS, type MarkedShop } from './isolation-shops.ts';

/** How much the tenants of a trial ask: honest calls to each source, and calls that reach for others. */
export interface Asking {
  readonly calls: number;
  readonly hostile: number;
}

/** A tenant of the trial. */
export interface TrialTenant {
  readonly id: string;
  readonly mark: string;
}

const CALLS_OF_A_RUN = 50;
/** Nothing is refreshed by this process. */
const HERE = { home: '', leaseSeconds: 1 };

/** Makes the tenants, connects their sources and admits all their runs. */
export async function prepareTenants(
  store: Store,
  providers: TrialProviders,
  asking: Asking,
): Promise<TrialTenant[]> {
  const tenants: TrialTenant[] = [];
  for (const marked of MARKED_SHOPS) {
    const { mark, shop } = marked;
    const { timezone, currency } = shop;
    const profile = { slug: mark, name: mark, domain: `${mark}.example`, timezone, currency } as const;
    const tenant = await insertTenant(store.owner, { ...profile, locale: 'en' });
    if (tenant === undefined) throw new TypeError(`There is a tenant ${mark} already.`);
    for (const from of connectableSource.options) {
      await connect({ store, providers, tenantId: tenant.id }, marked, from);
    }
    tenants.push({ id: tenant.id, mark });
  }
  await admitRuns(store, tenants, asking);
  return tenants;
}

interface Connecting {
  readonly store: Store;
  readonly providers: TrialProviders;
  readonly tenantId: string;
}

/** By the whole way of a consent. */
async function connect(
  { store, providers, tenantId }: Connecting,
  marked: MarkedShop,
  from: ConnectableSource,
): Promise<void> {
  const settings = vaultSettings({ ...providers.settings, ...HERE }, store);
  const client = oauthOf(settings, from);
  const redirectUri = 'http://127.0.0.1:1/';
  providers.oauth.behave({ consentingUser: grantName(marked.mark, from) });
  const pending = beginConsent(client, from, redirectUri);
  const { headers } = await fetch(pending.url, { redirect: 'manual' });
  const back = new URL(headers.get('location') ?? '');
  const code = readRedirect(back.searchParams, pending);
  const consent = await completeConsent(client, from, { code, verifier: pending.verifier, redirectUri });
  const accounts = [chosenAccount(marked, from)];
  const operator = { actorKind: 'operator', actorId: 'trial' } as const;
  await keepConsent(settings, { tenantId, source: from, consent, client, accounts }, operator);
}

async function admitRuns(
  store: Store,
  tenants: readonly TrialTenant[],
  { calls, hostile }: Asking,
): Promise<void> {
  const engine = await openEngine(store, { log: pino({ level: 'silent' }), graphs: [isolationGraph] });
  const admit = runAdmitter(engine);
  const runs = MARKED_SHOPS.flatMap((marked) => {
    const all = callsOf(marked, calls, hostile);
    const id = tenants.find(({ mark }) => mark === marked.mark)?.id ?? '';
    return Array.from({ length: Math.ceil(all.length / CALLS_OF_A_RUN) }, (_, part) => ({
      db: store.forTenant(id),
      part,
      calls: all.slice(part * CALLS_OF_A_RUN, (part + 1) * CALLS_OF_A_RUN),
    }));
  });
  // The runs of all tenants wait side by side.
  for (const { db, calls: input } of runs.toSorted((first, second) => first.part - second.part)) {
    const admission = { graph: isolationGraph.name, input: { calls: input }, trigger: 'manual' } as const;
    await db.transaction((tx) => admit(tx, admission));
  }
  await engine.queue.close();
}

/** Secrets of tenants that open with the master key and hold the word: that nothing is found elsewhere means something. */
export async function countSealed(
  store: Store,
  { settings }: Pick<TrialProviders, 'settings'>,
  { tenants, word }: { readonly tenants: readonly TrialTenant[]; readonly word: string },
): Promise<number> {
  const vault = vaultSettings({ ...settings, ...HERE }, store);
  let count = 0;
  for (const { id: tenantId } of tenants) {
    for (const from of connectableSource.options) {
      const integration = await findIntegration(store.owner, tenantId, from);
      if (integration === undefined) continue;
      const held = await findHeldTokens(vault, { tenantId, source: from, integrationId: integration.id });
      count += [held?.accessToken, held?.refreshToken].filter((token) => token?.includes(word)).length;
    }
  }
  return count;
}
