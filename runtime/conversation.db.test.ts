import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { appendMessage } from '#storage/runtime/thread.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { type Said, say } from './say.ts';
import { findFaults, type ThreadFaults } from './testing-conversation.ts';
import { beginThread, ended, linesOf, saying, whileWorking } from './testing-workers.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

async function faultsOf(threads: readonly string[]): Promise<ThreadFaults> {
  const sum = { lostUpdates: 0, doubledAnswers: 0, missingAnswers: 0, outOfOrder: 0 };
  for (const threadId of threads) {
    const faults = await findFaults(db, threadId);
    for (const key of Object.keys(sum) as (keyof ThreadFaults)[]) sum[key] += faults[key];
  }
  return sum;
}

const NONE: ThreadFaults = { lostUpdates: 0, doubledAnswers: 0, missingAnswers: 0, outOfOrder: 0 };

it('loses no update in 50 threads with two messages at once each, on two workers', async () => {
  const threads = await Promise.all(Array.from({ length: 50 }, () => beginThread(db, 'chat')));

  await whileWorking(store, { thinkMs: 20 }, async ({ admit, endedBy }) => {
    const said = await Promise.all(
      threads.flatMap((id) => [say(db, admit, saying(id, 'one')), say(db, admit, saying(id, 'two'))]),
    );
    const runs = await Promise.all(said.map((each) => ended(db, each)));
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['completed']));
    expect(endedBy.every((count) => count > 0)).toBe(true);
  });

  expect(await faultsOf(threads)).toEqual(NONE);
  for (const id of threads) {
    const answers = (await linesOf(db, id)).filter((line) => line.startsWith('assistant'));
    expect(answers).toEqual(['assistant 1', 'assistant 2']);
  }
}, 180_000);

it('would lose updates if the runs of a thread did not take turns', async () => {
  const threads = await Promise.all(Array.from({ length: 6 }, () => beginThread(db, 'chat')));

  await whileWorking(store, { thinkMs: 300 }, async ({ admit }) => {
    // The same message and the same run, but the run is not told to be of the thread.
    const sayOutOfTurn = (threadId: string): Promise<Said> =>
      db.transaction(async (tx) => {
        const admission = { graph: 'test_counting', input: { threadId }, trigger: 'api' } as const;
        const { executionId, isNew } = await admit(tx, admission);
        const message = { threadId, executionId, role: 'user', content: 'now' } as const;
        return { threadId, executionId, isNew, messageNumber: await appendMessage(tx, message) };
      });
    const said = await Promise.all(threads.flatMap((id) => [sayOutOfTurn(id), sayOutOfTurn(id)]));
    await Promise.all(said.map((each) => ended(db, each)));
  });

  const { lostUpdates, missingAnswers } = await faultsOf(threads);
  expect(lostUpdates).toBeGreaterThan(0);
  expect(missingAnswers).toBe(0);
});

it('answers once when the worker leaves after the answer was written and before the run has ended', async () => {
  const threadId = await beginThread(db, 'chat');
  const written = Promise.withResolvers<void>();
  let attempts = 0;
  const afterAnswer = async (signal: AbortSignal): Promise<void> => {
    attempts += 1;
    written.resolve();
    if (attempts === 1) await wait(60_000, undefined, { signal });
  };

  await whileWorking(store, { thinkMs: 5, afterAnswer }, async ({ admit, workers: [one, other] }) => {
    const said = await say(db, admit, saying(threadId, 'one'));
    await written.promise;
    // Whichever of them has it gives it back; the other one goes on.
    await (one?.active() === 1 ? one : other)?.drain(0);
    await ended(db, said);
  });

  expect(attempts).toBe(2);
  expect(await linesOf(db, threadId)).toEqual(['user one', 'assistant 1']);
});

it('keeps the order of the questions whichever worker answers, when many are asked in a row', async () => {
  const threadId = await beginThread(db, 'chat');

  await whileWorking(store, { thinkMs: 5, count: 3 }, async ({ admit }) => {
    const said: Said[] = [];
    for (let each = 1; each <= 10; each += 1) said.push(await say(db, admit, saying(threadId, `${each}`)));
    await Promise.all(said.map((each) => ended(db, each)));
  });

  expect(await findFaults(db, threadId)).toEqual(NONE);
  expect((await linesOf(db, threadId)).filter((line) => line.startsWith('assistant'))).toHaveLength(10);
});
