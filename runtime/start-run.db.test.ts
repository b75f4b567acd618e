import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { ExternalServiceError, InvalidInputError } from '#core/errors.ts';
import type { AnyGraph } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { listRuns } from '#storage/runtime/run-overview.repository.ts';
import { listSteps, type StepInTree } from '#storage/runtime/step.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Engine, RunEvent } from './environment.ts';
import { DOUBLING_ROUNDS, doubling, openTestEngine, runTest, type TestRun, testAgent } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

const ROUNDS = DOUBLING_ROUNDS;

/** Runs a graph to its end, on values. */
async function run(
  graph: AnyGraph,
  values: readonly unknown[],
  parts: Partial<TestRun> = {},
): Promise<Execution> {
  const { execution } = await runTest(engine, db, { graph, input: { values }, ...parts });
  return execution;
}

function outputOf({ output }: Execution) {
  return z.object({ doubled: z.array(z.number()), rounds: z.number() }).parse(output);
}

async function stepsOf({ id }: { readonly id: string }): Promise<StepInTree[]> {
  return listSteps(db, id);
}

it('runs parallel branches and a bounded loop to the result of the last state', async () => {
  const result = await run(doubling(), [1, 2]);

  expect(result).toMatchObject({ number: 1, status: 'completed', error: null });
  const { rounds, doubled } = outputOf(result);
  expect(rounds).toBe(ROUNDS);
  expect(doubled.toSorted((one, other) => one - other)).toEqual([2, 2, 2, 4, 4, 4]);
});

it('puts the steps of each parallel branch below its own node', async () => {
  const execution = await run(doubling(), [1, 2, 3, 4]);

  const steps = await stepsOf(execution);
  const branches = steps.filter(({ name }) => name === 'branch');
  const tools = steps.filter(({ kind }) => kind === 'tool');
  expect(branches).toHaveLength(4 * ROUNDS);
  expect(new Set(tools.map(({ parent }) => parent))).toEqual(new Set(branches.map(({ place }) => place)));
  for (const tool of tools) {
    const branch = branches.find(({ place }) => place === tool.parent);
    const { doubled } = z.object({ output: z.object({ doubled: z.number() }) }).parse(tool.output).output;
    expect(branch?.output).toEqual({ update: { doubled: [doubled] } });
  }
  expect(steps.every(({ status }) => status === 'completed')).toBe(true);
});

it('tells a watcher of every step, from start to end', async () => {
  const events: RunEvent[] = [];

  await run(doubling(), [1], { onEvent: (event) => events.push(event) });

  const started = events.filter(({ type }) => type === 'started').map(({ place }) => place);
  const ended = events.filter(({ type }) => type === 'ended').map(({ place }) => place);
  expect(started).toHaveLength(3 * ROUNDS + ROUNDS);
  expect(ended.toSorted()).toEqual(started.toSorted());
  expect(events[0]).toMatchObject({ type: 'started', kind: 'node', name: 'begin', parent: null });
  expect(events.find((event) => event.type === 'ended' && event.kind === 'tool')).toMatchObject({
    name: 'test_double',
    asked: 'value 1, label node',
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

  const result = await run(graph, [1]);

  expect(result).toMatchObject({ status: 'failed', output: null });
  expect(result.error).toMatch(/^The run of "test_doubling" met an unexpected error/);
  const { rows } = await store.pool.query(
    'select error from runtime.step union all select error from runtime.execution',
  );
  expect(JSON.stringify(rows)).not.toContain('secret-token-123');
  const failed = (await stepsOf(result)).find(({ status }) => status === 'failed');
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

  const results = [await run(passing, [1]), await run(refusing, [1]), await run(absent, [1])];

  expect(results.map(({ status }) => status)).toEqual(['completed', 'failed', 'failed']);
  expect([calls, refused, away]).toEqual([ROUNDS + 1, 1, 3]);
  expect(results[2]?.error).toBe('The service is away.');
});

it('stops a loop at the limit of the graph, and not before', async () => {
  const needed = 3 * ROUNDS;

  const enough = await run(doubling({ stepLimit: needed }), [1]);
  const short = await run(doubling({ stepLimit: needed - 1 }), [1]);

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

  const result = await run(graph, [1, 2, 3], { signal: controller.signal });

  expect(result).toMatchObject({ status: 'cancelled', output: null, error: null });
  expect((await stepsOf(result)).filter(({ status }) => status === 'started')).toEqual([]);
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

  const result = await run(graph, [1, 2]);

  expect(result).toMatchObject({ status: 'failed', error: 'No.' });
  expect(wasStopped).toBe(true);
});

it('answers the run that exists for a dedupe key, and does nothing again', async () => {
  const known = { dedupeKey: 'incident-7' };
  const first = await runTest(engine, db, { graph: doubling(), input: { values: [1] }, ...known });

  const second = await runTest(engine, db, { graph: doubling(), input: { values: [5] }, ...known });

  expect([first.isExisting, second.isExisting]).toEqual([false, true]);
  expect(second.execution.id).toBe(first.execution.id);
  expect(await listRuns(db, { limit: 50 })).toMatchObject([first.execution]);
});

it('refuses an input that does not fit before there is a run', async () => {
  await expect(run(doubling(), ['one'])).rejects.toThrow(InvalidInputError);
  expect(await listRuns(db, { limit: 50 })).toEqual([]);
});

it('runs a graph inside a graph in the same execution, below the node that asked for it', async () => {
  const inner = doubling();
  const outer = doubling({
    work: async ({ runGraph }, value) =>
      (await runGraph(inner, { values: [value, value + 1] })).doubled.length,
  });

  const execution = await run(outer, [1, 5]);

  expect([execution.status, outputOf(execution).doubled]).toEqual(['completed', [6, 6, 6, 6, 6, 6]]);
  const steps = await stepsOf(execution);
  const top = steps.filter(({ name, depth }) => name === 'branch' && depth === 0);
  const below = steps.filter(({ name, depth }) => name === 'begin' && depth === 1);
  expect(new Set(below.map(({ parent }) => parent))).toEqual(new Set(top.map(({ place }) => place)));
  expect(below).toHaveLength(2 * ROUNDS * ROUNDS);
  expect(await listRuns(db, { limit: 50 })).toHaveLength(1);
});

it('adds up its steps when it ends', async () => {
  const graph = doubling({
    work: async ({ runAgent }, value) => (await runAgent(testAgent(), { value })).sum,
  });

  const { metrics } = await run(graph, [1]);

  expect(metrics).toEqual({
    replayed: 0,
    ...{ steps: 15, failedSteps: 0, byModel: 0, byPlaybook: 3, modelCalls: 0 },
    ...{ tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0 },
  });
});
