import type { ModelPrice, ModelUsage } from './model.ts';

const MILLION = 1_000_000;

/** What a call cost in USD; null when price or usage is unknown. */
export function costOf(usage: ModelUsage | null, price: ModelPrice | null): number | null {
  if (usage === null || price === null) return null;
  const fresh = usage.input - usage.cached;
  return (fresh * price.input + usage.cached * price.cached + usage.output * price.output) / MILLION;
}
