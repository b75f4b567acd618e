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
