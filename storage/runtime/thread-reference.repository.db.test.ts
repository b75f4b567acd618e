import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { appendMessage, closeThread, createThread, type Thread } from './thread.repository.ts';
import { findLatestThread, getThreadLike } from './thread-reference.repository.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

const begin = (channel = 'cli'): Promise<Thread> =>
  createThread(db, { kind: 'chat', policy: 'queue', channel });
const speak = (threadId: string): Promise<number> =>
  db.transaction((tx) => appendMessage(tx, { threadId, role: 'user', content: 'Hello' }));
const latest = async () => (await findLatestThread(db, { kind: 'chat', channel: 'cli' }))?.id;

it('goes on with the open thread of its channel in which somebody spoke last', async () => {
  const [first, second, silent, other] = [await begin(), await begin(), await begin(), await begin('mcp')];
  for (const { id } of [second, first, other]) await speak(id);

  expect([silent.messages, await latest()]).toEqual([0, first.id]);
  await closeThread(db, first.id);
  expect(await latest()).toBe(second.id);
});

it('finds a thread by the beginning of its id, and only the tenant’s own', async () => {
  const { id } = await begin();
  const other = await store.createTenant();

  expect((await getThreadLike(db, id.slice(0, 12))).id).toBe(id);
  await expect(getThreadLike(other, id)).rejects.toThrow(NotFoundError);
  await expect(getThreadLike(db, '')).rejects.toThrow(NotFoundError);
});

it('wants more of an id with which several begin', async () => {
  for (const end of ['1', '2']) {
    await db.run(sql`
      insert into runtime.thread (id, tenant_id, kind, policy, channel)
      values (${`abcdef00-0000-4000-8000-00000000000${end}`}, core.require_tenant(), 'chat', 'queue', 'cli')
    `);
  }

  await expect(getThreadLike(db, 'abcdef')).rejects.toThrow(InvalidInputError);
});
