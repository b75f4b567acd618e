import type { Random } from '../random.ts';

/** One of several, each as likely as the others. */
export function oneOf<Value>(values: readonly Value[], random: Random): Value {
  const value = values[random.integer(0, values.length - 1)];
  if (value === undefined) throw new RangeError('There is nothing to draw from.');
  return value;
}

/** A number between two others, any as likely. */
export function between(lowest: number, highest: number, random: Random): number {
  return lowest + (highest - lowest) * random.uniform();
}
