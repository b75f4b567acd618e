/** Cases and how many of them came out as counted. */
export interface Trials {
  readonly hits: number;
  readonly cases: number;
}

/** Below so many expected hits or misses the normal approximation of a share does not hold. */
const LEAST_EXPECTED = 5;

/** Two-sided p-value of two shares being the same (pooled z-test); null when there are too few cases to say. */
export function rateDifference(first: Trials, second: Trials): number | null {
  const cases = first.cases + second.cases;
  const pooled = (first.hits + second.hits) / cases;
  if (!(first.cases > 0 && second.cases > 0 && pooled > 0 && pooled < 1)) return null;
  const smaller = Math.min(first.cases, second.cases);
  if (smaller * Math.min(pooled, 1 - pooled) < LEAST_EXPECTED) return null;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / first.cases + 1 / second.cases));
  return twoSided((first.hits / first.cases - second.hits / second.cases) / spread);
}

/** Results that come in clusters vary more than single ones; seen on daily orders, about twice the variance. */
const DISPERSION = 2;

/** Two-sided p-value of a count that was to be expected at so many; null when that is too few to say. */
export function countDifference(count: number, expected: number): number | null {
  if (expected < LEAST_EXPECTED) return null;
  return twoSided((count - expected) / Math.sqrt(expected * DISPERSION));
}

/** Probability of a normal value at least so far from zero. */
export function twoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** Complementary error function for z >= 0, relative error below 1.2e-7 (Numerical Recipes, Chebyshev fit). */
function erfc(z: number): number {
  const t = 1 / (1 + z / 2);
  const powers = COEFFICIENTS.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return t * Math.exp(-z * z + powers);
}

const COEFFICIENTS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];

/** Whoever looks at many places finds one by chance, so the bar rises with their number (Bonferroni). */
export function isClear(p: number | null, places: number): boolean {
  return p !== null && p < 0.05 / Math.max(1, places);
}
