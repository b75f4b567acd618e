import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seededUniform } from '#analysis/outcome/seeded-uniform.ts';
import { addDays } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listLearnings } from '#storage/insight/learning.repository.ts';
import { getOutcome } from '#storage/insight/outcome-read.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { TEST_TENANT, testContext } from '../testing.ts';
import { measureOutcomes } from './measure-outcomes.tool.ts';
import { startMeasurement } from './start-measurement.tool.ts';

const START = '2026-03-02';
const OVER = '2026-03-30';
const WEEKS_BEFORE = 28;
const WEEKS_AFTER = 4;
const MEMBERS = ['p0', 'p1', 'p2'];

let store: TestStore;
let db: TenantDatabase;
let recommendationId: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  recommendationId = randomUUID();
  await db.run(sql`
    insert into insight.recommendation
      (id, tenant_id, source_kind, domain, kind, priority, language, title, body, confidence, fingerprint, status,
       implemented_at)
    values
      (${recommendationId}, core.require_tenant(), 'anomaly', 'team', 'kind', 'HIGH', 'en', 'Do it', '{}', 0.6, 'f',
       'implemented', ${`${START}T09:00:00Z`}::timestamptz)
  `);
});
afterAll(() => store.close());

/** Sales of sixty products over the weeks; those acted on are multiplied from the start on. */
async function sell(factor: number, products = 60): Promise<void> {
  const uniform = seededUniform('sales');
  const facts = Array.from({ length: products }, (_, index) => `p${index}`).flatMap((product) =>
    Array.from({ length: WEEKS_BEFORE + WEEKS_AFTER }, (_, week) => ({
      day: addDays(START, 7 * (week - WEEKS_BEFORE) + 2),
      dims: { product },
      measures: {
        units: Math.round(
          (80 + 40 * uniform()) * (MEMBERS.includes(product) && week >= WEEKS_BEFORE ? factor : 1),
        ),
      },
    })),
  );
  await db.run(sql`
    insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
    select core.require_tenant(), 'order_items', day, dims, measures, 'PLN', 'Europe/Warsaw'
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as fact (day date, dims jsonb, measures jsonb)
  `);
}

const context = () =>
  testContext({ db, tenant: { ...TEST_TENANT, id: db.tenantId }, now: () => new Date(`${OVER}T12:00:00Z`) });

function begin(changes: { predicted?: number; metric?: string } = {}) {
  return startMeasurement.run(
    {
      recommendationId,
      metric: 'item_units',
      subject: { source: 'order_items', dimension: 'product', members: MEMBERS },
      predicted: 0.4,
      smallestThatMatters: 0.1,
      weeks: WEEKS_AFTER,
      ...changes,
    },
    context(),
  );
}

it('judges a measurement when its time is over, and learns from it', async () => {
  await sell(1.4);
  const started = await begin();

  const early = await measureOutcomes.run({ upTo: addDays(OVER, -1) }, context());
  const { judged } = await measureOutcomes.run({}, context());

  expect(started).toMatchObject({ isNew: true, isMeasurable: true, fault: null, evaluateOn: OVER });
  expect(early.judged).toEqual([]);
  expect(judged).toMatchObject([{ status: 'won', reason: null }]);
  const outcome = await getOutcome(db, judged[0]?.id ?? '');
  expect(outcome.effectLow).toBeLessThan(0.4);
  expect(outcome.effectHigh).toBeGreaterThan(0.4);
  expect(await listLearnings(db)).toMatchObject([
    { kind: 'kind', team: 'team', won: 1, failed: 0, outcomes: 1 },
  ]);
});

it('judges once, however often it is asked', async () => {
  await sell(1.4);
  await begin();
  await measureOutcomes.run({}, context());

  const again = await measureOutcomes.run({}, context());

  expect(again.judged).toEqual([]);
  expect(await listLearnings(db)).toMatchObject([{ version: 1 }]);
});

it('learns nothing from what it cannot judge, and says why it cannot', async () => {
  await sell(3, 20);
  const started = await begin();

  const { judged } = await measureOutcomes.run({}, context());

  expect(started).toMatchObject({ isMeasurable: false, fault: 'too_few_controls' });
  expect(judged).toMatchObject([{ status: 'inconclusive', effect: null, reason: 'too_few_controls' }]);
  expect(await listLearnings(db)).toEqual([]);
});

it('refuses to measure a rate, and what was not implemented', async () => {
  await expect(begin({ metric: 'conversion_rate' })).rejects.toThrow('it is a rate');

  await db.run(sql`update insight.recommendation set status = 'accepted', implemented_at = null`);
  await expect(begin()).rejects.toThrow('Only an implemented recommendation');
});
