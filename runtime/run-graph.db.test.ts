import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { ExternalServiceError, InvalidInputError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { getExecution, listExecutions } from '#storage/runtime/execution.repository.ts';
import { listSteps, type StepInTree } from '#storage/runtime/step.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { RunEvent } from './environment.ts';
import { startRun } from './run-graph.ts';
import { DOUBLING_ROUNDS, doubling, testAgent, testEnvironment } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

const ROUNDS = DOUBLING_ROUNDS;

async function stepsOf(executionId: string): Promise<StepInTree[]> {
  return listSteps(db, executionId);
}

it('runs parallel branches and a bounded loop to the result of the last state', async () => {
  const result = await startRun(doubling(), { values: [1, 2] }, testEnvironment(db));

  expect(result).toMatchObject({ number: 1, status: 'completed', error: null, isExisting: false });
  expect(result.output?.rounds).toBe(ROUNDS);
  expect(result.output?.doubled.toSorted((one, other) => one - other)).toEqual([2, 2, 2, 4, 4, 4]);
});

it('puts the steps of each parallel branch below its own node', async () => {
  const { executionId } = await startRun(doubling(), { values: [1, 2, 3, 4] }, testEnvironment(db));

  const steps = await stepsOf(executionId);
  const branches = steps.filter(({ name }) => name === 'branch');
  const tools = steps.filter(({ kind }) => kind === 'tool');
  expect(branches).toHaveLength(4 * ROUNDS);
  expect(new Set(tools.map(({ parentId }) => parentId))).toEqual(new Set(branches.map(({ id }) => id)));
  for (const tool of tools) {
    const branch = branches.find(({ id }) => id === tool.parentId);
    const { doubled } = z.object({ output: z.object({ doubled: z.number() }) }).parse(tool.output).output;
    expect(branch?.output).toEqual({ doubled: [doubled] });
  }
  expect(steps.every(({ status }) => status === 'completed')).toBe(true);
});

it('tells a watcher of every step, from start to end', async () => {
  const events: RunEvent[] = [];

  await startRun(
    doubling(),
    { values: [1] },
    testEnvironment(db, { onEvent: (event) => events.push(event) }),
  );

  const started = events.filter(({ type }) => type === 'started').map(({ stepId }) => stepId);
  const ended = events.filter(({ type }) => type === 'ended').map(({ stepId }) => stepId);
  expect(started).toHaveLength(3 * ROUNDS + ROUNDS);
  expect(ended.toSorted()).toEqual(started.toSorted());
  expect(events[0]).toMatchObject({ type: 'started', kind: 'node', name: 'begin', parentId: null });
  expect(events.find(({ kind, type }) => kind === 'tool' && type === 'ended')).toMatchObject({
    name: 'test_double',
    status: 'completed',
    latencyMs: expect.any(Number),
  });
});

it('ends as failed with a sentence of ours, and keeps foreign text out of the store', async () => {
  const graph = doubling({
    work: async () => {
      throw new TypeError('secret-token-123 is not a function');
    },
  });

  const result = await startRun(graph, { values: [1] }, testEnvironment(db));

  expect(result).toMatchObject({ status: 'failed', output: null });
  expect(result.error).toMatch(/^The run of "test_doubling" met an unexpected error/);
  const { rows } = await store.pool.query(
    'select error from runtime.step union all select error from runtime.execution',
  );
  expect(JSON.stringify(rows)).not.toContain('secret-token-123');
  const failed = (await stepsOf(result.executionId)).find(({ status }) => status === 'failed');
  expect(failed).toMatchObject({ name: 'branch', error: expect.stringContaining('The node "branch"') });
});

it('tries a node again only for a failure that may pass, and not for ever', async () => {
  let calls = 0;
  const passing = doubling({
    work: async () => {
      calls += 1;
      if (calls === 1) throw new ExternalServiceError('The service was away.', { status: 503 });
      return 2;
    },
  });
  let refused = 0;
  const refusing = doubling({
    work: async () => {
      refused += 1;
      throw new ExternalServiceError('The service refused.', { status: 401 });
    },
  });
  let away = 0;
  const absent = doubling({
    work: async () => {
      away += 1;
      throw new ExternalServiceError('The service is away.', { status: 503 });
    },
  });

  const results = [
    await startRun(passing, { values: [1] }, testEnvironment(db)),
    await startRun(refusing, { values: [1] }, testEnvironment(db)),
    await startRun(absent, { values: [1] }, testEnvironment(db)),
  ];

  expect(results.map(({ status }) => status)).toEqual(['completed', 'failed', 'failed']);
  expect([calls, refused, away]).toEqual([ROUNDS + 1, 1, 3]);
  expect(results[2]?.error).toBe('The service is away.');
});

it('stops a loop at the limit of the graph, and not before', async () => {
  const needed = 3 * ROUNDS;

  const enough = await startRun(doubling({ stepLimit: needed }), { values: [1] }, testEnvironment(db));
  const short = await startRun(doubling({ stepLimit: needed - 1 }), { values: [1] }, testEnvironment(db));

  expect(enough.status).toBe('completed');
  expect(short).toMatchObject({
    status: 'failed',
    error: 'The graph "test_doubling" was stopped: it passed its limit of 8 steps.',
  });
});

it('ends as cancelled when its signal is aborted, and leaves no step open', async () => {
  const controller = new AbortController();
  const graph = doubling({
    work: async ({ context }, value) => {
      if (value === 1) controller.abort();
      // The second branch never stops; the third does not listen and is still at work when the run ends.
      if (value === 2) await new Promise(() => context.signal);
      if (value === 3) await new Promise((resolve) => setTimeout(resolve, 300));
      return value;
    },
  });

  const result = await startRun(
    graph,
    { values: [1, 2, 3] },
    testEnvironment(db, { signal: controller.signal }),
  );

  expect(result).toMatchObject({ status: 'cancelled', output: null, error: null });
  expect((await stepsOf(result.executionId)).filter(({ status }) => status === 'started')).toEqual([]);
});

it('stops the other branches when one fails', async () => {
  let wasStopped = false;
  const waiting = Promise.withResolvers<void>();
  const graph = doubling({
    work: async ({ context }, value) => {
      if (value === 1) {
        await waiting.promise;
        throw new InvalidInputError('No.');
      }
      const stopped = new Promise((resolve) => context.signal.addEventListener('abort', resolve));
      waiting.resolve();
      await stopped;
      wasStopped = true;
      return value;
    },
  });

  const result = await startRun(graph, { values: [1, 2] }, testEnvironment(db));

  expect(result).toMatchObject({ status: 'failed', error: 'No.' });
  expect(wasStopped).toBe(true);
});

it('answers the run that exists for a dedupe key, and does nothing again', async () => {
  const environment = testEnvironment(db, { dedupeKey: 'incident-7' });
  const first = await startRun(doubling(), { values: [1] }, environment);

  const second = await startRun(doubling(), { values: [5] }, environment);

  expect(second).toEqual({ ...first, isExisting: true });
  expect(await listExecutions(db)).toHaveLength(1);
});

it('refuses an input that does not fit before there is a run', async () => {
  // @ts-expect-error: a caller without types.
  const run = startRun(doubling(), { values: ['one'] }, testEnvironment(db));

  await expect(run).rejects.toThrow(InvalidInputError);
  expect(await listExecutions(db)).toEqual([]);
});

it('runs a graph inside a graph in the same execution, below the node that asked for it', async () => {
  const inner = doubling();
  const outer = doubling({
    work: async ({ runGraph }, value) =>
      (await runGraph(inner, { values: [value, value + 1] })).doubled.length,
  });

  const { executionId, status, output } = await startRun(outer, { values: [1, 5] }, testEnvironment(db));

  expect([status, output?.doubled]).toEqual(['completed', [6, 6, 6, 6, 6, 6]]);
  const steps = await stepsOf(executionId);
  const top = steps.filter(({ name, depth }) => name === 'branch' && depth === 0);
  const below = steps.filter(({ name, depth }) => name === 'begin' && depth === 1);
  expect(new Set(below.map(({ parentId }) => parentId))).toEqual(new Set(top.map(({ id }) => id)));
  expect(below).toHaveLength(2 * ROUNDS * ROUNDS);
  expect(await listExecutions(db)).toHaveLength(1);
});

it('adds up its steps when it ends', async () => {
  const graph = doubling({
    work: async ({ runAgent }, value) => (await runAgent(testAgent(), { value })).sum,
  });

  const { executionId } = await startRun(graph, { values: [1] }, testEnvironment(db));

  const { metrics } = await getExecution(db, executionId);
  expect(metrics).toEqual({
    ...{ steps: 15, failedSteps: 0, byModel: 0, byPlaybook: 3, modelCalls: 0 },
    ...{ tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0 },
  });
});
