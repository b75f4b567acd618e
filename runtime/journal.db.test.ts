import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LeaseLostError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { renewLeases } from '#storage/runtime/claim.repository.ts';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { endRun, releaseRun, suspendRun } from './end-run.ts';
import type { Engine } from './environment.ts';
import type { OpenRun } from './open-run.ts';
import { openRun } from './open-run.ts';
import type { HeldRun } from './run-work.ts';
import { double, oneNode, openTestEngine, runTest } from './testing.ts';
import { beginRun, takeFrom } from './testing-take-over.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

const graph = oneNode(async () => {});

/** A run that this process holds, and what its graph would be lent. */
async function open(tenant = db): Promise<{ run: HeldRun; opened: OpenRun }> {
  const run = await beginRun(engine, tenant, { graph });
  if (run.execution === undefined) throw new Error('The run has begun.');
  const work = { signal: new AbortController().signal };
  return { run, opened: await openRun(engine, { ...run, execution: run.execution }, work) };
}

/** Everything that a run has left in the store. */
async function traces(executionId: string) {
  const { rows } = await db.run(sql`
    select (select count(*) from runtime.step where execution_id = ${executionId}) as steps,
           (select count(*) from insight.evidence where execution_id = ${executionId}) as evidence,
           (select count(*) from runtime.payload) as payloads,
           (select count(*) from runtime.memory) as memories,
           (select status from runtime.execution where id = ${executionId}) as status
  `);
  return rows[0];
}

const remember = sql`insert into runtime.memory (tenant_id, scope, key, value)
                     values (core.require_tenant(), 'tenant', 'key', '{}')`;
const LARGE = 'x'.repeat(5_000);

it.each<[string, (zombie: { run: HeldRun; opened: OpenRun }) => Promise<unknown>]>([
  [
    'a step',
    async ({ opened: { runtime, journal } }) => {
      await runtime.useTool(double, { value: 1, label: LARGE });
      await journal.settled();
    },
  ],
  ['a write', ({ opened: { runtime } }) => runtime.write('note', {}, (tx) => tx.run(remember))],
  [
    'its end',
    ({ run }) => {
      const end = { status: 'completed', outputJson: '1', error: null } as const;
      return endRun(db, engine, { lease: run, end, isAlone: false });
    },
  ],
  [
    'its end, were it alone',
    ({ run }) => {
      const end = { status: 'completed', outputJson: '1', error: null } as const;
      return endRun(db, engine, { lease: run, end, isAlone: true });
    },
  ],
  ['its suspension', ({ run }) => suspendRun(db, engine, run)],
  ['its release', ({ run }) => releaseRun(db, engine, run)],
  [
    'a question to people',
    ({ opened: { waits } }) =>
      waits.ask({
        ...{ place: 'only@1', kind: 'interrupt', summary: 'May I?', payload: {} },
        ...{ rule: null, expiresInSeconds: null },
      }),
  ],
])(
  'refuses %s of a worker whose run is another one’s by now, and keeps nothing of it',
  async (_name, write) => {
    const zombie = await open();
    const next = await takeFrom(engine, zombie.run);

    const refused = write(zombie);

    await expect(refused).rejects.toThrow(LeaseLostError);
    expect(await traces(zombie.run.executionId)).toEqual({
      ...{ steps: 0, evidence: 0, payloads: 0, memories: 0, status: 'running' },
    });
    const { rows } = await db.run(sql`select state, epoch from runtime.lease`);
    expect(rows).toEqual([{ state: 'leased', epoch: next.epoch }]);
  },
);

it('does nothing more in a run after a line was refused', async () => {
  const zombie = await open();
  await takeFrom(engine, zombie.run);
  const { runtime } = zombie.opened;
  let calls = 0;
  const counted = { ...double, run: async () => ({ doubled: ++calls, label: 'x' }) };
  await runtime.useTool(counted, { value: 1, label: 'x' });

  const second = runtime.useTool(counted, { value: 2, label: 'x' });

  await expect(second).rejects.toThrow(LeaseLostError);
  expect(calls).toBe(1);
});

it('keeps the lines of the other runs when one of them is refused', async () => {
  const [zombie, alive] = [await open(), await open()];
  await takeFrom(engine, zombie.run);

  await Promise.all(
    [zombie, alive].map(({ opened: { runtime } }) => runtime.useTool(double, { value: 1, label: 'x' })),
  );

  await expect(zombie.opened.journal.settled()).rejects.toThrow(LeaseLostError);
  await alive.opened.journal.settled();
  expect(await listSteps(db, zombie.run.executionId)).toEqual([]);
  expect(await listSteps(db, alive.run.executionId)).toHaveLength(1);
});

it('stores a large payload once, whoever has it, and what is small in its line', async () => {
  const runs = [await open(), await open()];
  const texts = [LARGE, LARGE, 'small', LARGE];

  await Promise.all(
    runs.flatMap(({ opened: { runtime } }) =>
      texts.map((text, index) => runtime.write(`note ${index}`, index, async () => text)),
    ),
  );

  const { rows } = await db.run(sql`select body from runtime.payload`);
  expect(rows).toEqual([{ body: LARGE }]);
  for (const { run } of runs) {
    const steps = await listSteps(db, run.executionId);
    expect(steps.map(({ output }) => String(output).length).toSorted()).toEqual(
      [5, 5_000, 5_000, 5_000].toSorted(),
    );
  }
});

it('numbers the lines of each run from one; whoever looks sees them up to one of them, and none is missing', async () => {
  const parallel = oneNode(async ({ useTool, write }) => {
    await Promise.all(
      Array.from({ length: 12 }, async (_each, value) => {
        await useTool(double, { value, label: value % 3 === 0 ? LARGE : 'x' });
        await write(`note ${value}`, value, (tx) => tx.run(sql`select 1`));
        await useTool(double, { value: value + 100, label: 'x' });
      }),
    );
  });
  const look = sql`select count(*) as lines, max(number) as last from runtime.step group by execution_id`;
  const seen: unknown[] = [];
  let isWorking = true;
  const watching = (async () => {
    while (isWorking) seen.push(...(await db.run(look)).rows);
  })();

  const runs = await Promise.all([1, 2, 3].map(() => runTest(engine, db, { graph: parallel, input: {} })));
  isWorking = false;
  await watching;

  expect(runs.map(({ execution }) => execution.error)).toEqual([null, null, null]);
  expect((await db.run(look)).rows).toEqual(runs.map(() => ({ lines: 37, last: 37 })));
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((row) => Object(row).lines !== Object(row).last)).toEqual([]);
});

it('renews leases while their lines are written, and keeps nobody waiting', async () => {
  const runs = await Promise.all(Array.from({ length: 12 }, () => open()));
  let isWriting = true;
  const renewing = (async () => {
    let turns = 0;
    while (isWriting) {
      const ids = runs.map(({ run }) => run.executionId);
      const renewed = await renewLeases(store.owner, { id: engine.workerId, seconds: 15 }, ids);
      expect(renewed.length).toBeGreaterThanOrEqual(12);
      turns += 1;
    }
    return turns;
  })();

  await Promise.all(
    runs.map(async ({ opened: { runtime, journal } }) => {
      for (let value = 0; value < 10; value += 1) {
        await runtime.useTool(double, { value, label: 'x' });
        await runtime.write('note', value, (tx) => tx.run(sql`select 1`));
      }
      await journal.settled();
    }),
  ).finally(() => {
    isWriting = false;
  });

  expect(await renewing).toBeGreaterThan(0);
  const { rows } = await db.run(sql`select distinct steps from runtime.lease`);
  expect(rows).toEqual([{ steps: 20 }]);
});
