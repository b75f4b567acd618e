import { expect, it } from 'vitest';
import { boundOfMaster, type NightCall } from './proactive-bound.ts';

const call = (changes: Partial<NightCall>): NightCall => ({
  ...{ graph: 'analyst', agent: 'growth_ga4_any', sent: 0, seconds: 4, tokens: 1_000, ...changes },
});
const own = (agent: string, seconds: number, tokens: number) =>
  call({ graph: 'master', agent, seconds, tokens, sent: 100 });
const texts = [
  own('growth_proactive_master', 3, 1_000),
  own('growth_recommendation_formatter', 10, 15_000),
  own('growth_final_validator', 4, 4_000),
];
const boundWith = (calls: readonly NightCall[]) =>
  boundOfMaster({ calls, analystGraph: 'analyst', begunAt: 100, tokensPerMinute: 30_000 });

it('is the calls that wait for each other when there is room for all of them', () => {
  expect(boundWith([call({ sent: 90 }), ...texts])).toBe(17);
});

it('is the time until there is room, and the last call, when analysts have just used the limit', () => {
  // Of 30,000 tokens 20,000 are needed, so one of the two has to leave the window: the first does at 145.
  const used = [call({ sent: 85, tokens: 8_000 }), call({ sent: 95, tokens: 8_000 })];

  expect(boundWith([...used, ...texts])).toBe(45 + 3);
});

it('is nothing when no model was asked', () => {
  expect(boundWith([call({})])).toBe(0);
});
