import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { addListener, addTrigger, admitOnly, eventsOf, reportAnomalies, testScheduler } from './testing.ts';

const SCHEDULERS = 6;

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  shop = await store.createTenant();
});
afterAll(() => store.close());

/** Without keys, so that only the scheduler itself keeps a due time from starting two runs. */
const schedulers = (now: () => Date) =>
  Array.from({ length: SCHEDULERS }, () =>
    testScheduler(store, { now, admit: (tx, run) => admitOnly(tx, { ...run, dedupeKey: undefined }) }),
  );

it('starts one run for each due time and each event, with schedulers that all look at once', async () => {
  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    await addTrigger(shop, { name, input: { name }, dueAt: '2026-05-04T10:00:00Z' });
  }
  await addListener(shop);
  const incidents = Array.from({ length: 20 }, (_, number) => `web:${number}`);
  for (const incidentKey of incidents) await reportAnomalies(shop, { incidentKey, count: 3 });

  for (const time of ['10:00', '11:00', '12:00']) {
    const now = () => new Date(`2026-05-04T${time}:07Z`);
    await Promise.all(schedulers(now).map((scheduler) => scheduler.tick()));
  }

  const { rows } = await shop.run(sql`
    select coalesce(input ->> 'name', input ->> 'incidentKey') as about, count(*) as runs from runtime.execution group by 1
  `);
  const counts = Object.fromEntries(rows.map((row) => [Object(row).about, Object(row).runs]));
  expect(counts).toEqual({
    ...{ one: 3, two: 3, three: 3, four: 3, five: 3 },
    ...Object.fromEntries(incidents.map((incidentKey) => [incidentKey, 1])),
  });
});

it('loses no anomaly that comes while its incident is being handled, and starts no second run for it', async () => {
  const now = () => new Date('2026-05-04T13:00:07Z');
  const reports = Array.from({ length: 30 }, () => reportAnomalies(shop, { incidentKey: 'flood' }));

  await Promise.all([...reports, ...schedulers(now).map((scheduler) => scheduler.tick())]);
  for (const scheduler of schedulers(now)) await scheduler.tick();

  const ofFlood = (await eventsOf(shop)).filter((event) => Object(event).subject === 'flood');
  expect(ofFlood.filter((event) => Object(event).outcome === 'fired')).toHaveLength(1);
  expect(ofFlood.filter((event) => Object(event).outcome === null)).toEqual([]);
});
