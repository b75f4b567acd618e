import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seededUniform } from '#analysis/outcome/seeded-uniform.ts';
import { addDays } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { testContext } from '../testing.ts';
import { judgeMeasurability } from './judge-measurability.tool.ts';

const START = '2026-03-02';
/** Of an ordinary week of each product. */
const WEEKLY_REVENUE = 1000;

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

/** Takings of products over weeks before the start; every week moves by up to a fifth either way. */
async function sell({ products = 60, weeks = 28 } = {}): Promise<void> {
  const uniform = seededUniform('takings');
  const facts = Array.from({ length: products * weeks }, (_, index) => ({
    day: addDays(START, 7 * (-1 - (index % weeks)) + 2),
    dims: { product: `p${Math.floor(index / weeks)}`, category: 'all' },
    measures: { revenue: Math.round(WEEKLY_REVENUE * (0.8 + 0.4 * uniform())), units: 1 },
  }));
  await db.run(sql`
    insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
    select core.require_tenant(), 'order_items', day, dims, measures, 'PLN', 'Europe/Warsaw'
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as fact (day date, dims jsonb, measures jsonb)
  `);
}

type Asked = Parameters<typeof judgeMeasurability.run>[0];

/** A promise of so much of a product's ordinary takings, within 28 days. */
function judge(share: number, changes: Partial<Asked> = {}) {
  const money = 4 * WEEKLY_REVENUE * share;
  const asked: Asked = {
    metric: 'revenue',
    place: { dimension: 'product', value: 'p0' },
    ...{ low: money / 2, mid: money, high: 2 * money },
    ...{ horizonDays: 28, start: START },
    ...changes,
  };
  return judgeMeasurability.run(asked, testContext({ db }));
}

it('says that a promise larger than what can be detected can be measured, and how', async () => {
  await sell();

  const found = await judge(0.9);

  expect(found).toMatchObject({
    verdict: 'yes',
    fault: null,
    metric: 'item_revenue',
    controls: 59,
    weeks: 4,
  });
  expect(found.method).not.toBeNull();
  expect(found.baseline).toMatchObject({ basis: 'weeks_before', unit: 'currency', days: 28 });
  expect(found.promised?.mid).toBeCloseTo(0.9, 1);
  expect(found.detectableUp).toBeLessThan(0.9);
  expect(found.detectableDown).toBeLessThan(0);
});

/** Takings of one more product on each day, which grow by about one a day. */
async function grow(): Promise<void> {
  const uniform = seededUniform('growth');
  const facts = Array.from({ length: 196 }, (_, day) => ({
    day: addDays(START, day - 196),
    measures: { revenue: 100 + day * (0.98 + 0.04 * uniform()), units: 1 },
  }));
  await db.run(sql`
    insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
    select core.require_tenant(), 'order_items', day, '{"product": "riser", "category": "other"}', measures, 'PLN',
           'Europe/Warsaw'
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as fact (day date, measures jsonb)
  `);
}

it('sizes a promise by a forecast of what would come without it, and carries its interval', async () => {
  await sell();
  await grow();

  const { baseline, promised } = await judge(0.9, { place: { dimension: 'product', value: 'riser' } });

  // The next four weeks bring 28 times 296 and what they grow by; the twelve before brought 254 a day.
  expect(baseline?.basis).toBe('forecast');
  expect(baseline?.mid).toBeGreaterThan(28 * 296);
  expect(baseline?.high).toBeGreaterThan(baseline?.mid ?? 0);
  expect(promised?.mid).toBeCloseTo(3600 / (baseline?.mid ?? 0), 12);
  expect(promised?.low).toBeCloseTo(1800 / (baseline?.high ?? 0), 12);
  expect(promised?.high).toBeCloseTo(7200 / (baseline?.low ?? 0), 12);
});

it('says beyond what a smaller promise would be found, by the same design', async () => {
  await sell();

  const [large, small] = [await judge(0.9), await judge(0.02)];

  expect(small).toMatchObject({ verdict: 'beyond', fault: null, detectableUp: large.detectableUp });
});

it('needs no more history than one measurement before the start', async () => {
  await sell({ weeks: 17 });

  expect(await judge(0.9)).toMatchObject({ verdict: 'yes', controls: 59 });
});

it('says the same whenever it is asked, whatever came later', async () => {
  await sell();
  const before = await judge(0.9);
  await db.run(sql`
    insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
    values (core.require_tenant(), 'order_items', ${START}::date, '{"product": "p0"}', '{"revenue": 90000, "units": 1}',
            'PLN', 'Europe/Warsaw')
  `);

  expect(await judge(0.9)).toEqual(before);
});

it.each<[string, { products?: number; weeks?: number }, Partial<Asked>]>([
  ['too_few_controls', { products: 20 }, {}],
  ['short_history', { weeks: 14 }, {}],
  ['missing_data', {}, { place: { dimension: 'product', value: 'never sold' } }],
  ['missing_data', {}, { metric: 'ad_spend', place: { dimension: 'campaign', value: 'search' } }],
  ['rate', {}, { metric: 'conversion_rate' }],
  ['unknown_place', {}, { place: { dimension: 'page', value: '/' } }],
])('says that nothing can be measured: %s', async (fault, sold, changes) => {
  await sell(sold);

  expect(await judge(0.9, changes)).toMatchObject({ verdict: 'no', fault, method: null, detectableUp: null });
});

it('keeps its figures as evidence', async () => {
  await sell();
  const found = await judge(0.9);

  const cells = judgeMeasurability.cells?.(found, testContext().tenant) ?? {};

  expect(cells).toMatchObject({
    verdict: { value: 'yes', unit: 'label' },
    'detectable.up': { value: found.detectableUp, unit: 'fraction' },
    'promised.mid': { value: found.promised?.mid, unit: 'fraction' },
    controls: { value: 59, unit: 'count' },
  });
});
