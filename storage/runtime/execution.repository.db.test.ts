import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InvariantError, NotFoundError } from '#core/errors.ts';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import {
  closeExecution,
  createExecution,
  getExecution,
  listExecutions,
  type NewExecution,
} from './execution.repository.ts';
import { closeStep, failOpenSteps, listSteps, type NewStep, startStep } from './step.repository.ts';

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
  const fresh: NewExecution = { graph: 'test', graphVersion: '1', trigger: 'manual', inputJson: '{"a":[1]}' };
  return tenant.transaction((tx) => createExecution(tx, { ...fresh, ...overrides }));
}

function start(executionId: string, overrides: Partial<NewStep> = {}) {
  const fresh = {
    parentId: null,
    kind: 'node',
    name: 'load',
    role: null,
    toolVersion: null,
    inputJson: null,
  } as const;
  return startStep(db, { executionId, ...fresh, ...overrides });
}

const COMPLETED = { status: 'completed', outputJson: '[1,2]', error: null } as const;

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

  const closed = await closeExecution(db, execution.id, { ...COMPLETED, metrics: { incidents: 3 } });
  const again = closeExecution(db, execution.id, { status: 'failed', outputJson: null, error: 'No.' });

  await expect(again).rejects.toThrow(InvariantError);
  expect(closed).toMatchObject({
    status: 'completed',
    output: [1, 2],
    metrics: { incidents: 3, steps: 0, costUsd: 0 },
  });
  expect(await getExecution(db, '1')).toEqual(closed);
  expect(await getExecution(db, execution.id)).toEqual(closed);
});

it('lists the latest runs first and shows no run of another tenant', async () => {
  const other = await store.createTenant();
  const foreign = await create({}, other);
  await create();
  await create({ graph: 'test_two' });

  const all = await listExecutions(db);
  const some = await listExecutions(db, { graph: 'test', limit: 1 });

  expect(all.map(({ number }) => number)).toEqual([2, 1]);
  expect(some.map(({ number }) => number)).toEqual([1]);
  await expect(getExecution(db, foreign.execution.id)).rejects.toThrow(NotFoundError);
});

it('closes a step once, and takes none for a run that has ended', async () => {
  const { execution } = await create();
  const step = await start(execution.id);
  await closeStep(db, step, { status: 'completed', outputJson: '{"b":2}' });
  await closeExecution(db, execution.id, COMPLETED);

  const again = closeStep(db, step, { status: 'failed', error: 'No.' });
  const late = start(execution.id);

  await expect(again).rejects.toThrow('is closed already');
  await expect(late).rejects.toThrow('takes no more steps');
});

it('adds up tokens and cost along the tree, counting each model call once', async () => {
  const { execution } = await create();
  const node = await start(execution.id);
  const agent = await start(execution.id, {
    parentId: node,
    kind: 'agent',
    name: 'writer',
    role: 'strategy',
  });
  const spent = { tokensIn: 100, tokensOut: 20, tokensCached: 40, costUsd: 0.002 };
  for (const call of ['one', 'two']) {
    const model = await start(execution.id, { parentId: agent, kind: 'model', name: `openai/${call}` });
    await closeStep(db, model, { status: 'completed', ...spent });
  }
  // The agent's own line repeats its sum; the tree must not count it again.
  await closeStep(db, agent, {
    status: 'completed',
    decidedBy: 'model',
    tokensIn: 200,
    tokensOut: 40,
    costUsd: 0.004,
  });
  await closeStep(db, node, { status: 'completed' });

  const tree = await listSteps(db, execution.id);

  expect(tree.map(({ name, depth, parentId }) => [name, depth, parentId])).toEqual([
    ['load', 0, null],
    ['writer', 1, node],
    ['openai/one', 2, agent],
    ['openai/two', 2, agent],
  ]);
  expect(
    tree.map((step) => [step.modelCalls, step.tokensIn, step.tokensOut, step.tokensCached, step.costUsd]),
  ).toEqual([
    [2, 200, 40, 80, 0.004],
    [2, 200, 40, 80, 0.004],
    [1, 100, 20, 40, 0.002],
    [1, 100, 20, 40, 0.002],
  ]);
  const { metrics } = await closeExecution(db, execution.id, COMPLETED);
  expect(metrics).toMatchObject({ steps: 4, modelCalls: 2, byModel: 1, tokensIn: 200, costUsd: 0.004 });
});

it('shows a cost as unknown when one call has none', async () => {
  const { execution } = await create();
  const node = await start(execution.id);
  const models = [
    await start(execution.id, { parentId: node, kind: 'model' }),
    await start(execution.id, { kind: 'model' }),
  ];
  await closeStep(db, models[0] ?? '', { status: 'completed', tokensIn: 5 });
  await closeStep(db, models[1] ?? '', { status: 'completed', tokensIn: 5, costUsd: 1 });

  const tree = await listSteps(db, execution.id);
  const { metrics } = await closeExecution(db, execution.id, COMPLETED);

  expect(tree.find(({ id }) => id === node)?.costUsd).toBeNull();
  expect(metrics.costUsd).toBeNull();
});

it('closes what is open when a run ends', async () => {
  const { execution } = await create();
  const done = await start(execution.id);
  await closeStep(db, done, { status: 'completed' });
  const open = await start(execution.id);

  const closed = await failOpenSteps(db, execution.id, 'The run was stopped.');

  expect(closed).toEqual([open]);
  const [, step] = await listSteps(db, execution.id);
  expect(step).toMatchObject({
    status: 'failed',
    error: 'The run was stopped.',
    latencyMs: expect.any(Number),
  });
});

it('writes the time of a step by the database clock', async () => {
  const { execution } = await create();
  const step = await start(execution.id);
  await db.run(sql`select pg_sleep(0.05)`);

  const latency = await closeStep(db, step, { status: 'completed' });

  expect(latency).toBeGreaterThanOrEqual(50);
  expect(latency).toBeLessThan(5_000);
});
