import { expect, it } from 'vitest';
import { estimateCall, estimateTokens } from './token-estimate.ts';

const saying = (text: string) => ({ messages: [{ role: 'user', text } as const], tools: [] });
const REST = estimateTokens({ ...saying(''), maxOutputTokens: 0 });

it.each([
  ['four words of English.', 8],
  ['日本語日本語', 6],
])('takes "%s" for %i tokens', (text, tokens) => {
  const estimate = estimateTokens({ ...saying(text), maxOutputTokens: 0 });

  expect(Math.abs(estimate - REST - tokens)).toBeLessThanOrEqual(1);
});

it('counts the shape that an answer is held to, and the longest answer', () => {
  const output = { name: 'answer', schema: { description: 'x'.repeat(300) } };

  const [bare, held] = [saying('Hi'), { ...saying('Hi'), output, maxOutputTokens: 50 }].map(estimateTokens);

  expect(bare).toBeGreaterThan(1_000);
  expect(held).toBeGreaterThan(150);
  expect(held).toBeLessThan(300);
});

it('prices all that is sent without counting on a cache, and nothing without a price', () => {
  const request = { ...saying('x'.repeat(3000)), maxOutputTokens: 500 };
  const price = { input: 2, output: 10, cached: 0 };

  const { tokens, usd } = estimateCall(request, price);

  expect(tokens).toBeGreaterThan(1500);
  expect(usd).toBeCloseTo(((tokens - 500) * 2 + 500 * 10) / 1_000_000, 12);
  expect(estimateCall(request, null)).toEqual({ tokens, usd: null });
});
