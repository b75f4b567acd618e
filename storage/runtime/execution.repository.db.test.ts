import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InvalidInputError, InvariantError, NotFoundError } from '#core/errors.ts';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { createExecution, getExecution, type NewExecution } from './execution.repository.ts';
import {
  closeExecution,
  type ExecutionEnd,
  markRunning,
  markWaiting,
  reopenExecution,
} from './execution-end.repository.ts';
import { listRuns } from './run-overview.repository.ts';
import { addTestSteps } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

function create(overrides: Partial<NewExecution> = {}, tenant = db) {
  const fresh: NewExecution = {
    ...{ graph: 'test', graphVersion: '1', trigger: 'manual', inputJson: '{"a":[1]}' },
    ...{ queue: 'default', status: 'running', budgetJson: '{}' },
  };
  return tenant.transaction((tx) => createExecution(tx, { ...fresh, ...overrides }));
}

const COMPLETED = { status: 'completed', outputJson: '[1,2]', error: null } as const;
const FAILED = { status: 'failed', outputJson: null, error: 'No.' } as const;

function close(id: string, end: ExecutionEnd) {
  return closeExecution(db, id, { ...end, epoch: 1 });
}

it('numbers the runs of each tenant from one, without a gap, also when they start at once', async () => {
  const other = await store.createTenant();

  const runs = await Promise.all([create(), create(), create({}, other), create(), create({}, other)]);

  const numbers = runs.map(({ execution }) => execution.number);
  expect([numbers[0], numbers[1], numbers[3]].toSorted()).toEqual([1, 2, 3]);
  expect([numbers[2], numbers[4]].toSorted()).toEqual([1, 2]);
});

it('answers the run that exists for the same key of the same graph', async () => {
  const first = await create({ dedupeKey: 'k' });

  const again = await create({ dedupeKey: 'k', inputJson: '{"other":true}' });
  const otherGraph = await create({ dedupeKey: 'k', graph: 'test_two' });

  expect(again).toEqual({ execution: first.execution, isNew: false });
  expect(otherGraph.isNew).toBe(true);
});

it('ends a run once', async () => {
  const { execution } = await create();

  const closed = await close(execution.id, { ...COMPLETED, metrics: { incidents: 3 } });
  const again = close(execution.id, FAILED);

  await expect(again).rejects.toThrow(InvariantError);
  expect(closed).toMatchObject({
    status: 'completed',
    output: [1, 2],
    metrics: { incidents: 3, steps: 0, costUsd: 0 },
  });
  expect(await getExecution(db, '1')).toEqual(closed);
  expect(await getExecution(db, execution.id)).toEqual(closed);
});

it('notes when work began, once, and lets nobody work on what has ended', async () => {
  const { execution } = await create({ status: 'queued' });

  const first = await markRunning(db, execution.id);
  await db.transaction((tx) => markWaiting(tx, execution.id, 'suspended'));
  const second = await markRunning(db, execution.id);

  expect(execution.startedAt).toBeNull();
  expect(first).toMatchObject({ status: 'running', startedAt: expect.any(Date) });
  expect(second.startedAt).toEqual(first.startedAt);
  await close(execution.id, COMPLETED);
  await expect(markRunning(db, execution.id)).rejects.toThrow(InvariantError);
  await db.transaction((tx) => markWaiting(tx, execution.id, 'queued'));
  expect((await getExecution(db, '1')).status).toBe('completed');
});

it('takes up again what failed, but not what completed or still works', async () => {
  const [failed, completed, working] = [await create(), await create(), await create()];
  await close(failed.execution.id, FAILED);
  await close(completed.execution.id, COMPLETED);
  const reopen = (id: string) => db.transaction((tx) => reopenExecution(tx, id));

  const reopened = await reopen(failed.execution.id);

  expect(reopened).toMatchObject({ status: 'queued', error: null, endedAt: null });
  await expect(reopen(completed.execution.id)).rejects.toThrow(InvalidInputError);
  await expect(reopen(working.execution.id)).rejects.toThrow(InvalidInputError);
});

it('lists the latest runs first and shows no run of another tenant', async () => {
  const other = await store.createTenant();
  const foreign = await create({}, other);
  await create();
  await create({ graph: 'test_two' });

  const all = await listRuns(db, { limit: 50 });
  const some = await listRuns(db, { graph: 'test', limit: 1 });

  expect(all.map(({ number }) => number)).toEqual([2, 1]);
  expect(some.map(({ number }) => number)).toEqual([1]);
  await expect(getExecution(db, foreign.execution.id)).rejects.toThrow(NotFoundError);
});

it('adds up its steps when it ends, each model call once', async () => {
  const { execution } = await create();
  const spent = { tokens_in: 100, tokens_out: 20, tokens_cached: 40, cost_usd: 0.002 };
  await addTestSteps(db, execution.id, [
    { place: 'load@1', kind: 'node' },
    // The agent's own line repeats its sum; the run must not count it again.
    { place: 'load@1/writer', kind: 'agent', decided_by: 'model', tokens_in: 200, cost_usd: 0.004 },
    { place: 'load@1/writer/openai/one', kind: 'model', ...spent },
    { place: 'load@1/writer/openai/one.1', kind: 'model', ...spent },
    { place: 'save@2', kind: 'node', status: 'failed' },
  ]);

  const { metrics } = await close(execution.id, COMPLETED);

  expect(metrics).toEqual({
    ...{ steps: 5, failedSteps: 1, byModel: 1, byPlaybook: 0, modelCalls: 2 },
    ...{ tokensIn: 200, tokensOut: 40, tokensCached: 80, costUsd: 0.004 },
  });
});

it('shows a cost as unknown when one call has none', async () => {
  const { execution } = await create();
  await addTestSteps(db, execution.id, [
    { place: 'a', kind: 'model', tokens_in: 5 },
    { place: 'b', kind: 'model', tokens_in: 5, cost_usd: 1 },
  ]);

  const { metrics } = await close(execution.id, COMPLETED);

  expect(metrics).toMatchObject({ tokensIn: 10, costUsd: null });
});
