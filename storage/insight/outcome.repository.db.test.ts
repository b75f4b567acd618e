import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { findLearning, insertApplication, listLearnings, writeLearning } from './learning.repository.ts';
import {
  listJudgedOutcomes,
  type OutcomeStart,
  type OutcomeVerdict,
  settleOutcome,
  startOutcome,
} from './outcome.repository.ts';
import { getOutcome, listDueOutcomes, listOutcomes, type StoredOutcome } from './outcome-read.repository.ts';
import { insertTestRecommendation } from './testing.ts';

let store: TestStore;
let tenant: TenantDatabase;
let recommendationId: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  tenant = await store.createTenant();
  recommendationId = await insertTestRecommendation(tenant);
});
afterAll(() => store.close());

const start = (changes: Partial<OutcomeStart> = {}): OutcomeStart => ({
  recommendationId,
  metricKey: 'product_units',
  subject: { source: 'order_items', dimension: 'product', members: ['a', 'b'] },
  plan: { pre: 12, post: 4, smallestThatMatters: 0.1, fault: null },
  predicted: 0.2,
  method: 'adjusted_difference',
  detectableUp: 0.15,
  detectableDown: -0.125,
  dataQuality: { controls: 80 },
  occurredOn: '2026-03-02',
  evaluateOn: '2026-03-30',
  ...changes,
});

const won: OutcomeVerdict = {
  status: 'won',
  reason: null,
  effect: 0.25,
  effectLow: 0.125,
  effectHigh: null,
  pValue: 0.01,
  dataQuality: { preFit: 0.2 },
  evaluatedAt: '2026-03-30T06:00:00Z',
};

function begin(changes: Partial<OutcomeStart> = {}): Promise<boolean> {
  return tenant.transaction((tx) => startOutcome(tx, start(changes)));
}

function settle({ id }: Pick<StoredOutcome, 'id'>, verdict: OutcomeVerdict): Promise<boolean> {
  return tenant.transaction((tx) => settleOutcome(tx, id, verdict));
}

it('measures a recommendation once on each metric, however often it is started', async () => {
  expect(await begin()).toBe(true);
  expect(await begin({ predicted: 0.9 })).toBe(false);
  expect(await begin({ metricKey: 'product_revenue' })).toBe(true);

  const outcomes = await listOutcomes(tenant);

  expect(outcomes.map(({ metricKey, predicted }) => [metricKey, predicted]).sort()).toEqual([
    ['product_revenue', expect.closeTo(0.2)],
    ['product_units', expect.closeTo(0.2)],
  ]);
});

it('asks for a verdict from the day on which the measurement is over', async () => {
  await begin();

  expect(await listDueOutcomes(tenant, '2026-03-29')).toEqual([]);
  expect(await listDueOutcomes(tenant, '2026-03-30')).toHaveLength(1);
});

it('never takes a verdict back', async () => {
  await begin();
  const outcome = await getOutcome(tenant, recommendationId.slice(0, 8));

  expect(await settle(outcome, won)).toBe(true);
  expect(await settle(outcome, { ...won, status: 'lost' })).toBe(false);

  expect(await getOutcome(tenant, outcome.id)).toMatchObject({
    status: 'won',
    effect: 0.25,
    effectLow: 0.125,
    effectHigh: null,
    dataQuality: { controls: 80, preFit: 0.2 },
  });
  expect(await listDueOutcomes(tenant, '2026-12-31')).toEqual([]);
});

it('refuses a verdict without an effect, and an open end without a reason', async () => {
  await begin();
  const outcome = await getOutcome(tenant, recommendationId);

  await expect(settle(outcome, { ...won, effect: null })).rejects.toThrow();
  await expect(settle(outcome, { ...won, status: 'inconclusive' })).rejects.toThrow();
});

it('learns from judged outcomes only', async () => {
  await begin();
  await begin({ metricKey: 'product_revenue' });
  const [first, second] = await listOutcomes(tenant);
  if (first === undefined || second === undefined) throw new Error('There are two.');
  await settle(first, won);
  await settle(second, { ...won, status: 'inconclusive', reason: 'too_uncertain' });

  const judged = await listJudgedOutcomes(tenant, { kind: 'kind', team: 'team' });

  expect(judged).toEqual([{ verdict: 'won', evaluatedAt: new Date(won.evaluatedAt) }]);
});

it('keeps one learning for each kind of advice and team, and where it was put to use', async () => {
  await begin();
  const outcome = await getOutcome(tenant, recommendationId);
  const record = { kind: 'kind', team: 'team', won: 1, failed: 0, outcomes: 1, confidence: 0.6 };
  const stamp = { halfLifeDays: 180, lastReinforcedAt: new Date(won.evaluatedAt) };
  const write = (changes: object = {}) =>
    tenant.transaction((tx) => writeLearning(tx, { ...record, ...stamp, ...changes }));

  const learned = await write();
  const again = await write({ won: 2, outcomes: 2 });
  const change = { from: null, to: 0.6 };
  const application = { learningId: learned.id, outcomeId: outcome.id, attribute: 'confidence', change };
  const apply = () =>
    tenant.transaction((tx) =>
      insertApplication(tx, { ...application, targetKind: 'learning', targetId: learned.id }),
    );
  await apply();
  await apply();

  expect(again).toMatchObject({ id: learned.id, version: 2, won: 2, outcomes: 2 });
  expect(await listLearnings(tenant)).toEqual([again]);
  expect(await findLearning(tenant, { kind: 'kind', team: 'other' })).toBeUndefined();
  const { rows } = await tenant.run({ text: 'select change from insight.application', values: [] });
  expect(rows).toEqual([{ change }]);
});

it('shows a tenant nothing of the outcomes of another', async () => {
  await begin();
  const other = await store.createTenant(`other-${randomUUID().slice(0, 8)}`);

  expect(await listOutcomes(other)).toEqual([]);
  await expect(getOutcome(other, recommendationId)).rejects.toThrow('outcome');
});
