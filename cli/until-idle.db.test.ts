import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#runtime/environment.ts';
import { openTestEngine } from '#runtime/testing.ts';
import { insertTestRun } from '#storage/runtime/testing.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { untilIdle } from './until-idle.ts';

let store: TestStore;
let engine: Engine;
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

it('does not end while a run that a broken connection took from this worker is still leased to it', async () => {
  const db = await store.createTenant();
  await insertTestRun(db, { workerId: engine.workerId });
  let isIdle = false;
  const idle = untilIdle(engine, { active: () => 0 }, { queues: undefined }).then(() => {
    isIdle = true;
  });

  await wait(1_800);
  expect(isIdle).toBe(false);
  await db.run(sql`delete from runtime.lease`);

  await idle;
});
