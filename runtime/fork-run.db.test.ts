import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NotFoundError } from '#core/errors.ts';
import type { AnyGraph } from '#graphs/graph.ts';
import type { ModelWish } from '#models/model-source.ts';
import { calling, scriptedModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import { listSteps, type StepInTree } from '#storage/runtime/step.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Engine } from './environment.ts';
import { type Forked, forkRun } from './fork-run.ts';
import { openInlineWorker } from './inline-worker.ts';
import { double, openTestEngine, runTest, testAgent, testOwner, withModel } from './testing.ts';
import { lineOf } from './testing-take-over.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
let calls: string[];
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
beforeEach(async () => {
  db = await store.createTenant();
  calls = [];
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

/** Writes something, then asks an agent. */
const graph: AnyGraph = lineOf(
  async ({ write }) =>
    write('first', null, async () => {
      calls.push('write');
      return 'written';
    }),
  async ({ runAgent }) => (await runAgent(testAgent({ tools: [double] }), { value: 21 })).by,
);

const answering = (by: string) => scriptedModel([calling('submit_answer', { answer: { sum: 42, by } })]);

async function record(): Promise<{ execution: Execution; steps: StepInTree[] }> {
  const { execution } = await runTest(withModel(engine, answering('first model')), db, { graph, input: {} });
  return { execution, steps: await listSteps(db, execution.id) };
}

async function workOn({ executionId }: Forked): Promise<Execution> {
  const worker = openInlineWorker({ ...withModel(engine, answering('second model')), graphs: [graph] });
  const { signal } = new AbortController();
  await worker.workOn(testOwner(db), executionId, { signal });
  await worker.close();
  return getExecution(db, executionId);
}

it('asks anew from a step on, with another model, and does again nothing of what came before', async () => {
  const { execution, steps } = await record();
  const model = steps.find(({ kind }) => kind === 'model');

  const forked = await forkRun(db, { ...engine, graphs: [graph] }, { execution, from: model?.place ?? '' });
  const ended = await workOn(forked);

  expect(execution.output).toBe('first model');
  expect(ended).toMatchObject({ status: 'completed', output: 'second model', parentId: execution.id });
  expect(calls).toEqual(['write']);
  expect(forked.sharedSteps).toBe(2);
  const after = await listSteps(db, forked.executionId);
  expect(after.map(({ place }) => place)).toEqual(steps.map(({ place }) => place));
});

it('takes a step by its number too, and says so when there is none', async () => {
  const { execution, steps } = await record();
  const withGraph = { ...engine, graphs: [graph] };
  const number = String(steps.find(({ kind }) => kind === 'write')?.number);

  const forked = await forkRun(db, withGraph, { execution, from: number });

  expect(forked.sharedSteps).toBe(0);
  await expect(forkRun(db, withGraph, { execution, from: '99' })).rejects.toThrow(NotFoundError);
});

it('leaves the run that it comes from as it was', async () => {
  const { execution, steps } = await record();

  await workOn(await forkRun(db, { ...engine, graphs: [graph] }, { execution, from: '1' }));

  expect(await getExecution(db, execution.id)).toEqual(execution);
  expect(await listSteps(db, execution.id)).toEqual(steps);
});

it('has whoever works on it ask the model that it was given, for all agents', async () => {
  const { execution } = await record();
  const wishes: ModelWish[] = [];
  const models = {
    async clientFor(wish: ModelWish) {
      wishes.push(wish);
      return answering(wish.model ?? 'of the list');
    },
  };
  const withGraph = { ...engine, graphs: [graph], models };

  const forked = await forkRun(db, withGraph, { execution, from: '1', model: 'openai/given' });
  const worker = openInlineWorker({ ...withGraph, workerId: randomUUID() });
  const { signal } = new AbortController();
  const ended = await worker.workOn(testOwner(db), forked.executionId, { signal });
  await worker.close();

  expect(ended).toMatchObject({ status: 'completed', output: 'openai/given' });
  expect(wishes.map(({ model }) => model)).toEqual(['openai/given']);
  expect((await record()).execution.budget).toEqual({});
});
