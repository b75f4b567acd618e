import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openCircuitBreakers } from '#models/circuit-breakers.ts';
import type { ModelClient } from '#models/model.ts';
import { resilientModel } from '#models/resilient-model.ts';
import { chunk, openRawProvider, type RawProvider, sendEvents, testModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sumCosts } from '#storage/runtime/model-call.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Engine } from './environment.ts';
import { oneNode, openTestEngine, runTest, testAgent, withModel } from './testing.ts';

/*
 * The ledger against a provider's own journal: a run whose requests are retried, cut off, refused, aborted and answered by a
 * model that stands in. What the provider counted must be what we counted, to the token.
 */

const PRICE = { input: 2, output: 10, cached: 0.5 };

let store: TestStore;
let engine: Engine;
let db: TenantDatabase;
let first: RawProvider;
let second: RawProvider;
/** What the providers have counted, in order. */
let counted: { input: number; output: number; cached: number }[];
let script: ((response: ServerResponse) => void)[];
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
  const play = (response: ServerResponse): void => script.shift()?.(response);
  [first, second] = [await openRawProvider(play), await openRawProvider(play)];
});
beforeEach(async () => {
  db = await store.createTenant();
  counted = [];
  script = [];
});
afterAll(async () => {
  await Promise.all([first.close(), second.close(), engine.queue.close()]);
  await store.close();
});

/** The last chunk of an answer, as the provider counts it. */
function usage(input: number, output: number, cached: number): object {
  counted.push({ input, output, cached });
  const details = { prompt_tokens_details: { cached_tokens: cached } };
  return {
    ...chunk({}),
    choices: [],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output, ...details },
  };
}

const call = (name: string, argumentsJson: string) =>
  chunk({
    tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name, arguments: argumentsJson } }],
  });

const cutOff = (response: ServerResponse): void => {
  sendEvents(response, [chunk({ content: 'Well' }), usage(901, 7, 0)]);
  response.end();
};
const overloaded = (response: ServerResponse): void => {
  response.writeHead(529, { 'content-type': 'application/json' });
  response.end('{"error":{"message":"overloaded"}}');
};
const usesTool = (response: ServerResponse): void => {
  sendEvents(response, [call('test_double', '{"value":21}'), chunk({}, 'tool_calls'), usage(1013, 29, 512)]);
  response.end('data: [DONE]\n\n');
};
const submits = (response: ServerResponse): void => {
  sendEvents(response, [
    call('submit_answer', '{"answer":{"sum":42,"by":"model"}}'),
    chunk({}, 'tool_calls'),
    usage(1187, 31, 1024),
  ]);
  response.end('data: [DONE]\n\n');
};
const hangs = (response: ServerResponse): void => sendEvents(response, [chunk({ content: 'Hm' })]);

function models(): ModelClient {
  return resilientModel(
    [
      { client: testModel(first.url, { price: PRICE, model: 'first' }), keyId: 'one' },
      { client: testModel(second.url, { price: PRICE, model: 'second' }), keyId: 'two' },
    ],
    {
      breakers: openCircuitBreakers({ now: () => performance.now() }),
      policy: { attempts: 2 },
      world: { random: () => 0, sleep: async () => {} },
    },
  );
}

const asking = oneNode(async ({ runAgent }) => {
  await runAgent(testAgent(), { value: 21 });
});

async function sums() {
  const [costs] = await sumCosts(db, { by: 'tenant', since: '2000-01-01', timezone: 'UTC' });
  return costs;
}

it('counts what the provider counted, to the token, over retries, cut streams, refusals and a model that stands in', async () => {
  // The first model: cut off, then overloaded; the second one answers; in the next round the first one again.
  script = [cutOff, overloaded, usesTool, submits];

  const { execution } = await runTest(withModel(engine, models()), db, { graph: asking, input: {} });

  expect(execution.status).toBe('completed');
  const total = (pick: 'input' | 'output' | 'cached') => counted.reduce((sum, each) => sum + each[pick], 0);
  expect(await sums()).toMatchObject({
    ...{ calls: 4, failed: 2, input: total('input'), output: total('output'), cached: total('cached') },
    ...{ untoldCalls: 0, unpricedCalls: 0 },
    usd: expect.closeTo(
      (2 * (total('input') - total('cached')) + 0.5 * total('cached') + 10 * total('output')) / 1_000_000,
      9,
    ),
  });
  const { rows } = await db.run(sql`
    select provider || '/' || model || ' ' || coalesce(fault, 'answer') as sent from runtime.model_call
    order by at, place, attempt
  `);
  expect(rows).toEqual(
    ['openai/first truncated', 'openai/first overloaded', 'openai/second answer', 'openai/first answer'].map(
      (sent) => ({ sent }),
    ),
  );
  expect(execution.metrics).toMatchObject({ tokensIn: total('input'), tokensOut: total('output') });
});

it('keeps a request of a run that was stopped in the middle of it, as unknown and not as nothing', async () => {
  script = [hangs];
  const stop = new AbortController();
  const running = runTest(withModel(engine, models()), db, {
    ...{ graph: asking, input: {} },
    signal: stop.signal,
    onEvent: (event) => {
      if (event.type === 'text') stop.abort('cancelled');
    },
  });

  expect((await running).execution.status).toBe('cancelled');
  expect(await sums()).toMatchObject({ calls: 1, untoldCalls: 1, unpricedCalls: 1, input: 0, usd: 0 });
});
