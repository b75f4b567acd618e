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

/** Hands out units by chance, so that small numbers do not always fall to the largest weight; no part exceeds its cap. */
export function handOut(
  total: number,
  { weights, caps }: { readonly weights: readonly number[]; readonly caps?: readonly number[] },
  random: Random,
): readonly number[] {
  let parts = weights.map(() => 0);
  let left = total;
  while (left > 0) {
    const rooms = parts.map((part, index) => (caps?.[index] ?? Number.POSITIVE_INFINITY) - part);
    const live = weights.map((weight, index) => ((rooms[index] ?? 0) > 0 ? weight : 0));
    // Where all weights are used up, the rest goes wherever there is room.
    if (live.every((weight) => weight === 0)) return fillUp(parts, left, caps);
    const drawn = drawParts(left, live, random);
    const added = drawn.map((count, index) => Math.min(count, rooms[index] ?? 0));
    parts = parts.map((part, index) => part + (added[index] ?? 0));
    left -= added.reduce((sum, count) => sum + count, 0);
  }
  return parts;
}

/** How many of the units fall to each weight; part by part, since drawing each unit would take far longer. */
function drawParts(total: number, weights: readonly number[], random: Random): readonly number[] {
  let left = total;
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
  const last = weights.findLastIndex((weight) => weight > 0);
  return weights.map((weight, index) => {
    if (weight === 0) return 0;
    // Rounding may leave a little weight when nothing more is to come.
    const count = index === last ? left : random.binomial(left, Math.min(1, weight / weightLeft));
    left -= count;
    weightLeft -= weight;
    return count;
  });
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
