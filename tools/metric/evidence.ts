import type { ExpectedPoint } from '#analysis/expectation.ts';

/** A stretch of a series, as far as how clearly it stands out is concerned. */
export interface Evidence {
  /** Values to which the series is restricted; empty for a total. */
  readonly dims: Readonly<Record<string, string>>;
  /** In standard deviations; null when it cannot be said. */
  readonly z: number | null;
}

/**
 * Noise in a hundred series brings forth stretches of five standard deviations now and then; an event that matters
 * shows far more in the series where it happened. Measured on the demo shop (evals/growth/demo-detection.db.test.ts).
 */
export const LEAST_EVIDENCE_OF_PART = 8;
/** Totals are few: in 126,000 metric-days of made-up shops to which nothing happened one came to more, by a large order. */
const LEAST_EVIDENCE_OF_TOTAL = 6.5;
/** The band of an expected point is three standard deviations wide to either side. */
const DEVIATIONS_OF_BAND = 6;

/** True for a series that is not restricted to a value of a dimension. */
export function isWhole({ dims }: Pick<Evidence, 'dims'>): boolean {
  return Object.keys(dims).length === 0;
}

/** True for a stretch that ordinary noise does not bring forth. */
export function isBeyondDoubt({ dims, z }: Evidence): boolean {
  return Math.abs(z ?? 0) >= (isWhole({ dims }) ? LEAST_EVIDENCE_OF_TOTAL : LEAST_EVIDENCE_OF_PART);
}

/** Deviation of an ordinary day, in the unit of the series; null when nothing is expected. */
export function deviationOf({ lower, upper }: Pick<ExpectedPoint, 'lower' | 'upper'>): number | null {
  return lower === null || upper === null ? null : (upper - lower) / DEVIATIONS_OF_BAND;
}
