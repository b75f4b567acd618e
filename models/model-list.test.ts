import { expect, it } from 'vitest';
import { openCircuitBreakers } from './circuit-breakers.ts';
import type { ModelFeatures } from './model.ts';
import { modelFault } from './model-error.ts';
import { resilientModel } from './resilient-model.ts';
import { errorOf, HELLO, scriptedModel } from './testing.ts';

const tool = { name: 'count', description: 'Counts.', schema: { type: 'object' } };
const withTools = { ...HELLO, tools: [tool] };
const NO_TOOLS: ModelFeatures = { tools: false, output: false };

const shared = () => ({
  breakers: openCircuitBreakers({ now: () => 0 }),
  world: { random: () => 0, sleep: async () => {} },
});

it('passes over a model that has no tools when tools are needed', async () => {
  const first = scriptedModel([]);
  const second = scriptedModel([{ text: 'Second.' }]);
  const candidates = [
    { client: { ...first, features: NO_TOOLS }, keyId: 'a' },
    { client: second, keyId: 'b' },
  ] as const;

  const { text } = await resilientModel(candidates, shared()).complete(withTools);

  expect([text, first.requests]).toEqual(['Second.', []]);
});

it('says how the able models failed, not that the last one was not able', async () => {
  const busy = scriptedModel(Array(3).fill(modelFault('overloaded')));
  const candidates = [
    { client: busy, keyId: 'a' },
    { client: { ...scriptedModel([]), features: NO_TOOLS }, keyId: 'b' },
  ] as const;

  const error = await errorOf(resilientModel(candidates, shared()).complete(withTools));

  expect(error).toMatchObject({ fault: 'overloaded', retryable: true });
});

it('cannot be asked for tools when no model has any', async () => {
  const client = resilientModel(
    [{ client: { ...scriptedModel([]), features: NO_TOOLS }, keyId: 'a' }],
    shared(),
  );

  expect(await errorOf(client.complete(withTools))).toMatchObject({ fault: 'bad_request', attempts: [] });
});

it('is, from outside, the first of its models', () => {
  const first = scriptedModel([], { input: 1, output: 2, cached: 3 });

  const client = resilientModel(
    [
      { client: first, keyId: 'a' },
      { client: scriptedModel([]), keyId: 'b' },
    ],
    shared(),
  );

  const { provider, name, price, features, contextTokens } = first;
  expect(client).toMatchObject({ provider, name, price, features, contextTokens });
});

const TOO_LONG = modelFault('context_length');

/** Models that hold so many tokens; each says in turn what it is given to say. */
function listOf(...models: readonly [number | null, ...Parameters<typeof scriptedModel>[0]][]) {
  const clients = models.map(([contextTokens, ...script]) => ({ ...scriptedModel(script), contextTokens }));
  const [first, ...others] = clients.map((client, index) => ({ client, keyId: `key ${index}` }));
  if (first === undefined) throw new Error('The list is empty.');
  return {
    client: resilientModel([first, ...others], shared()),
    asked: () => clients.map(({ requests }) => requests.length),
  };
}

it('llm-009 asks only a model that is known to hold more when a conversation is too long', async () => {
  const { client, asked } = listOf(
    [8_000, TOO_LONG],
    [8_000, { text: 'As small.' }],
    [null, { text: 'Who knows.' }],
    [32_000, { text: 'It fits.' }],
  );

  const { text } = await client.complete(HELLO);

  expect([text, asked()]).toEqual(['It fits.', [1, 0, 0, 1]]);
});

it('llm-009 takes what was too long for a model of unknown size by its own length', async () => {
  const { client, asked } = listOf([null, TOO_LONG], [1_010, { text: 'Small.' }], [9_000, { text: 'Fits.' }]);

  const { text } = await client.complete(HELLO);

  expect([text, asked()]).toEqual(['Fits.', [1, 0, 1]]);
});

it('llm-009 says that it is too long, which the caller can help, rather than how a larger model failed', async () => {
  const { client, asked } = listOf([8_000, TOO_LONG], [32_000, modelFault('forbidden')], [64_000, TOO_LONG]);

  const error = await errorOf(client.complete(HELLO));

  expect(error).toMatchObject({ fault: 'context_length' });
  expect(asked()).toEqual([1, 1, 1]);
});
