/** A point and what the function is there. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
}

/** More steps than the smoothing models need; a surface that has no minimum ends here. */
const MOST_STEPS = 250;
/** The search ends when the corners differ by less than this share of the value. */
const TOLERANCE = 1e-7;

/**
 * The lowest point near `start`, found without derivatives (Nelder and Mead, 1965, with their coefficients). `stride` is
 * how far the first steps reach in each coordinate.
 */
export function minimize(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  stride: number,
): Minimum {
  const evaluate = (point: readonly number[]): Minimum => ({ point, value: objective(point) });
  const corners = [
    evaluate(start),
    ...start.map((_, axis) => evaluate(start.map((x, each) => (each === axis ? x + stride : x)))),
  ];
  for (let step = 0; step < MOST_STEPS; step++) {
    corners.sort((first, second) => first.value - second.value);
    if (hasConverged(corners)) break;
    improve(corners, evaluate);
  }
  return corners.reduce((best, corner) => (corner.value < best.value ? corner : best));
}

function hasConverged(sorted: readonly Minimum[]): boolean {
  const best = sorted[0]?.value ?? 0;
  const worst = sorted.at(-1)?.value ?? 0;
  return worst - best <= TOLERANCE * (Math.abs(best) + TOLERANCE);
}

type Evaluate = (point: readonly number[]) => Minimum;

/** Replaces the worst corner by a better one, or draws all corners to the best one; corners come sorted. */
function improve(corners: Minimum[], evaluate: Evaluate): void {
  const worst = corners.pop();
  const best = corners[0];
  if (worst === undefined || best === undefined) return;
  const center = best.point.map((_, axis) => meanOf(corners, axis));
  const onLine = (reach: number) => evaluate(blend(center, worst.point, -reach));
  const better = tryLine({ best, secondWorst: corners.at(-1) ?? best, worst }, onLine);
  if (better !== undefined) {
    corners.push(better);
    return;
  }
  const drawn = [...corners.slice(1), worst].map(({ point }) => evaluate(blend(best.point, point, 0.5)));
  corners.splice(1, corners.length, ...drawn);
}

interface Ranked {
  readonly best: Minimum;
  readonly secondWorst: Minimum;
  readonly worst: Minimum;
}

/** Reflection, expansion or contraction of the worst corner through the others' center; undefined when none helps. */
function tryLine(
  { best, secondWorst, worst }: Ranked,
  onLine: (reach: number) => Minimum,
): Minimum | undefined {
  const reflected = onLine(1);
  if (reflected.value < best.value) return lower(onLine(2), reflected);
  if (reflected.value < secondWorst.value) return reflected;
  const contracted = onLine(reflected.value < worst.value ? 0.5 : -0.5);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : undefined;
}

function lower(first: Minimum, second: Minimum): Minimum {
  return first.value < second.value ? first : second;
}

function meanOf(corners: readonly Minimum[], axis: number): number {
  let total = 0;
  for (const { point } of corners) total += point[axis] ?? 0;
  return total / corners.length;
}

/** The point `share` of the way from one to another; beyond either when the share is outside 0..1. */
function blend(from: readonly number[], to: readonly number[], share: number): readonly number[] {
  return from.map((x, axis) => x + share * ((to[axis] ?? x) - x));
}
