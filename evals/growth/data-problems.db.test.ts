import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeFacts } from '#storage/metric/fact.repository.ts';
import { listIncidents } from '#storage/metric/incident.repository.ts';
import type { TestStore } from '#storage/testing.ts';
import { dataQuality } from '#tools/metric/data-quality.tool.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { TEST_TENANT, testContext } from '#tools/testing.ts';
import { generateScenario } from './scenarios/generate-scenario.ts';
import type { RecordingEffect, Scenario } from './scenarios/scenario.ts';
import { garden } from './scenarios/shops.ts';
import { openMetricStore } from './testing.ts';

const LAST_DAY = '2026-06-14';
const SITE = ['sessions'];
const SHOP = { name: 'data', shop: garden, seed: 3, visits: 1800, lastDay: LAST_DAY, days: 75 };

let store: TestStore;
beforeAll(async () => {
  store = await openMetricStore();
});
afterAll(() => store.close());

/** What detection takes the days for when this is done to the last so many of them, and what is doubted of them after. */
async function problemsOf(effect: RecordingEffect, days: number) {
  const scenario: Scenario = {
    ...SHOP,
    matters: [{ kind: 'data_gap', places: [], begins: days - 1, days, effects: [effect] }],
  };
  const db = await store.createTenant();
  for (const { facts, ...units } of generateScenario(scenario).deliveries) {
    await db.transaction((tx) => storeFacts(tx, facts, { ...units, executionId: null }));
  }
  const { currency, timezone } = garden;
  const context = testContext({ db, tenant: { ...TEST_TENANT, id: db.tenantId, currency, timezone } });
  await detectAnomalies.run({ upTo: LAST_DAY }, context);
  const incidents = await listIncidents(db);
  const doubted = incidents.map(async ({ lead: { metric, source }, firstDay, lastDay }) => {
    const asked = { metric, source, dims: {}, firstDay, lastDay };
    return { firstDay, lastDay, findings: (await dataQuality.run(asked, context)).findings };
  });
  return {
    ...{ incidents, context },
    found: incidents.map(({ dataProblem }) => dataProblem),
    doubted: await Promise.all(doubted),
  };
}

const LOADED_ADS: RecordingEffect = { on: 'loaded_again', times: 2, datasets: ['ads'] };

it.each<[string, RecordingEffect, number, string]>([
  ['rows that were loaded again', { on: 'loaded_again', times: 2, datasets: SITE }, 2, 'duplicates'],
  ['a report of advertising that was loaded again', LOADED_ADS, 1, 'duplicates'],
  ['a sampled report', { on: 'sampled', oneOf: 10, datasets: SITE }, 3, 'sampling'],
  [
    'pages that are not counted',
    { on: 'measure_zero', measure: 'pageviews', datasets: SITE },
    3,
    'measure_missing',
  ],
  [
    'a tracker that sees half of what the books know',
    { on: 'tracked', part: 0.5, where: {}, datasets: SITE },
    7,
    'tracker_break',
  ],
  ['money in another unit', { on: 'money', factor: 100, datasets: SITE }, 5, 'currency_change'],
  ['days by another clock', { on: 'delivered_as', timezone: 'UTC' }, 5, 'timezone_change'],
])('takes %s for a problem of the data, and for nothing else', async (...[, effect, days, kind]) => {
  const { found, doubted } = await problemsOf(effect, days);

  expect(found).toEqual([kind]);
  // Whoever asks about these days is told the same, with the days of the problem.
  const [{ firstDay, lastDay, findings } = { findings: [] }] = doubted;
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'detected_problem', problem: kind, firstDay, lastDay }),
  );
});

it('takes a campaign under a new name for one problem of site and advertising, which leaves totals as they are', async () => {
  const label = { dimension: 'campaign', from: 'zakupy_pl', to: 'zakupy_pl_new' };

  const { incidents, context } = await problemsOf(
    { on: 'relabelled', ...label, datasets: [...SITE, 'ads'] },
    4,
  );

  expect(incidents).toMatchObject([{ dataProblem: 'label_shift', shiftedLabel: label }]);
  const [incident] = incidents;
  const sources = new Set(incident?.anomalies.map(({ source }) => source));
  expect(sources).toEqual(new Set([...SITE, 'ads']));
  const days = { firstDay: '2026-06-11', lastDay: LAST_DAY };
  const ask = (dims: Readonly<Record<string, string>>) =>
    dataQuality.run({ metric: 'sessions', source: 'sessions', dims, ...days }, context);
  expect((await ask({})).findings.map(({ kind }) => kind)).not.toContain('detected_problem');
  expect((await ask({ campaign: 'zakupy_pl' })).findings).toContainEqual(
    expect.objectContaining({ kind: 'label_shift', from: label.from, to: label.to }),
  );
});
