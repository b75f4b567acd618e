import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sumMeasures } from '#storage/metric/testing.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { dataQuality } from '../metric/data-quality.tool.ts';
import { testContext } from '../testing.ts';
import { adsDaily } from './ads-daily.import.ts';
import { gaSessions } from './ga-sessions.import.ts';
import { orders } from './orders.import.ts';
import { type ImportBench, openImportBench, SHARED_DATA } from './testing.ts';

const SESSIONS = join(SHARED_DATA, 'ga_merch_sessions', 'sessions.csv.gz');
const ORDERS = join(SHARED_DATA, 'online_retail', 'online_retail_2010-12_2011-08.csv.gz');
const ADS = join(SHARED_DATA, 'ads_online_company_x', 'online_advertising_2020-04_2020-05.csv');

/** A busy machine takes its time. */
const PATIENCE = { timeout: 240_000 };

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

it.skipIf(!existsSync(SESSIONS))(
  `imports the merchandise store to the cent (needs ${SESSIONS})`,
  PATIENCE,
  async () => {
    const bench = await openImportBench(store, gaSessions, {
      currency: 'USD',
      timezone: 'America/Los_Angeles',
    });

    const report = await bench.run(SESSIONS);

    expect(await sumMeasures(bench.db, 'sessions')).toEqual({
      sessions: 196_817,
      users: 182_053,
      new_users: 150_376,
      bounces: 98_521,
      pageviews: 750_603,
      time_on_site: 26_520_144,
      transactions: 2439,
      revenue: 372_584.45,
    });
    expect(report).toMatchObject({
      rows: 196_817,
      badRows: 0,
      firstDay: '2017-01-01',
      lastDay: '2017-03-31',
    });
    expect(report.notes).toContainEqual({ name: 'exact duplicates, kept', rows: 1, amount: 0 });
    expect(report.notes).toContainEqual(
      expect.objectContaining({ name: 'without visitor id, each counted as one user', rows: 13_459 }),
    );
    bench.close();
  },
);

it.skipIf(!existsSync(ORDERS))(`imports the gift shop to the penny (needs ${ORDERS})`, PATIENCE, async () => {
  const bench = await openImportBench(store, orders, { currency: 'GBP', timezone: 'Europe/London' });

  const report = await bench.run(ORDERS);

  const sums = await sumMeasures(bench.db, 'orders');
  const { revenue = 0, refunds = 0, fees = 0, adjustments = 0 } = sums;
  expect(revenue - refunds + fees + adjustments).toBeCloseTo(5_761_931.382, 6);
  expect(sums).toMatchObject({ revenue: 6_061_049.08, transactions: 12_383, adjustments: -11_062.06 });
  expect(await sumMeasures(bench.db, 'order_items')).toMatchObject({
    revenue: 6_061_049.08,
    units: sums.units,
  });
  expect(report.classes.reduce((sum, { rows }) => sum + rows, 0)).toBe(320_705);
  expect(report.classes.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBeCloseTo(5_761_931.382, 6);
  expect(report.notes).toContainEqual(
    expect.objectContaining({ name: 'without customer, kept', rows: 88_652 }),
  );
  expect(report.notes).toContainEqual(
    expect.objectContaining({ name: 'exact duplicates, kept', rows: 2483 }),
  );
  expect(await recordsOfRefundDays(bench)).toEqual([
    ['refunds', 'C541433', 77_183.6],
    ['refunds', 'C550456', 22_998.4],
  ]);
  bench.close();
});

/** What explains the two days on which one large order was taken back. */
async function recordsOfRefundDays({ db, tenant }: ImportBench) {
  const answers = ['2011-01-18', '2011-04-18'].map((day) =>
    dataQuality.run(
      { metric: 'refunds', dims: {}, firstDay: day, lastDay: day },
      testContext({ db, tenant }),
    ),
  );
  const findings = (await Promise.all(answers)).flatMap((answer) => answer.findings);
  return findings.flatMap((finding) =>
    finding.kind === 'record_dominance' ? [[finding.measure, finding.record, finding.amount]] : [],
  );
}

it.skipIf(!existsSync(ADS))(`imports the advertising of company X (needs ${ADS})`, PATIENCE, async () => {
  const bench = await openImportBench(store, adsDaily, { currency: 'USD' });

  const report = await bench.run(ADS, { options: { year: '2020' } });

  expect(await sumMeasures(bench.db, 'ads')).toEqual({
    impressions: 194_920_988,
    clicks: 2_201_019,
    spend: 247_831.6458,
    publisher_cost: 144_397.181,
    conversions: 486_497,
    conversion_value: 24_913_761.8093,
  });
  expect(report).toMatchObject({ rows: 10_972, firstDay: '2020-04-01', lastDay: '2020-05-31' });
  expect(report.notes).toContainEqual(expect.objectContaining({ name: 'placement not set', rows: 287 }));
  bench.close();
});
