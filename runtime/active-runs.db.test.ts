import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { getExecution } from '#storage/runtime/execution.repository.ts';
import { openTestStore } from '#storage/testing.ts';
import { takeOver } from './take-over.ts';
import { oneNode } from './testing.ts';
import { admitTo, gatherCrew, whenEnded } from './testing-crew.ts';

it('keeps the lease of a run that it lost and took again while its first attempt still works', async () => {
  const store = await openTestStore();
  const db = await store.createTenant();
  const crew = gatherCrew(store);
  let attempts = 0;
  const graph = oneNode(async () => {
    attempts += 1;
    // The first attempt ends while the second one still works, longer than a lease lasts.
    await wait(attempts === 1 ? 600 : 2_500);
  });
  const engine = await crew.open([graph], 1);
  crew.work(engine);
  const id = await admitTo(engine, db, graph);
  await expect.poll(() => attempts, { timeout: 10_000 }).toBe(1);

  await store.pool.query(`update runtime.lease set lease_until = clock_timestamp() - interval '1 second'`);
  await takeOver(engine);
  await whenEnded(db, id);

  expect(attempts).toBe(2);
  expect(await getExecution(db, id)).toMatchObject({ status: 'completed', output: {} });
  await crew.close();
  await store.close();
});
