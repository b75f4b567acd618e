import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InvalidInputError, ThreadBusyError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listMessages } from '#storage/runtime/thread.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { AdmitRun } from './admit-run.ts';
import { cancelRun, redriveRun } from './cancel-run.ts';
import { say } from './say.ts';
import { beginThread, begun, ended, linesOf, saying, whileWorking } from './testing-workers.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

it('says a message once, however often a client tries again', async () => {
  const threadId = await beginThread(db, 'program');
  const other = await beginThread(db, 'program');

  await whileWorking(store, { thinkMs: 300 }, async ({ admit }) => {
    const attempts = await Promise.all([
      say(db, admit, saying(threadId, 'Why?', 'request-1')),
      say(db, admit, saying(threadId, 'Why?', 'request-1')),
    ]);
    const later = await say(db, admit, saying(threadId, 'Why?', 'request-1'));
    const elsewhere = await say(db, admit, saying(other, 'Why?', 'request-1'));

    expect(attempts.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
    expect(later).toMatchObject({ threadId, messageNumber: 1, isNew: false });
    expect(new Set([...attempts, later].map(({ executionId }) => executionId)).size).toBe(1);
    expect(elsewhere).toMatchObject({ threadId: other, messageNumber: 1, isNew: true });
    await Promise.all([ended(db, later), ended(db, elsewhere)]);
  });

  expect(await linesOf(db, threadId)).toEqual(['user Why?', 'assistant 1']);
});

it('refuses what comes too early where the policy says so, and keeps nothing of it', async () => {
  const threadId = await beginThread(db, 'program');

  await whileWorking(store, { thinkMs: 300 }, async ({ admit }) => {
    const first = await say(db, admit, saying(threadId, 'one'));
    await expect(say(db, admit, saying(threadId, 'two'))).rejects.toThrow(ThreadBusyError);
    await ended(db, first);
    await ended(db, await say(db, admit, saying(threadId, 'three')));
  });

  expect(await linesOf(db, threadId)).toEqual(['user one', 'assistant 1', 'user three', 'assistant 2']);
});

it('stops the answer under way for what is said after it, and leaves no half answer', async () => {
  const threadId = await beginThread(db, 'live');

  const [one, two, three] = await whileWorking(store, { thinkMs: 2_500 }, async ({ admit }) => {
    const first = await say(db, admit, saying(threadId, 'one'));
    await begun(db, first);
    const second = await say(db, admit, saying(threadId, 'two'));
    const third = await say(db, admit, saying(threadId, 'three'));
    return Promise.all([ended(db, first), ended(db, second), ended(db, third)]);
  });

  expect([one.status, two.status, three.status]).toEqual(['cancelled', 'cancelled', 'completed']);
  expect(await linesOf(db, threadId)).toEqual(['user one', 'user two', 'user three', 'assistant 1']);
  expect((await listMessages(db, threadId)).at(-1)?.executionId).toBe(three.id);
});

it('takes a cancelled turn up again as long as nobody has said anything since', async () => {
  const threadId = await beginThread(db, 'chat');

  const again = await whileWorking(store, { thinkMs: 3_000 }, async ({ admit, engine }) => {
    const one = await say(db, admit, saying(threadId, 'one'));
    await begun(db, one);
    await db.transaction((tx) => cancelRun(tx, engine, one.executionId));
    await ended(db, one);
    await redriveRun(db, engine, one.executionId);
    return ended(db, one);
  });

  expect(again.status).toBe('completed');
  expect(await linesOf(db, threadId)).toEqual(['user one', 'assistant 1']);
});

it('refuses to take a turn up again that has read the thread before others wrote to it', async () => {
  const threadId = await beginThread(db, 'chat');

  await whileWorking(store, { thinkMs: 3_000 }, async ({ admit, engine }) => {
    const one = await say(db, admit, saying(threadId, 'one'));
    await begun(db, one);
    await db.transaction((tx) => cancelRun(tx, engine, one.executionId));
    const two = await say(db, admit, saying(threadId, 'two'));
    await ended(db, one);

    await expect(redriveRun(db, engine, one.executionId)).rejects.toThrow('gone on');
    await ended(db, two);
  });

  expect(await linesOf(db, threadId)).toEqual(['user one', 'user two', 'assistant 1']);
});

it('refuses an empty message and one that is a file', async () => {
  const threadId = await beginThread(db, 'chat');
  const admit: AdmitRun = () => Promise.reject(new Error('nothing is to be admitted'));

  await expect(async () => say(db, admit, saying(threadId, ' \n'))).rejects.toThrow(InvalidInputError);
  await expect(async () => say(db, admit, saying(threadId, 'x'.repeat(100_001)))).rejects.toThrow('limit');
  expect(await linesOf(db, threadId)).toEqual([]);
});
