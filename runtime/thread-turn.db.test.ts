import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InvalidInputError, NotFoundError, ThreadBusyError } from '#core/errors.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import { createExecution } from '#storage/runtime/execution.repository.ts';
import { holdLease } from '#storage/runtime/journal.repository.ts';
import { endIdleLease, insertLease } from '#storage/runtime/lease.repository.ts';
import {
  appendMessage,
  createThread,
  listThreadRuns,
  lockTurnOf,
  type ThreadPolicy,
} from '#storage/runtime/thread.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { type CancelRun, passTurn, rejoinThread, takeTurn } from './thread-turn.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

async function open(policy: ThreadPolicy): Promise<string> {
  return (await createThread(db, { kind: 'chat', policy, channel: 'cli' })).id;
}

/** Admits a run the way it is done, without what the queue is told. */
async function admitIn(tx: Transaction, threadId: string, cancel?: CancelRun) {
  const { execution } = await createExecution(tx, {
    ...{ graph: 'test', graphVersion: '1', trigger: 'api', inputJson: '{}', budgetJson: '{}' },
    ...{ queue: 'chat', status: 'queued', threadId },
  });
  const state = await takeTurn(tx, threadId, cancel);
  await insertLease(tx, { executionId: execution.id, queue: 'chat', threadId, state });
  return { executionId: execution.id, state };
}

function admit(threadId: string, cancel?: CancelRun) {
  return db.transaction((tx) => admitIn(tx, threadId, cancel));
}

/** Ends a run that waits, as cancelling does. */
const end: CancelRun = async (tx, executionId) => {
  await lockTurnOf(tx, executionId);
  const ended = await endIdleLease(tx, executionId);
  return ended?.threadId ? passTurn(tx, ended.threadId) : undefined;
};

/** Has a worker take a run. */
function lease(executionId: string): Promise<unknown> {
  return db.run(sql`
    update runtime.lease set state = 'leased', worker_id = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 hour'
    where execution_id = ${executionId}
  `);
}

it('lets one run of a thread go at once, and of two that come together only one', async () => {
  const threadId = await open('queue');

  const states = await Promise.all([admit(threadId), admit(threadId), admit(threadId)]);

  expect(states.map(({ state }) => state).toSorted()).toEqual(['parked', 'parked', 'queued']);
  expect((await listThreadRuns(db, threadId)).map(({ state }) => state)).toEqual([
    'queued',
    'parked',
    'parked',
  ]);
});

it('does not hold up another thread, or a run without one', async () => {
  await admit(await open('queue'));

  expect((await admit(await open('queue'))).state).toBe('queued');
  expect(await db.transaction((tx) => takeTurn(tx, undefined))).toBe('queued');
});

it('passes the turn on in the order of arrival, one run at a time', async () => {
  const threadId = await open('queue');
  const [first, second, third] = [await admit(threadId), await admit(threadId), await admit(threadId)];

  const passed = await db.transaction((tx) => end(tx, first.executionId));

  expect(passed).toEqual({ executionId: second.executionId, queue: 'chat' });
  expect(await listThreadRuns(db, threadId)).toEqual([
    { executionId: second.executionId, state: 'queued' },
    { executionId: third.executionId, state: 'parked' },
  ]);
});

it('passes no turn on when a run ends that had none', async () => {
  const threadId = await open('queue');
  const [, second] = [await admit(threadId), await admit(threadId), await admit(threadId)];

  const passed = await db.transaction((tx) => end(tx, second.executionId));

  expect(passed).toBeUndefined();
  expect((await listThreadRuns(db, threadId)).map(({ state }) => state)).toEqual(['queued', 'parked']);
});

it('leaves nobody waiting for ever who arrives while the run before ends', async () => {
  const threadId = await open('queue');
  const first = await admit(threadId);
  const arrived = Promise.withResolvers<void>();

  const arriving = db.transaction(async (tx) => {
    const admitted = await admitIn(tx, threadId);
    arrived.resolve();
    // The end begins while this is not committed yet.
    await wait(200);
    return admitted;
  });
  await arrived.promise;
  const ending = db.transaction((tx) => end(tx, first.executionId));

  const { executionId, state } = await arriving;
  expect(state).toBe('parked');
  expect(await ending).toEqual({ executionId, queue: 'chat' });
});

