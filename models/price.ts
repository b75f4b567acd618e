import type { ModelPrice, ModelUsage } from './model.ts';

const MILLION = 1_000_000;

/** What a call cost in USD; null when price or usage is unknown. */
export function costOf(usage: ModelUsage | null, price: ModelPrice | null): number | null {
  if (usage === null || price === null) return null;
  const { input, output, cached, cacheWritten = 0 } = usage;
  const fresh = input - cached - cacheWritten;
  const prompt =
    fresh * price.input + cached * price.cached + cacheWritten * (price.cacheWritten ?? price.input);
  return (prompt + output * price.output) / MILLION;
}
