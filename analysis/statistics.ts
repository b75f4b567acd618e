/** Turns a median absolute deviation into a standard deviation when the values are normal. */
const NORMAL_CONSISTENCY = 1.4826;
/** Nine tenths of normal values lie within this many standard deviations. */
const NORMAL_OUTER_TENTH = 1.645;
/** Normal values lie beyond it once in eighty times. */
const WINSOR_LIMIT = 2.5;

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Linear interpolation between order statistics, `p` in 0..1; NaN for no values. */
export function quantile(values: readonly number[], p: number): number {
  return quantileOfSorted(new Float64Array(values).sort(), p);
}

/** The same for values that are already in ascending order. */
export function quantileOfSorted(sorted: Float64Array | readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** The middle value; NaN for no values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Unbiased sample variance; NaN for fewer than two values. */
export function variance(values: readonly number[]): number {
  const center = mean(values);
  return sum(values.map((value) => (value - center) ** 2)) / (values.length - 1);
}

/**
 * Spread of residuals about zero in units of a standard deviation: what the middle half and what the outer tenth say,
 * averaged, so that a heavy tail counts and a few wild days do not. NaN for no residuals.
 */
export function robustScale(residuals: readonly number[]): number {
  return robustScaleOfSorted(new Float64Array(residuals.map(Math.abs)).sort());
}

/** The same for sizes of residuals that are already in ascending order. */
export function robustScaleOfSorted(sizes: Float64Array | readonly number[]): number {
  return (
    (NORMAL_CONSISTENCY * quantileOfSorted(sizes, 0.5) + quantileOfSorted(sizes, 0.9) / NORMAL_OUTER_TENTH) /
    2
  );
}

/**
 * Spread of residuals about zero as their root mean square, none counted as larger than 2.5 robust deviations: nearly as
 * exact as a plain root mean square when the noise is normal, and not led astray by a few wild days. Takes the sizes of the
 * residuals in ascending order; NaN for none.
 */
export function winsorizedScaleOfSorted(sizes: readonly number[]): number {
  const largest = WINSOR_LIMIT * robustScaleOfSorted(sizes);
  let squares = 0;
  for (const size of sizes) squares += Math.min(size, largest) ** 2;
  return Math.sqrt(squares / sizes.length);
}

/** Keeps a number between two limits. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Pearson correlation of two equally long lists; 0 when either does not vary. */
export function correlation(first: readonly number[], second: readonly number[]): number {
  const firstMean = mean(first);
  const secondMean = mean(second);
  let product = 0;
  let firstSquares = 0;
  let secondSquares = 0;
  for (const [index, value] of first.entries()) {
    const a = value - firstMean;
    const b = (second[index] ?? Number.NaN) - secondMean;
    product += a * b;
    firstSquares += a * a;
    secondSquares += b * b;
  }
  const size = Math.sqrt(firstSquares * secondSquares);
  return size > 0 ? clamp(product / size, -1, 1) : 0;
}