it('refuses a second message where the policy says so, until the first is answered', async () => {
  const threadId = await open('reject');
  const first = await admit(threadId);

  await expect(admit(threadId)).rejects.toThrow(ThreadBusyError);

  expect(await listThreadRuns(db, threadId)).toHaveLength(1);
  await db.transaction((tx) => end(tx, first.executionId));
  expect((await admit(threadId)).state).toBe('queued');
});

it('asks the run that works to stop, ends those that wait, and takes the next turn', async () => {
  const threadId = await open('interrupt');
  const first = await admit(threadId);
  await lease(first.executionId);
  const asked: string[] = [];
  const cancel: CancelRun = async (tx, executionId) => {
    asked.push(executionId);
    if (executionId !== first.executionId) await end(tx, executionId);
  };

  const second = await admit(threadId, cancel);
  const third = await admit(threadId, cancel);

  expect([second.state, third.state]).toEqual(['parked', 'parked']);
  expect(asked).toEqual([first.executionId, second.executionId, first.executionId]);
  expect((await listThreadRuns(db, threadId)).map(({ executionId }) => executionId)).toEqual([
    first.executionId,
    third.executionId,
  ]);
});

it('goes at once when all that it interrupts only waited', async () => {
  const threadId = await open('interrupt');
  await admit(threadId);

  const second = await admit(threadId, end);

  expect(second.state).toBe('queued');
  expect(await listThreadRuns(db, threadId)).toEqual([{ executionId: second.executionId, state: 'queued' }]);
});

it('lets a run write its answer while somebody interrupts it', async () => {
  const threadId = await open('interrupt');
  const { executionId } = await admit(threadId);
  await lease(executionId);
  const held = Promise.withResolvers<void>();

  const answering = db.transaction(async (tx) => {
    await holdLease(tx, { executionId, epoch: 0 });
    held.resolve();
    await wait(200);
    return appendMessage(tx, { threadId, role: 'assistant', content: 'So.' });
  });
  await held.promise;
  const interrupting = db.transaction(async (tx) => {
    await admitIn(tx, threadId);
    return appendMessage(tx, { threadId, role: 'user', content: 'No!' });
  });

  expect(await Promise.all([answering, interrupting])).toEqual([1, 2]);
});

it('lets a run that is taken up again wait for its turn, whatever the policy', async () => {
  for (const policy of ['queue', 'reject', 'interrupt'] as const) {
    const threadId = await open(policy);
    const free = await db.transaction((tx) => rejoinThread(tx, { threadId, number: 1_000 }));
    await admit(threadId);

    const busy = await db.transaction((tx) => rejoinThread(tx, { threadId, number: 1_000 }));

    expect([free, busy]).toEqual(['queued', 'parked']);
  }
  expect(await db.transaction((tx) => rejoinThread(tx, { threadId: null, number: 1 }))).toBe('queued');
});

it('takes up no run again whose thread has gone on without it', async () => {
  const threadId = await open('queue');
  const first = await admit(threadId);
  await db.transaction((tx) => end(tx, first.executionId));
  await admit(threadId);

  await expect(db.transaction((tx) => rejoinThread(tx, { threadId, number: 1 }))).rejects.toThrow('gone on');
  expect(await db.transaction((tx) => rejoinThread(tx, { threadId, number: 2 }))).toBe('parked');
});

it('refuses a thread that is closed or not there', async () => {
  const threadId = await open('queue');
  await db.run(sql`update runtime.thread set status = 'closed'`);
  const other = await store.createTenant();

  await expect(db.transaction((tx) => takeTurn(tx, threadId))).rejects.toThrow(InvalidInputError);
  await expect(other.transaction((tx) => takeTurn(tx, threadId))).rejects.toThrow(NotFoundError);
});
