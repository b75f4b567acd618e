import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { all as graphs } from '#graphs/registry.gen.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { findTrigger } from '#storage/runtime/trigger.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { changeTrigger, type TriggerChange } from './change-trigger.ts';
import { mirrorTriggers } from './mirror-triggers.ts';
import { runTriggerNow } from './run-now.ts';
import { addTrigger, admitOnly, GRAPH, reportAnomalies, testScheduler } from './testing.ts';

const actor = { actorKind: 'operator', actorId: 'ann' } as const;
const SWEEP = 'reactive-sweep';
const HOUR = 3600;

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
});
afterAll(() => store.close());

const set = (change: TriggerChange) => changeTrigger(shop, { name: SWEEP, change }, { actor, graphs });

/** Of the tenant's runs, in seconds from their admission. */
async function patience(): Promise<unknown[]> {
  const { rows } = await shop.run(sql`
    select trigger, round(extract(epoch from answer_by - created_at))::int as seconds
    from runtime.execution order by number
  `);
  return [...rows];
}

it('of a schedule is set, stays when something else is changed, and is taken back', async () => {
  await mirrorTriggers(shop);
  await set({ answerWithin: HOUR });
  await set({ cron: { cron: '30 * * * *' } });
  const kept = await findTrigger(shop, SWEEP);
  await set({ answerWithin: null });

  expect(kept).toMatchObject({ answerWithin: HOUR, when: { cron: '30 * * * *' } });
  expect(await findTrigger(shop, SWEEP)).toMatchObject({ answerWithin: null, when: { cron: '30 * * * *' } });
});

it('is that of the runs that a schedule starts, by time or by event', async () => {
  const filter = { kind: 'event', event: 'anomaly.detected', filter: {}, cooldownSeconds: 0 } as const;
  await addTrigger(shop, { dueAt: '2026-05-04T10:00:00Z', answerWithin: HOUR });
  await addTrigger(shop, { name: 'patient', when: filter, answerWithin: 2 * HOUR });
  await addTrigger(shop, { name: 'hasty', when: filter });
  await reportAnomalies(shop, { incidentKey: 'web:a' });

  await testScheduler(store, { now: () => new Date('2026-05-04T10:00:30Z') }).tick();

  expect(await patience()).toEqual(
    expect.arrayContaining([
      { trigger: 'schedule', seconds: HOUR },
      { trigger: 'event', seconds: 2 * HOUR },
      { trigger: 'event', seconds: null },
    ]),
  );
});

it('is none for a person who starts the run of a schedule now, and waits for it', async () => {
  await addTrigger(shop, { name: 'patient', graph: GRAPH, answerWithin: HOUR });

  await runTriggerNow(shop, { name: 'patient', subject: null }, admitOnly);

  expect(await patience()).toEqual([{ trigger: 'manual', seconds: null }]);
});
