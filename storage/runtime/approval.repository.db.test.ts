import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import {
  decideApproval,
  expireApproval,
  findApproval,
  getApproval,
  insertApproval,
  listApprovals,
  type NewApproval,
} from './approval.repository.ts';
import { listDeadlines } from './deadline.repository.ts';
import { createExecution } from './execution.repository.ts';

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

const APPROVED = { status: 'approved', editedJson: null, decidedBy: 'ada', reason: null } as const;

function ask(place: string, over: Partial<NewApproval> = {}): Promise<boolean> {
  const question = { kind: 'interrupt', rule: null, summary: 'May I?', payloadJson: '{"n":1}' } as const;
  const rest = { tool: null, outboxId: null, expiresInSeconds: null };
  return db.transaction((tx) => insertApproval(tx, { executionId, place, ...question, ...rest, ...over }));
}

async function overdue(): Promise<void> {
  await store.pool.query(`update runtime.approval set expires_at = clock_timestamp() where tenant_id = $1`, [
    db.tenantId,
  ]);
}

const due = async () =>
  (await listDeadlines(store.owner, { kind: 'expiry', limit: 50 })).filter(
    ({ tenantId }) => tenantId === db.tenantId,
  );

it('asks once for a place, and numbers the questions of a tenant without gaps', async () => {
  const isNew = [await ask('a'), await ask('a', { summary: 'Again?' }), await ask('b')];

  expect(isNew).toEqual([true, false, true]);
  const found = await listApprovals(db, { includeAnswered: false, limit: 9 });
  expect(found.map(({ number, place, summary }) => [number, place, summary])).toEqual([
    [2, 'b', 'May I?'],
    [1, 'a', 'May I?'],
  ]);
});

it('gives parallel questions numbers of their own', async () => {
  await Promise.all(['a', 'b', 'c', 'd'].map((place) => ask(place)));

  const found = await listApprovals(db, { includeAnswered: false, limit: 9 });
  expect(found.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
});

it('takes one answer', async () => {
  await ask('a');
  const { id } = await getApproval(db, '1');

  const taken = await db.transaction((tx) => decideApproval(tx, id, APPROVED));
  const again = await db.transaction((tx) => decideApproval(tx, id, { ...APPROVED, status: 'rejected' }));

  expect([taken, again]).toEqual([true, false]);
  expect(await findApproval(db, { executionId, place: 'a' })).toMatchObject({
    status: 'approved',
    decidedBy: 'ada',
  });
});

it('takes one of two answers at the same time', async () => {
  await ask('a');
  const { id } = await getApproval(db, '1');
  const answer = (status: 'approved' | 'rejected') =>
    db.transaction((tx) => decideApproval(tx, id, { ...APPROVED, status }));

  const taken = await Promise.all([answer('approved'), answer('rejected')]);

  expect(taken.toSorted()).toEqual([false, true]);
});

it.each([
  [`update runtime.approval set status = 'rejected'`, /approved already/],
  [`update runtime.approval set reason = 'other'`, /approved already/],
  [`update runtime.approval set payload = '{}'`, /permission denied/],
  [`delete from runtime.approval`, /permission denied/],
])('has the database refuse "%s" after the answer', async (text, refusal) => {
  await ask('a');
  const { id } = await getApproval(db, '1');
  await db.transaction((tx) => decideApproval(tx, id, APPROVED));

  await expect(db.run({ text, values: [] })).rejects.toThrow(refusal);
});

it('goes by the clock of the database: no answer after the end, and an end only after it', async () => {
  await ask('a', { expiresInSeconds: 3600 });
  const { id, isOverdue } = await getApproval(db, '1');
  const early = [isOverdue, await expireApproval(db, id), await due()];
  await overdue();

  const late = await db.transaction((tx) => decideApproval(tx, id, APPROVED));
  const seen = [(await getApproval(db, '1')).isOverdue, await due()];
  const ended = [await expireApproval(db, id), await expireApproval(db, id)];

  expect(early).toEqual([false, false, []]);
  expect(late).toBe(false);
  expect(seen).toEqual([true, [{ tenantId: db.tenantId, subjectId: id }]]);
  expect(ended).toEqual([true, false]);
  expect([(await getApproval(db, id)).status, await due()]).toEqual(['expired', []]);
});

it('shows those who work for every tenant nothing but ids and times', async () => {
  await ask('a', { expiresInSeconds: 1, payloadJson: '"secret"' });

  const { rows: approvals } = await store.owner.run({ text: 'select * from runtime.approval', values: [] });
  const { rows } = await store.owner.run({ text: 'select * from runtime.deadline', values: [] });

  expect(approvals).toEqual([]);
  expect(Object.keys(Object(rows[0]))).toEqual(['tenant_id', 'execution_id', 'kind', 'subject_id', 'due_at']);
});

it('lists what nobody waits for any more only when all is asked for', async () => {
  await ask('a');
  await db.run({ text: `update runtime.execution set status = 'cancelled', ended_at = now()`, values: [] });

  const listed = [
    await listApprovals(db, { includeAnswered: false, limit: 9 }),
    await listApprovals(db, { includeAnswered: true, limit: 9 }),
  ];

  expect(listed.map(({ length }) => length)).toEqual([0, 1]);
});
