import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnalystReport } from '#agents/growth/analyst-report.ts';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { openTestEngine, runTest } from '#runtime/testing.ts';
import { verifyEvidence } from '#runtime/verify-evidence.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listAnalystInsights } from '#storage/insight/report-read.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { all as tools } from '#tools/registry.gen.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { SOUND, type TestSources, testAnswer, testSources } from '#tools/source/testing.ts';
import { TEST_TENANT, testContext } from '#tools/testing.ts';
import { ga4Coverage, ga4Rows, ga4Sources } from './testing-sources.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

const FUNNEL = 'ga4/conversion_funnel_analyst';

async function look(sources: TestSources, analyst = FUNNEL) {
  const engine = await openTestEngine(store, { sources });
  const { execution } = await runTest(engine, db, { graph: growthAnalyst, input: { analyst } });
  await engine.queue.close();
  const [stored] = await listAnalystInsights(db);
  // What the graph wrote has the schema of a report.
  return { execution, stored, report: stored?.content.report as AnalystReport };
}

describe('an analyst', () => {
  it('reports what is planted, with the money that it costs and the evidence of every figure', async () => {
    const { execution, report } = await look(ga4Sources());

    expect(execution).toMatchObject({ status: 'completed', error: null });
    expect(report.status).toBe('ok');
    expect(report.insights[0]).toMatchObject({ check: 'device_gap', subject: { deviceCategory: 'mobile' } });
    expect(report.insights[0]?.text.en).toMatch(
      /^Conversion rate, device “mobile”: .*compared with “desktop”/,
    );
    expect(report.summary.businessImpact.money).toMatchObject({ unit: 'currency', currency: 'PLN' });
    const verified = await verifyEvidence(
      {},
      { ...testContext({ db }), tenant: { ...TEST_TENANT, id: db.tenantId }, now: () => new Date(), tools },
    );
    expect(verified.cited).toBeGreaterThan(0);
    expect(verified.holds).toBe(verified.cited);
  });

  it('says that a source did not answer, and has no zero to show for it', async () => {
    const down = testSources(() => {
      throw new SourceError('Google Analytics did not answer in time.', {
        kind: 'transient',
        userAction: 'Try again later.',
      });
    });

    const { execution, report, stored } = await look(down);

    expect(execution.status).toBe('completed');
    expect(report).toMatchObject({ status: 'unavailable', metrics: [], insights: [], opportunities: [] });
    expect(report.summary).toMatchObject({ confidence: 0, businessImpact: { money: null } });
    expect(report.data.missing.map(({ en }) => en).join(' ')).toContain('did not answer in time');
    expect(report.data.userActions).toEqual(['Try again later.']);
    expect(JSON.stringify(stored?.content.metrics)).toBe('[]');
  });

  it('leaves a day that is not final out of both windows', async () => {
    const partialDays = ['2026-03-12'];
    const late = testSources((call) => {
      const isCurrent = String(call.arguments.to) === '2026-03-12';
      // What has come of the open day would halve the total of a short window.
      const rows = ga4Rows(call).map((row) => (row.date === '2026-03-12' ? { ...row, sessions: 1 } : row));
      const coverage = ga4Coverage(call);
      return testAnswer(rows, { coverage, quality: { ...SOUND, partialDays: isCurrent ? partialDays : [] } });
    });

    const { report } = await look(late);

    const rate = report.metrics.find(({ name }) => name === 'revenue');
    expect(rate?.current).toBe(rate?.baseline);
    expect(report.status).toBe('partial');
    expect(report.data.notes.map(({ en }) => en).join(' ')).toContain('not final were left out');
  });

  it.each([
    ['a sample', { sampled: true }, 0.72],
    ['withheld rows', { thresholded: true }, 0.81],
    ['days that are open', { partialDays: ['2026-03-12'] }, 0.77],
  ])('is less sure of %s', async (_what, flaw, confidence) => {
    const flawed = testSources((call) =>
      testAnswer(ga4Rows(call), { coverage: ga4Coverage(call), quality: { ...SOUND, ...flaw } }),
    );

    const { report } = await look(flawed);

    expect(report.summary.confidence).toBe(confidence);
  });

  it('does not call it growth when there is nothing to compare with', async () => {
    const young = testSources((call) => {
      const isCurrent = String(call.arguments.to) === '2026-03-12';
      return testAnswer(isCurrent ? ga4Rows(call) : [], { coverage: ga4Coverage(call) });
    });

    const { report } = await look(young);

    expect(report.agentMetadata.baseline).toBeNull();
    expect(report.metrics.map(({ baseline, change }) => [baseline, change])).toEqual(
      report.metrics.map(() => [null, null]),
    );
    expect(report.data.missing.map(({ en }) => en).join(' ')).toContain('no earlier window');
  });

  it('asks nobody twice on a day, and keeps one report of a period', async () => {
    const sources = ga4Sources();
    await look(sources);
    const asked = sources.calls.length;

    const { stored } = await look(sources);

    expect(sources.calls.length).toBe(asked);
    expect(await listAnalystInsights(db)).toHaveLength(1);
    expect(stored?.timesSeen).toBe(2);
  });
});
