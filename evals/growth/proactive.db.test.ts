import { afterAll, beforeAll, expect, it } from 'vitest';
import { analystKey } from '#agents/analyst.ts';
import { all as analysts } from '#agents/analysts.gen.ts';
import type { Tenant } from '#core/tenant.ts';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { growthProactive } from '#graphs/growth/growth-proactive.graph.ts';
import { growthTeam } from '#graphs/growth/growth-team.graph.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import type { Engine } from '#runtime/environment.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import { startRun } from '#runtime/start-run.ts';
import { openTestEngine } from '#runtime/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { buildDemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';
import { type DemoSources, openDemoSources } from './testing-demo-sources.ts';

const LAST_DAY = '2026-11-20';
const { shop } = buildDemoProviders(generateDemoShop({ seed: 7, lastDay: LAST_DAY }));
let store: TestStore;
let db: TenantDatabase;
let demo: DemoSources;
let engine: Engine;
beforeAll(async () => {
  store = await openTestStore();
  await mirrorRegistry(store.owner);
  db = await store.createTenant('demo');
  demo = await openDemoSources(store, shop);
  const opened = await openTestEngine(store, { sources: demo.sources, now: () => noonAfter(LAST_DAY) });
  engine = { ...opened, graphs: [growthAnalyst, growthProactive, growthTeam] };
}, 300_000);
afterAll(async () => {
  await engine.queue.close();
  await demo.close();
  await store.close();
});
const tenant = (of: TenantDatabase): Tenant => ({
  ...{ id: of.tenantId, slug: 'demo', name: shop.name, domain: new URL(shop.url).hostname },
  ...{ timezone: shop.timezone, currency: shop.currency, locale: TEST_TENANT.locale },
});
async function run(graph: string, input: object) {
  const work = { signal: new AbortController().signal };
  const { execution } = await startRun(
    engine,
    { db, tenant: tenant(db) },
    { graph, input, trigger: 'manual', work },
  );
  return execution;
}
it('works', async () => {
  for (const analyst of analysts) await run('growth_analyst', { analyst: analystKey(analyst) });

  expect(await run('growth_proactive', {})).toMatchObject({ status: 'completed', error: null });
}, 300_000);
