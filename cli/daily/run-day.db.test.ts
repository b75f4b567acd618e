import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { listInstallationLearnings } from '#storage/insight/installation-learning.repository.ts';
import { writeLearning } from '#storage/insight/learning.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { gatherAfter, type StepOutcome } from './run-day.ts';

const NOW = new Date('2026-10-01T06:00:00Z');

let store: TestStore;
let shops: TenantDatabase[];
let opened: number;
beforeAll(async () => {
  store = await openTestStore();
  shops = await Promise.all(Array.from({ length: 5 }, () => store.createTenant()));
  const record = { kind: 'raise_bid', team: 'ads', won: 1, failed: 1, outcomes: 2, confidence: 0.5 };
  for (const shop of shops) {
    await shop.transaction((tx) =>
      writeLearning(tx, { ...record, halfLifeDays: 180, lastReinforcedAt: NOW }),
    );
  }
  opened = 0;
});
afterAll(() => store.close());

const cli = {
  now: () => NOW,
  store: async () => {
    opened += 1;
    return store;
  },
};

function outcome(hasLearned: boolean): StepOutcome {
  const result = { data: {}, isInOrder: true, hasLearned, summary: '', show: () => {} };
  return { step: { name: 'outcomes', title: 'Outcomes' }, result, error: null };
}

it('adds up what all shops learned once, after the days of those that learned something', async () => {
  const [first] = shops as [TenantDatabase];

  await gatherAfter([[outcome(false)], []], cli);
  expect(await listInstallationLearnings(first)).toEqual([]);

  await gatherAfter([[outcome(true)], [outcome(true)], [outcome(false)]], cli);
  expect(await listInstallationLearnings(first)).toMatchObject([{ won: 5, failed: 5, shops: 5 }]);
  expect(opened).toBe(1);
});
