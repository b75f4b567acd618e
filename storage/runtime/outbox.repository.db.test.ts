import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase, Transaction } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { listDeadlines } from './deadline.repository.ts';
import { createExecution } from './execution.repository.ts';
import {
  beginAttempt,
  type DueDelivery,
  dropDelivery,
  findDelivery,
  insertDelivery,
  lockDueDelivery,
  recordFailed,
  recordRetry,
  recordSent,
  recordUnknown,
} from './outbox.repository.ts';

let store: TestStore;
let db: TenantDatabase;
let executionId: string;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  db = await store.createTenant();
  const run = {
    graph: 'test',
    graphVersion: '1',
    trigger: 'manual',
    inputJson: '{}',
    budgetJson: '{}',
  } as const;
  const created = db.transaction((tx) => createExecution(tx, { ...run, queue: 'default', status: 'queued' }));
  executionId = (await created).execution.id;
});

function put(place = 'a'): Promise<boolean> {
  const what = { tool: 'test_letter', toolVersion: '1', payloadJson: '{"to":"ann"}' };
  return db.transaction((tx) =>
    insertDelivery(tx, { executionId, place, ...what, idempotencyKey: `key ${place}` }),
  );
}

const due = async (): Promise<string[]> =>
  (await listDeadlines(store.owner, { kind: 'delivery', limit: 50 }))
    .filter(({ tenantId }) => tenantId === db.tenantId)
    .map(({ subjectId }) => subjectId);

/** Locks the one that is due and does something with it. */
async function withDue<Result>(
  work: (tx: Transaction, found: DueDelivery) => Promise<Result>,
): Promise<Result | undefined> {
  const [id] = await due();
  return db.transaction(async (tx) => {
    const found = id === undefined ? undefined : await lockDueDelivery(tx, id);
    return found === undefined ? undefined : work(tx, found);
  });
}

const begin = () => withDue((tx, { id }) => beginAttempt(tx, id, 60));
const state = () => findDelivery(db, { executionId, place: 'a' });

it('keeps an effect once for a place, and an idempotency key once for a tenant', async () => {
  expect([await put(), await put()]).toEqual([true, false]);
  const text = `insert into runtime.outbox (tenant_id, execution_id, place, tool, tool_version, payload, idempotency_key)
                select tenant_id, execution_id, 'other', tool, tool_version, payload, idempotency_key from runtime.outbox`;
  await expect(db.run({ text, values: [] })).rejects.toMatchObject({ code: '23505' });
});

it('is due until it is begun, and again when its sender has gone silent', async () => {
  await put();
  const before = await due();
  const attempt = await begin();
  const during = [await due(), await begin()];
  await db.run({ text: `update runtime.outbox set claimed_until = clock_timestamp()`, values: [] });

  expect(before).toEqual([attempt?.id]);
  expect(during).toEqual([[], undefined]);
  expect(await withDue(async (_tx, { status, attempts }) => [status, attempts])).toEqual(['sending', 1]);
});

it('is locked by one process at a time', async () => {
  await put();
  const [id = ''] = await due();

  const found = await Promise.all(
    [1, 2, 3].map(() =>
      db.transaction(async (tx) => (await lockDueDelivery(tx, id)) && beginAttempt(tx, id, 60)),
    ),
  );

  expect(found.filter((each) => each !== undefined)).toEqual([{ id, attempts: 1, status: 'sending' }]);
});

it('takes the note of the attempt under way, and of none before it', async () => {
  await put();
  const first = await begin();
  await db.run({ text: `update runtime.outbox set claimed_until = clock_timestamp()`, values: [] });
  const second = await begin();
  if (first === undefined || second === undefined) throw new Error('Nothing was due.');

  const late = await db.transaction(async (tx) => [
    await recordSent(tx, first, '1'),
    await recordFailed(tx, first, 'no'),
    await recordUnknown(tx, first, 'perhaps'),
    await recordRetry(tx, first, { inSeconds: 0, sentence: null }),
  ]);
  const now = await db.transaction((tx) => recordSent(tx, second, '{"ok":true}'));

  expect([late, now]).toEqual([[false, false, false, false], true]);
  expect([await state(), await due()]).toEqual([
    { status: 'sent', response: { ok: true }, lastError: null },
    [],
  ]);
});

it('stays as it is once it is settled', async () => {
  await put();
  await withDue((tx, found) => recordFailed(tx, found, 'no'));

  for (const change of [`status = 'pending'`, `last_error = 'other'`]) {
    const text = `update runtime.outbox set ${change}`;
    await expect(db.run({ text, values: [] })).rejects.toThrow('failed already');
  }
  expect([await state(), await due()]).toMatchObject([{ status: 'failed', lastError: 'no' }, []]);
});

it('is due again after a while, and not while nobody knows what happened', async () => {
  await put();
  const retry = await withDue((tx, found) => recordRetry(tx, found, { inSeconds: 3600, sentence: 'busy' }));
  const waiting = await due();
  await db.run({ text: 'update runtime.outbox set next_at = clock_timestamp()', values: [] });
  const attempt = await begin();
  if (attempt === undefined) throw new Error('It was not due.');
  await db.transaction((tx) => recordUnknown(tx, attempt, 'perhaps'));

  expect([retry, waiting, await due()]).toEqual([true, [], []]);
});

it('can be forgotten only when nobody has begun it', async () => {
  await put('b');
  const dropped = await withDue((tx, { id }) => dropDelivery(tx, id));
  await put();
  const attempt = await begin();

  const begun = await db.transaction((tx) => dropDelivery(tx, attempt?.id ?? ''));

  expect([dropped, begun, await due()]).toEqual([true, false, []]);
});

it('goes with its run, and leaves nothing to look at', async () => {
  await put();
  await store.pool.query('delete from runtime.execution where id = $1', [executionId]);

  const { rows } = await store.pool.query('select from runtime.deadline where tenant_id = $1', [db.tenantId]);
  expect([await due(), rows]).toEqual([[], []]);
});

it('gives every tenant its turn, whoever has very much to send', async () => {
  for (const place of ['a', 'b', 'c', 'd']) await put(place);
  const flooding = db.tenantId;
  db = await store.createTenant();
  const run = {
    graph: 'test',
    graphVersion: '1',
    trigger: 'manual',
    inputJson: '{}',
    budgetJson: '{}',
  } as const;
  const created = db.transaction((tx) => createExecution(tx, { ...run, queue: 'default', status: 'queued' }));
  executionId = (await created).execution.id;
  await put();

  const first = await listDeadlines(store.owner, { kind: 'delivery', limit: 50 });

  const places = first.map(({ tenantId }) => tenantId).filter((id) => [flooding, db.tenantId].includes(id));
  expect(places.indexOf(db.tenantId)).toBeLessThan(2);
});
