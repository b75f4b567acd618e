import type { Random } from './random.ts';

/** Splits a whole number by weights so that the parts add up to it: floors first, then the largest remainders. */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  // Without any weight all parts are alike: nothing of the total may be lost.
  if (sum === 0 && weights.length > 0)
    return apportion(
      total,
      weights.map(() => 1),
    );
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((left, right) => left + right, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((left, right) => right.remainder - left.remainder || left.index - right.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** Hands out units one by one by chance, so that small numbers do not always fall to the largest weight; no part exceeds its cap. */
export function handOut(
  total: number,
  { weights, caps }: { readonly weights: readonly number[]; readonly caps?: readonly number[] },
  random: Random,
): readonly number[] {
  const parts = weights.map(() => 0);
  const live = weights.map((weight, index) => ((caps?.[index] ?? 1) > 0 ? weight : 0));
  let sum = live.reduce((left, right) => left + right, 0);
  for (let unit = 0; unit < total; unit += 1) {
    // Where all weights are used up, the rest goes wherever there is room.
    if (sum <= 1e-12) return fillUp(parts, total - unit, caps);
    const index = chooseIndex(live, random.uniform() * sum);
    parts[index] = (parts[index] ?? 0) + 1;
    if (parts[index] === caps?.[index]) {
      sum -= live[index] ?? 0;
      live[index] = 0;
    }
  }
  return parts;
}

function chooseIndex(weights: readonly number[], point: number): number {
  let remaining = point;
  let last = 0;
  for (const [index, weight] of weights.entries()) {
    if (weight === 0) continue;
    last = index;
    remaining -= weight;
    if (remaining < 0) return index;
  }
  return last;
}

function fillUp(
  parts: readonly number[],
  count: number,
  caps: readonly number[] | undefined,
): readonly number[] {
  let left = count;
  return parts.map((part, index) => {
    const room = caps === undefined ? left : Math.max(0, (caps[index] ?? 0) - part);
    const added = Math.min(left, room);
    left -= added;
    return part + added;
  });
}
