import type { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import { growthPull } from '#graphs/growth/growth-pull.graph.ts';
import type { PulledAccount, pullInput } from '#graphs/growth/pull-task.ts';
import type { FakeShop } from '#mcp-servers/growth/fakes/fake-shop.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import type { Engine } from '#runtime/environment.ts';
import { startRun } from '#runtime/start-run.ts';
import { openTestEngine } from '#runtime/testing.ts';
import { putConsent } from '#storage/core/integration.repository.ts';
import { replaceAccounts } from '#storage/core/integration-account.repository.ts';
import type { Database, TenantDatabase } from '#storage/database.ts';
import { many } from '#storage/database.ts';
import { type FactRow, factRow } from '#storage/metric/fact.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';
import type { TestStore } from '#storage/testing.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { openMetricStore } from './testing.ts';
import { type DemoSources, openDemoSources } from './testing-demo-sources.ts';

/** Notes the accounts of a fake shop as chosen by a tenant, as if a person had connected all four sources. */
export async function connectAll(
  store: Store,
  { tenantId }: Pick<TenantDatabase, 'tenantId'>,
  { accounts, name, timezone, currency }: FakeShop,
): Promise<void> {
  const chosen = {
    ga4: accounts.ga4,
    gsc: accounts.gsc,
    google_ads: accounts.googleAds,
    meta_ads: accounts.metaAds,
  };
  for (const [source, externalId] of Object.entries(chosen)) {
    await store.owner.transaction(async (tx) => {
      const consent = { scopes: [], grantedBy: null, grantor: null, expiresInSeconds: null };
      const integrationId = await putConsent(tx, { tenantId, source, ...consent });
      const loginCustomerId = source === 'google_ads' ? accounts.googleAdsManager : null;
      const account = { externalId, name, timezone, currency, loginCustomerId };
      await replaceAccounts(tx, { tenantId, integrationId, kind: 'account' }, [account]);
    });
  }
}

/** The stored facts of some datasets. */
export function listFacts(db: Database, datasets: readonly string[]): Promise<FactRow[]> {
  return many(
    db,
    factRow,
    sql`
      select dataset, day::text as day, dims, measures from metric.fact where dataset = any (${datasets}::text[])
      order by dataset, day, dims_hash
    `,
  );
}

/** By what facts are compared. */
export interface CellShape {
  readonly dims: readonly string[];
  readonly measures: readonly string[];
}

/** Facts as they are compared: sums in hundredths by some of their dimensions, so that no rounding hides a difference. */
export function toCells(
  facts: readonly Pick<FactRow, 'day' | 'dims' | 'measures'>[],
  { dims, measures }: CellShape,
): Record<string, number> {
  const cells: Record<string, number> = {};
  for (const fact of facts) {
    const place = [fact.day, ...dims.map((name) => fact.dims[name] ?? '')].join('|');
    for (const name of measures) {
      const key = `${place}|${name}`;
      cells[key] = (cells[key] ?? 0) + (fact.measures[name] ?? 0);
    }
  }
  const hundredths = Object.entries(cells).map(([key, sum]) => [key, Math.round(sum * 100)] as const);
  return Object.fromEntries(hundredths.filter(([, value]) => value !== 0));
}

/** A store, the demo's sources and whatever pulls from them. */
export interface PullBench {
  readonly store: TestStore;
  readonly demo: DemoSources;
  /** A shop that has connected all four sources. */
  connected(): Promise<TenantDatabase>;
  pull(db: TenantDatabase, wish?: PullTry): Promise<Pulled>;
  close(): Promise<void>;
}

/** What is pulled, and how the shop differs from the demo's. */
export type PullTry = z.input<typeof pullInput> & { readonly tenant?: Partial<Tenant> };

/** How it ended, also by source. */
export interface Pulled extends z.output<(typeof growthPull)['output']> {
  readonly by: Readonly<Record<string, PulledAccount>>;
}

/** Opens everything for a demo shop, at noon after its last day. */
export async function openPullBench(shop: FakeShop): Promise<PullBench> {
  const store = await openMetricStore();
  const demo = await openDemoSources(store, shop);
  const opened = await openTestEngine(store, { sources: demo.sources, now: () => noonAfter(shop.lastDay) });
  const engine: Engine = { ...opened, graphs: [growthPull] };
  return {
    ...{ store, demo },
    async connected() {
      const db = await store.createTenant();
      await connectAll(store, db, shop);
      return db;
    },
    async pull(db, { tenant = {}, ...input } = {}) {
      const owner = { db, tenant: { ...tenantOf(shop), ...tenant, id: db.tenantId } };
      const work = { signal: new AbortController().signal };
      const admission = { graph: growthPull.name, input, trigger: 'manual', work } as const;
      const { execution } = await startRun(engine, owner, admission);
      if (execution.status !== 'completed')
        throw new Error(`The pull ${execution.status}: ${execution.error}`);
      const output = growthPull.output.parse(execution.output);
      return { ...output, by: Object.fromEntries(output.pulled.map((each) => [each.source, each])) };
    },
    async close() {
      await engine.queue.close();
      await demo.close();
      await store.close();
    },
  };
}

/** The tenant of a fake shop. It has no site, so that nobody measures how fast that is. */
export function tenantOf({ currency, timezone }: FakeShop): Tenant {
  return { ...TEST_TENANT, slug: 'demo', domain: null, currency, timezone };
}
