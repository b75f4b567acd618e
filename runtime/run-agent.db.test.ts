import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sha256 } from '#core/canonical-json.ts';
import { ExternalServiceError, InvalidInputError, InvariantError } from '#core/errors.ts';
import { calling, scriptedModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { double, oneNode, openTestEngine, runTest, runTestAgent, testAgent } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

const ANSWER = { sum: 42, by: 'model' };
const submit = (answer: unknown = ANSWER) => calling('submit_answer', { answer });

it.each([
  ['never', true, 'policy'],
  ['when-needed', true, 'not_needed'],
  ['always', false, 'no_model'],
] as const)(
  'works by its playbook under policy %s (model configured: %s)',
  async (modelPolicy, hasModel, code) => {
    const model = scriptedModel([]);
    const agent = testAgent({ modelPolicy, needsModel: ({ value }) => value > 100 });

    const outcome = await runTestAgent(store, db, { agent, ...(hasModel ? { model } : {}) });

    expect(outcome.output).toEqual({ sum: 42, by: 'playbook' });
    expect(outcome.agent).toMatchObject({
      ...{
        kind: 'agent',
        name: 'test_adder',
        role: 'research',
        decidedBy: 'playbook',
        instructionsHash: null,
      },
      output: { result: { sum: 42, by: 'playbook' }, reason: { code } },
    });
    expect(outcome.steps[1]).toMatchObject({ kind: 'tool', parent: outcome.agent?.place });
    expect(model.requests).toEqual([]);
  },
);

it('asks the model when the input needs one, and records its work', async () => {
  const price = { input: 2, output: 10, cached: 1 };
  const model = scriptedModel([calling('test_double', { value: 21 }), submit()], price);
  const agent = testAgent({ modelPolicy: 'when-needed', needsModel: ({ value }) => value > 20 });

  const { output, steps, agent: step } = await runTestAgent(store, db, { agent, model });

  expect(output).toEqual(ANSWER);
  expect(step).toMatchObject({
    ...{ decidedBy: 'model', instructionsHash: sha256('You double numbers.'), status: 'completed' },
    ...{ modelCalls: 2, tokensIn: 2000, tokensOut: 200, costUsd: 0.006 },
    output: { result: ANSWER, reason: null },
  });
  expect(steps.map(({ kind, name, parent }) => [kind, name, parent === step?.place])).toEqual([
    ['agent', 'test_adder', false],
    ['model', 'scripted/model', true],
    ['tool', 'test_double', true],
    ['model', 'scripted/model', true],
  ]);
});

it.each([
  ['an answer that never fits', [submit({}), submit({})], 'bad_answer'],
  ['a refusal', [{ text: 'I will not.', finish: 'refusal' }], 'refusal'],
  ['an answer that was cut off', [{ ...submit(), finish: 'length' }], 'length'],
  ['a content filter', [{ text: '', finish: 'content_filter' }], 'content_filter'],
  ['nothing', [{ text: '', finish: 'empty' }], 'empty'],
  [
    'an error of the provider',
    [new ExternalServiceError('It is down.', { status: 503 })],
    'external_service',
  ],
  ['an error that is not ours', [new TypeError('x is undefined')], 'internal'],
] as const)('works by its playbook after %s, and says so', async (_name, script, code) => {
  const events: unknown[] = [];
  const model = scriptedModel(script);

  const { output, agent } = await runTestAgent(store, db, {
    agent: testAgent(),
    model,
    onEvent: (event) => events.push(event),
  });

  expect(output).toEqual({ sum: 42, by: 'playbook' });
  expect(model.requests).toHaveLength(script.length);
  expect(agent).toMatchObject({
    ...{ decidedBy: 'playbook', status: 'completed', instructionsHash: expect.any(String) },
    output: { reason: { code } },
  });
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'ended',
      kind: 'agent',
      decidedBy: 'playbook',
      detail: expect.stringMatching(/\.$/),
    }),
  );
});

it.each([
  ['step_limit', { steps: 2, costUsd: 1, seconds: 20 }, 2],
  ['cost_limit', { steps: 9, costUsd: 0.005, seconds: 20 }, 2],
] as const)('stops the model at its %s', async (code, limits, calls) => {
  const again = calling('test_double', { value: 1 });
  const model = scriptedModel([again, again, again, submit()], { input: 2, output: 10, cached: 1 });

  const { agent } = await runTestAgent(store, db, { agent: testAgent({ limits }), model });

  expect(model.requests).toHaveLength(calls);
  expect(agent).toMatchObject({ decidedBy: 'playbook', output: { reason: { code } }, modelCalls: calls });
});

it('ends, and does not go on by playbook, when the run is cancelled', async () => {
  const controller = new AbortController();
  const model = {
    ...scriptedModel([]),
    complete: async () => {
      controller.abort();
      throw new Error('aborted');
    },
  };

  const { output, steps } = await runTestAgent(store, db, {
    agent: testAgent(),
    model,
    signal: controller.signal,
  });

  expect(output).toMatchObject({ code: 'run_stopped' });
  // Its call had been announced; what became of it is not known.
  expect(steps).toMatchObject([{ kind: 'model', status: 'started' }]);
});

it('refuses an input that its schema refuses, and an answer of its playbook likewise', async () => {
  const badInput = await runTestAgent(store, db, { agent: testAgent(), input: { value: 'x' } });
  const badPlaybook = await runTestAgent(store, db, {
    agent: { ...testAgent(), playbook: async () => ({ sum: 'x' }) },
  });

  expect(badInput.output).toBeInstanceOf(InvalidInputError);
  expect(badPlaybook.output).toBeInstanceOf(InvariantError);
});

it('gives a playbook no tool but its own', async () => {
  const { output } = await runTestAgent(store, db, { agent: testAgent({ tools: [] }) });

  expect(output).toMatchObject({ message: 'The agent "test_adder" has no tool "test_double".' });
});

it('lets no clock run on when the question to a model could not be put', async () => {
  let seen: AbortSignal | undefined;
  const looking: typeof double = {
    ...double,
    async run(_input, { signal }) {
      seen = signal;
      throw new InvalidInputError('There is nothing to ask.');
    },
  };
  const agent = testAgent({
    tools: [looking],
    limits: { steps: 1, costUsd: 1, seconds: 1 },
    ask: async ({ value }, { useTool }) => {
      await useTool(looking, { value, label: 'x' });
      return { brief: '', answer: testAgent().output };
    },
  });

  let rang: boolean | undefined;
  const graph = oneNode(async ({ runAgent }) => {
    await runAgent(agent, { value: 21 }).catch(() => {});
    await wait(1_200);
    rang = seen?.aborted;
  });
  const engine = await openTestEngine(store, { model: scriptedModel([]) });
  await runTest(engine, db, { graph, input: {} });
  await engine.queue.close();

  expect(rang).toBe(false);
});
