import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analystKey } from '#agents/analyst.ts';
import { all as analysts } from '#agents/analysts.gen.ts';
import { type AnalystReport, analystReport } from '#agents/growth/analyst-report.ts';
import { checkGrounding } from '#analysis/grounding/check-grounding.ts';
import { ExternalServiceError } from '#core/errors.ts';
import { type Language, language, type Tenant } from '#core/tenant.ts';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import { scriptedModel } from '#models/testing.ts';
import type { Engine } from '#runtime/environment.ts';
import { startRun } from '#runtime/start-run.ts';
import { openTestEngine, withModel } from '#runtime/testing.ts';
import { verifyEvidence } from '#runtime/verify-evidence.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listAnalystInsights } from '#storage/insight/report-read.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { all as tools } from '#tools/registry.gen.ts';
import { TEST_TENANT, testContext } from '#tools/testing.ts';
import { scoreFindings } from './demo-provider-score.ts';
import { buildDemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';
import { type DemoSources, openDemoSources } from './testing-demo-sources.ts';
import { promptTokens } from './testing-tokens.ts';

const LAST_DAY = '2026-11-20';
const { shop, truth } = buildDemoProviders(generateDemoShop({ seed: 7, lastDay: LAST_DAY }));
const KEYS = analysts.map(analystKey);

let store: TestStore;
let db: TenantDatabase;
let demo: DemoSources;
let engine: Engine;
const reports = new Map<string, AnalystReport>();

beforeAll(async () => {
  store = await openTestStore();
  db = await store.createTenant('demo');
  demo = await openDemoSources(store, shop);
  const opened = await openTestEngine(store, { sources: demo.sources, now: () => noonAfter(LAST_DAY) });
  engine = { ...opened, graphs: [growthAnalyst] };
  for (const key of KEYS) reports.set(key, await look(key, db));
}, 300_000);
afterAll(async () => {
  await engine.queue.close();
  await demo.close();
  await store.close();
});

function demoTenant(of: TenantDatabase): Tenant {
  return {
    ...{ id: of.tenantId, slug: 'demo', name: shop.name, domain: new URL(shop.url).hostname },
    ...{ timezone: shop.timezone, currency: shop.currency, locale: TEST_TENANT.locale },
  };
}

/** Lets an analyst work on the demo shop, and reads what it left in the store. */
async function look(analyst: string, of: TenantDatabase, by: Engine = engine): Promise<AnalystReport> {
  const work = { signal: new AbortController().signal };
  const owner = { db: of, tenant: demoTenant(of) };
  const admission = { graph: growthAnalyst.name, input: { analyst }, trigger: 'manual', work } as const;
  const { execution } = await startRun(by, owner, admission);
  expect(execution).toMatchObject({ status: 'completed', error: null });
  const stored = await listAnalystInsights(of);
  const own = stored.find(({ reportKey }) => reportKey.startsWith(`${analyst}:`));
  return analystReport.parse(own?.content.report);
}

function reportOf(key: string): AnalystReport {
  const report = reports.get(key);
  if (report === undefined) throw new Error(`No report of ${key}.`);
  return report;
}

/** Every text of a report in one language, by the field that it is cited under. */
function textsOf({ summary, insights, opportunities, risks }: AnalystReport, each: Language) {
  return Object.fromEntries([
    ['summary.keyFinding', summary.keyFinding[each]],
    ['summary.businessImpact', summary.businessImpact.text[each]],
    ...insights.map(({ check, rank, text }) => [`insights.${check}.${rank}`, text[each]]),
    ...opportunities.map(({ check, text, impact }) => [
      `opportunities.${check}.impact`,
      `${text[each]} ${impact.text[each]}`,
    ]),
    ...risks.map(({ check, text, mitigation }) => [`risks.${check}`, `${text[each]} ${mitigation[each]}`]),
  ]);
}

/** What the gate finds wrong with the figures of a text. */
function unsupported(report: AnalystReport, each: Language) {
  const cells = report.citations.map(({ evidenceId, cell: name, value, unit }) => ({
    ...{ evidenceId, name },
    cell: { value, unit, basis: 'computed' as const, ...(unit === 'currency' ? { currency: 'PLN' } : {}) },
  }));
  const labels = [
    ...report.insights.flatMap(({ subject }) => Object.values(subject)),
    ...cells.flatMap(({ cell }) => (typeof cell.value === 'string' ? [cell.value] : [])),
  ];
  return checkGrounding(textsOf(report, each), cells, { language: each, labels }).unsupported;
}

describe('48 of 48 analysts pass their contract against the fakes, without a model:', () => {
  it('there are 48', () => {
    expect(KEYS).toHaveLength(48);
  });

  it.each(KEYS)('%s reads its source, judges, and states nothing that is not stored', (key) => {
    const report = reportOf(key);

    expect(report.agentMetadata.key).toBe(key);
    expect(report.status).toBe('ok');
    expect(report.metrics.length).toBeGreaterThan(0);
    expect(report.data.rows).toBeGreaterThan(0);
    // A column that is not there, or a question that the server refuses, would end in these.
    const missing = report.data.missing.map(({ en }) => en).join('\n');
    expect(missing).not.toMatch(/values that it needs are unknown|did not come|is not there/);
    for (const each of language.options)
      expect([key, each, unsupported(report, each)]).toEqual([key, each, []]);
  });

  it('and every figure of theirs is computed again from the stored tables', async () => {
    const context = { ...testContext({ db }), tenant: demoTenant(db), now: () => noonAfter(LAST_DAY), tools };

    const { cited, holds, recomputed } = await verifyEvidence({}, context);

    expect(cited).toBeGreaterThan(500);
    expect(holds).toBe(cited);
    expect(recomputed).toBeGreaterThan(30);
  });
});

describe('what was planted', () => {
  it('is found by an analyst that looks at it', () => {
    const scores = scoreFindings(truth, [...reports.values()]);

    expect(scores.filter(({ isFound }) => !isFound)).toEqual([]);
  });
});

describe('with a model', () => {
  it('no analyst asks with more than 1,000 tokens, and without two findings worth money none asks', async () => {
    const model = scriptedModel(KEYS.map(() => new ExternalServiceError('It is down.', { status: 503 })));
    const asking = withModel(engine, model);
    const worth = KEYS.filter(
      (key) => reportOf(key).insights.filter(({ money }) => money !== null).length >= 2,
    );

    for (const key of KEYS) await look(key, db, asking);

    const tokens = model.requests.map(promptTokens);
    expect(model.requests).toHaveLength(worth.length);

    expect(Math.max(...tokens)).toBeLessThan(1_000);
  });
});

describe('a second look on the same day', () => {
  it('writes no row anew and asks no provider', async () => {
    const before = { rows: await listAnalystInsights(db), asked: demo.fakes.gsc.requests.length };

    await look('gsc/search_performance_analyst', db);

    const after = await listAnalystInsights(db);
    expect(after.map(({ id }) => id).sort()).toEqual(before.rows.map(({ id }) => id).sort());
    expect(demo.fakes.gsc.requests).toHaveLength(before.asked);
  });
});

describe('when sources are not connected', () => {
  it('their analysts say so, and others name what they lack', async () => {
    const other = await store.createTenant('half-connected');
    demo.down.add('ga4').add('meta_ads');

    const down = await look('ga4/data_quality_auditor', other);
    const without = await look('gsc/keyword_opportunity_hunter', other);
    const pages = await look('pagespeed/core_web_vitals_analyst', other);

    demo.down.clear();
    expect(down).toMatchObject({
      status: 'unavailable',
      metrics: [],
      insights: [],
      summary: { confidence: 0 },
    });
    expect(down.data.userActions.join()).toContain('steward integrations connect ga4');
    // Search alone cannot say what a visit is worth; it does not call it worthless.
    expect(without.status).toBe('partial');
    expect(without.insights.length).toBeGreaterThan(0);
    expect(without.insights.map(({ money }) => money)).toEqual(without.insights.map(() => null));
    expect(without.data.missing.map(({ en }) => en).join()).toContain('ga4: "organic" is not there');
    // Without landing pages the home page is what is left to be measured.
    expect(pages.status).toBe('partial');
    expect(pages.metrics.some(({ current }) => current !== null)).toBe(true);
  });
});
