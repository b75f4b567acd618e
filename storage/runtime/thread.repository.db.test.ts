import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NotFoundError } from '#core/errors.ts';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { createExecution } from './execution.repository.ts';
import {
  appendMessage,
  createThread,
  getQuestion,
  getThread,
  listMessages,
  listThreads,
  type Thread,
} from './thread.repository.ts';

let store: TestStore;
let db: TenantDatabase;
let thread: Thread;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  thread = await createThread(db, { kind: 'chat', policy: 'queue', channel: 'cli', title: 'Sales' });
});
afterAll(() => store.close());

function append(content: string, fail?: Error): Promise<number> {
  return db.transaction(async (tx) => {
    const number = await appendMessage(tx, { threadId: thread.id, role: 'user', content });
    if (fail !== undefined) throw fail;
    return number;
  });
}

it('numbers the messages of a thread from one without a gap, also at once and after a failure', async () => {
  const lost = append('lost', new Error('No.')).catch(() => 'lost' as const);
  const numbers = await Promise.all([append('a'), append('b'), lost, append('c'), append('d')]);

  expect(numbers.filter((number) => number !== 'lost').toSorted()).toEqual([1, 2, 3, 4]);
  const messages = await listMessages(db, thread.id);
  expect(messages.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(messages.map(({ content }) => content).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect((await getThread(db, thread.id)).messages).toBe(4);
});

it('lists messages from a number on, and no more than asked for', async () => {
  for (const content of ['a', 'b', 'c', 'd']) await append(content);

  const messages = await listMessages(db, thread.id, { after: 1, limit: 2 });

  expect(messages.map(({ content }) => content)).toEqual(['b', 'c']);
});

it('keeps who says it, the run it belongs to and its parts', async () => {
  const { execution } = await db.transaction((tx) =>
    createExecution(tx, {
      ...{ graph: 'test', graphVersion: '1', trigger: 'api', inputJson: '{}', budgetJson: '{}' },
      ...{ queue: 'chat', status: 'queued', threadId: thread.id },
    }),
  );
  await db.transaction(async (tx) => {
    const own = { threadId: thread.id, executionId: execution.id };
    await appendMessage(tx, { ...own, role: 'user', content: 'Why?' });
    await appendMessage(tx, { ...own, role: 'assistant', content: 'So.', partsJson: '[{"evidence":7}]' });
  });

  const messages = await listMessages(db, thread.id);

  expect(messages).toMatchObject([
    { number: 1, role: 'user', executionId: execution.id, parts: [] },
    { number: 2, role: 'assistant', executionId: execution.id, parts: [{ evidence: 7 }] },
  ]);
  expect(await getQuestion(db, execution.id)).toMatchObject({ number: 1, content: 'Why?' });
});

it('takes any text', async () => {
  await append('a\0b\ud800 żółć');

  expect((await listMessages(db, thread.id))[0]?.content).toBe('a\uFFFDb\uFFFD żółć');
});

it('lets nobody change or delete what was said', async () => {
  await append('said');

  const attempts = [
    sql`update runtime.message set content = 'unsaid'`,
    sql`delete from runtime.message`,
    sql`delete from runtime.thread`,
  ];

  for (const attempt of attempts) await expect(db.run(attempt)).rejects.toThrow('permission denied');
  expect(await listMessages(db, thread.id)).toMatchObject([{ content: 'said' }]);
});

it('knows no thread of another tenant', async () => {
  const other = await store.createTenant();
  const message = { threadId: thread.id, role: 'user', content: 'Hello?' } as const;

  await expect(getThread(other, thread.id)).rejects.toThrow(NotFoundError);
  await expect(getThread(db, 'no-id')).rejects.toThrow(NotFoundError);
  await expect(other.transaction((tx) => appendMessage(tx, message))).rejects.toThrow(NotFoundError);
  expect(await listThreads(other)).toEqual([]);
  expect(await listMessages(db, thread.id)).toEqual([]);
});

it('lists the thread in which something happened last first', async () => {
  const second = await createThread(db, { kind: 'chat', policy: 'queue', channel: 'cli' });
  await append('again');

  expect((await listThreads(db)).map(({ id }) => id)).toEqual([thread.id, second.id]);
});
