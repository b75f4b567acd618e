import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analystKey } from '#agents/analyst.ts';
import { all as analysts } from '#agents/analysts.gen.ts';
import { type AnalystReport, analystReport } from '#agents/growth/analyst-report.ts';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import type { Engine } from '#runtime/environment.ts';
import { startRun } from '#runtime/start-run.ts';
import { openTestEngine } from '#runtime/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listAnalystInsights } from '#storage/insight/report.repository.ts';
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
  db = await store.createTenant('demo');
  demo = await openDemoSources(store, shop);
  engine = await openTestEngine(store, { sources: demo.sources, now: () => noonAfter(LAST_DAY) });
  engine = { ...engine, graphs: [growthAnalyst] };
});
afterAll(async () => {
  await engine.queue.close();
  await demo.close();
  await store.close();
});

async function look(analyst: string): Promise<AnalystReport> {
  const tenant = {
    ...TEST_TENANT,
    ...{ id: db.tenantId, slug: 'demo', name: shop.name, domain: new URL(shop.url).hostname },
    ...{ timezone: shop.timezone, currency: shop.currency },
  };
  const { execution } = await startRun(
    engine,
    { db, tenant },
    {
      ...{ graph: growthAnalyst.name, input: { analyst }, trigger: 'manual' },
      work: { signal: new AbortController().signal },
    },
  );
  expect(execution).toMatchObject({ status: 'completed', error: null });
  const stored = (await listAnalystInsights(db)).find(({ reportKey }) => reportKey.startsWith(`${analyst}:`));
  return analystReport.parse(stored?.content.report);
}

describe.each(analysts.map((each) => ({ key: analystKey(each), definition: each })))('$key', ({ key }) => {
  it('reports from the fakes, without a model', async () => {
    const report = await look(key);

    console.log(
      key,
      report.status,
      report.summary.confidence,
      '\n',
      report.insights
        .map((i) => `${i.severity} ${i.check}: ${i.text.en} [${i.money?.value ?? '-'}]`)
        .join('\n '),
      '\n MISSING',
      report.data.missing.map((m) => m.en).join(' | '),
    );
    expect(report.agentMetadata.key).toBe(key);
    expect(['ok', 'partial']).toContain(report.status);
  });
});
