import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { type OutcomeVerdict, settleOutcome, startOutcome } from '#storage/insight/outcome.repository.ts';
import { getOutcome } from '#storage/insight/outcome-read.repository.ts';
import { insertTestRecommendation } from '#storage/insight/testing.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { commandLine } from '../testing-command-line.ts';
import { outcomesCommand } from './outcomes.command.ts';

let store: TestStore;
let shop: TenantDatabase;
let slug: string;
let id: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  slug = `shop-${Math.random().toString(36).slice(2, 10)}`;
  shop = await store.createTenant(slug);
  const recommendationId = await insertTestRecommendation(shop);
  await shop.transaction((tx) =>
    startOutcome(tx, {
      ...{ recommendationId, metricKey: 'item_units', predicted: 0.2, method: 'adjusted_difference' },
      ...{ detectableUp: 0.15, detectableDown: -0.13, dataQuality: { controls: 80 } },
      ...{ occurredOn: '2026-03-02', evaluateOn: '2026-03-30' },
      subject: { source: 'order_items', dimension: 'product', members: ['mug', 'cup'] },
      plan: { pre: 12, post: 4, smallestThatMatters: 0.1, fault: null },
    }),
  );
  ({ id } = await getOutcome(shop, recommendationId));
});
afterAll(() => store.close());

const outcomes = async (...words: string[]): Promise<string> =>
  (await commandLine(store, outcomesCommand)('outcomes', ...words, '--tenant', slug)).text;

function settle(changes: Partial<OutcomeVerdict> = {}): Promise<boolean> {
  const verdict: OutcomeVerdict = {
    ...{ status: 'won', reason: null, effect: 0.25, effectLow: 0.1, effectHigh: 0.4, pValue: 0.004 },
    ...{ dataQuality: { preFitRank: 0.62 }, evaluatedAt: '2026-03-30T06:00:00Z' },
  };
  return shop.transaction((tx) => settleOutcome(tx, id, { ...verdict, ...changes }));
}

it('lists what is measured, without a figure before the verdict', async () => {
  expect(await outcomes('list')).toMatch(/measuring +Do it .*\+20% +–/);
});

it('shows a verdict with its interval and what it rests on', async () => {
  await settle();

  const text = await outcomes('show', id.slice(0, 8));

  expect(text).toMatch(/verdict +won/);
  expect(text).toMatch(/can be detected +\+15% or -13%/);
  expect(text).toMatch(/measured +\+25% \(\+10% to \+40%\)/);
  expect(text).toMatch(/compared with +80 others/);
});

it('says why nothing may be said', async () => {
  await settle({ status: 'inconclusive', reason: 'bad_pre_fit', effect: null, effectLow: null });

  expect(await outcomes('list', '--status', 'inconclusive')).toContain('moved unlike');
  expect(await outcomes('list', '--status', 'won')).toBe('No outcome is won.\n');
});

it('answers programs with the stored outcome', async () => {
  const [found] = JSON.parse(await outcomes('list', '--json'));

  expect(found).toMatchObject({ id, status: 'measuring', effect: null });
});

it('says that no measurement is over before its day', async () => {
  expect(await outcomes('measure', '--up-to', '2026-03-29')).toBe('No measurement is over.\n');
});
