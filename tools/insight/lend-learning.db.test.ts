import { afterAll, beforeEach, expect, it } from 'vitest';
import { HALF_LIFE_DAYS } from '#analysis/calibration.ts';
import { addDays } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listInstallationLearnings } from '#storage/insight/installation-learning.repository.ts';
import { writeLearning } from '#storage/insight/learning.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { confidenceAfter, readAdviceRecords, recordOf } from './advice-records.ts';
import { gatherLearnings, setLending } from './lend-learning.ts';

const DAY = '2026-10-01';
const AT = new Date(`${DAY}T06:00:00Z`);
const advice = { kind: 'pause_campaign', team: 'ads' };
const SHOPS = 6;

let store: TestStore;
let shops: TenantDatabase[];
beforeEach(async () => {
  await store?.close();
  store = await openTestStore();
  shops = await Promise.all(Array.from({ length: SHOPS }, () => store.createTenant()));
});
afterAll(() => store.close());

const learn = (shop: TenantDatabase, changes: object = {}) =>
  shop.transaction((tx) =>
    writeLearning(tx, {
      ...{ ...advice, won: 2, failed: 1, outcomes: 3, confidence: 0.6 },
      ...{ halfLifeDays: HALF_LIFE_DAYS, lastReinforcedAt: AT, ...changes },
    }),
  );

it('adds up what five shops know, and what was learned long ago counts less', async () => {
  const [first, ...others] = shops as [TenantDatabase, ...TenantDatabase[]];
  await learn(first, { lastReinforcedAt: new Date(`${addDays(DAY, -HALF_LIFE_DAYS)}T06:00:00Z`) });
  for (const shop of others) await learn(shop);

  await gatherLearnings(store, AT);

  const sums = await listInstallationLearnings(first);
  expect(sums).toEqual([{ ...advice, won: 11, failed: 5.5, shops: 6, gatheredAt: AT }]);
});

it('adds up nothing that fewer shops know', async () => {
  for (const shop of shops.slice(0, 4)) await learn(shop);

  expect(await gatherLearnings(store, AT)).toEqual([]);
});

it('takes a shop that keeps its outcomes out of the sums', async () => {
  for (const shop of shops) await learn(shop);
  const [first, second] = shops as [TenantDatabase, TenantDatabase];

  await setLending(first, false);
  expect(await gatherLearnings(store, AT)).toMatchObject([{ won: 10, shops: 5 }]);
  await setLending(second, false);
  expect(await gatherLearnings(store, AT)).toEqual([]);
  await setLending(first, true);
  expect(await gatherLearnings(store, AT)).toMatchObject([{ shops: 5 }]);
});

it('moves how sure a shop is that has tried nothing of the kind itself', async () => {
  const [fresh, ...others] = shops as [TenantDatabase, ...TenantDatabase[]];
  for (const shop of others) await learn(shop, { won: 0, failed: 4, outcomes: 4 });
  await gatherLearnings(store, AT);

  const records = await readAdviceRecords(fresh, AT);

  expect(recordOf(records, advice)).toMatchObject({
    own: { won: 0, failed: 0 },
    installation: { failed: 20 },
  });
  expect(confidenceAfter(records, { ...advice, stated: 0.8 }).confidence).toBeLessThan(0.3);
  expect(confidenceAfter(records, { ...advice, team: 'other', stated: 0.8 }).confidence).toBe(0.8);
});

it('lets sums grow old', async () => {
  for (const shop of shops) await learn(shop);
  await gatherLearnings(store, AT);

  const later = new Date(`${addDays(DAY, HALF_LIFE_DAYS)}T06:00:00Z`);
  const [record] = await readAdviceRecords(shops[0] as TenantDatabase, later);

  expect(record?.own.won).toBeCloseTo(1);
  expect(record?.installation.won).toBeCloseTo(6);
});

it('lets no shop write sums, nor read what another one learned', async () => {
  const [first, second] = shops as [TenantDatabase, TenantDatabase];
  await learn(second);

  await expect(first.run(sql`delete from insight.installation_learning`)).rejects.toThrow(
    'permission denied',
  );
  expect(await readAdviceRecords(first, AT)).toEqual([]);
});
