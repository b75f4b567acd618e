import { LLMock } from '@copilotkit/aimock';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { chunk, openRawProvider, sendEvents, TEST_KEY, testModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { runTestAgent, testAgent } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let provider: LLMock;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  provider = await LLMock.create({ port: 0 });
});
afterEach(() => provider.stop());
afterAll(() => store.close());

const BY_PLAYBOOK = { sum: 42, by: 'playbook' };
const usage = { prompt_tokens: 500, completion_tokens: 50, total_tokens: 550 };
const submit = (answer: string) => ({ toolCalls: [{ name: 'submit_answer', arguments: answer }], usage });

it('lets a model use a tool and submit its answer', async () => {
  provider.on(
    { hasToolResult: false },
    { toolCalls: [{ name: 'test_double', arguments: '{"value":21}' }], usage },
  );
  provider.on({ hasToolResult: true }, submit('{"answer":{"sum":42,"by":"model"}}'));
  const model = testModel(`${provider.url}/v1`, { price: { input: 1, output: 10, cached: 1 } });

  const { output, agent, steps } = await runTestAgent(store, db, { agent: testAgent(), model });

  expect(output).toEqual({ sum: 42, by: 'model' });
  expect(agent).toMatchObject({
    decidedBy: 'model',
    modelCalls: 2,
    tokensIn: 1000,
    tokensOut: 100,
    costUsd: 0.002,
  });
  expect(steps.map(({ kind }) => kind)).toEqual(['agent', 'model', 'tool', 'model']);
  expect(provider.getRequests()).toHaveLength(2);
});

it('lets a model correct truncated JSON once, then works by playbook', async () => {
  provider.onMessage(/./, { toolCalls: [{ name: 'submit_answer', arguments: '{"answer":{"sum":4' }], usage });

  const { output, agent } = await runTestAgent(store, db, {
    agent: testAgent(),
    model: testModel(`${provider.url}/v1`),
  });

  expect(output).toEqual(BY_PLAYBOOK);
  expect(provider.getRequests()).toHaveLength(2);
  expect(agent).toMatchObject({ output: { reason: { code: 'bad_answer' } }, tokensIn: 1000, costUsd: null });
});

it('does not try a wrong key again, and shows it nowhere', async () => {
  const lines: string[] = [];
  const log = { error: (...line: unknown[]) => lines.push(inspectAll(line)), warn: () => {} };
  provider.onMessage(/./, { error: { message: `Incorrect API key provided: ${TEST_KEY}` }, status: 401 });
  // Only what the journal calls; the test looks at what a log would be given.
  const environment = {
    agent: testAgent(),
    model: testModel(`${provider.url}/v1`),
    log: Object.assign(pino({ level: 'silent' }), log),
  };

  const { output, agent } = await runTestAgent(store, db, environment);

  expect(output).toEqual(BY_PLAYBOOK);
  expect(provider.getRequests()).toHaveLength(1);
  expect(agent).toMatchObject({
    decidedBy: 'playbook',
    output: { reason: { sentence: 'The model provider does not take the key.' } },
  });
  expect(lines).toHaveLength(1);
  const { rows } = await store.pool.query('select step::text from runtime.step');
  expect(lines.join() + JSON.stringify(rows)).not.toContain(TEST_KEY);
});

it.each([
  ['its seconds are over', { idleSeconds: 20, seconds: 0.4, code: 'timeout' }],
  ['nothing has come for too long', { idleSeconds: 0.3, seconds: 20, code: 'idle' }],
])(
  'leaves a body that hangs when %s, and works by playbook',
  async (_name, { idleSeconds, seconds, code }) => {
    const hanging = await openRawProvider((response) =>
      sendEvents(response, [chunk({ role: 'assistant', content: 'I' })]),
    );
    const began = performance.now();

    const { output, agent } = await runTestAgent(store, db, {
      agent: testAgent({ limits: { steps: 6, costUsd: 1, seconds } }),
      model: testModel(hanging.url, { idleSeconds }),
    });

    expect(output).toEqual(BY_PLAYBOOK);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(agent).toMatchObject({ decidedBy: 'playbook', modelCalls: 1, output: { reason: { code } } });
    await hanging.close();
  },
);

function inspectAll(line: readonly unknown[]): string {
  return line
    .map((part) => JSON.stringify(part, (_key, value) => (value instanceof Error ? flat(value) : value)))
    .join();
}

function flat(error: Error): object {
  return { ...error, message: error.message, stack: error.stack, cause: error.cause };
}
