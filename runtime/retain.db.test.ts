import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { getExecution } from '#storage/runtime/execution.repository.ts';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Engine } from './environment.ts';
import { retain } from './retain.ts';
import { double, doubling, oneNode, openTestEngine, runTest } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
beforeAll(async () => {
  store = await openTestStore();
  db = await store.createTenant();
  engine = await openTestEngine(store);
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

async function makeOld(executionId: string, days: number): Promise<void> {
  await db.run(sql`
    update runtime.execution set ended_at = ended_at - ${days} * interval '1 day' where id = ${executionId}
  `);
  await db.run(sql`update runtime.payload set used_at = used_at - ${days} * interval '1 day'`);
}

async function countPayloads(): Promise<number> {
  return (await db.run(sql`select from runtime.payload`)).rowCount;
}

it('lets go of the journal of a run that ended long ago, keeps the run, its evidence and what is younger', async () => {
  const large = oneNode(async ({ useTool }) => {
    await useTool(double, { value: 1, label: 'x'.repeat(5000) });
  });
  const old = await runTest(engine, db, { graph: large, input: {} });
  await makeOld(old.execution.id, 93);
  const young = await runTest(engine, db, { graph: doubling(), input: { values: [1] } });
  const before = await countPayloads();

  const gone = await retain(engine, 90);

  expect(before).toBeGreaterThan(0);
  expect(gone).toEqual({ steps: 2, payloads: before });
  expect(await listSteps(db, old.execution.id)).toEqual([]);
  expect((await getExecution(db, old.execution.id)).status).toBe('completed');
  const evidence = await db.run(
    sql`select step_place from insight.evidence where execution_id = ${old.execution.id}`,
  );
  expect(evidence.rows).toEqual([{ step_place: null }]);
  expect((await listSteps(db, young.execution.id)).length).toBeGreaterThan(0);
  expect(await retain(engine, 90)).toEqual({ steps: 0, payloads: 0 });
});
