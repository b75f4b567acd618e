import { expect, it } from 'vitest';
import { estimateCall, estimateTokens } from './estimate-tokens.ts';

it.each([
  ['', 0],
  ['four words of English', 7],
  ['日本語', 3],
])('takes "%s" for %i tokens', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

it('estimates all that is sent and the longest answer, without counting on a cache', () => {
  const request = { messages: [{ role: 'user', text: 'x'.repeat(3000) } as const], tools: [] };
  const price = { input: 2, output: 10, cached: 0 };

  const { tokens, usd } = estimateCall(request, 500, price);

  expect(tokens).toBeGreaterThan(1500);
  expect(usd).toBeCloseTo(((tokens - 500) * 2 + 500 * 10) / 1_000_000, 12);
  expect(estimateCall(request, 500, null).usd).toBeNull();
});
