import { clamp, mean, quantile } from '../statistics.ts';
import { leastSquares } from './least-squares.ts';

/** What past forecasts missed by: one list of steps for each origin, null where the outcome is unknown. */
export type PastErrors = readonly (readonly (number | null)[])[];

/** How much larger errors are `step` steps ahead (0 for the next one) than at the next one. */
export type ErrorGrowth = (step: number) => number;

/** Half the width of the interval that holds a share of the outcomes `step` steps ahead (0 for the next one). */
export type HalfWidth = (share: number, step: number) => number;

/**
 * Errors of one origin resemble each other, so each origin counts as this many independent ones; with fewer origins the
 * intervals become wider. Checked for coverage on M4's weekly training part and on the first weeks of Online Retail.
 */
const ERRORS_PER_ORIGIN = 2;
/** Keeps the logarithm finite where a forecast was never wrong. */
const TINY = 1e-12;

/**
 * Prediction intervals out of past errors (split conformal prediction; Lei et al. 2018): errors of all distances are put on
 * one scale by how they grow with the distance, and the interval reaches as far as the share of them did, with the
 * correction for a finite number of errors. Makes no assumption on the form of the errors, only that they go on as before.
 */
export function calibrateIntervals(errors: PastErrors, growth: ErrorGrowth): HalfWidth {
  const sizes: number[] = [];
  for (const byStep of errors)
    for (const [step, error] of byStep.entries())
      if (error !== null) sizes.push(Math.abs(error) / growth(step));
  const perOrigin = Math.min(ERRORS_PER_ORIGIN, errors[0]?.length ?? 0);
  const correction = 1 + 1 / (perOrigin * errors.length);
  return (share, step) => quantile(sizes, Math.min(1, share * correction)) * growth(step);
}

/** Errors are alike at all distances. */
export const noGrowth: ErrorGrowth = () => 1;

/** Errors grow by a power of the distance, between no growth and proportional growth: the power that fits them best. */
export function powerGrowth(errors: PastErrors): ErrorGrowth {
  const horizon = errors[0]?.length ?? 0;
  const sizes = Array.from({ length: horizon }, (_, step) => meanSize(errors, step));
  const observations = sizes.flatMap((size, step) =>
    Number.isNaN(size)
      ? []
      : [
          {
            regressors: Float64Array.of(1, Math.log(step + 1)),
            response: Math.log(size + TINY),
            weight: 1,
          },
        ],
  );
  const power = clamp(leastSquares(observations, { columns: 2 }).coefficients[1] ?? 0, 0, 1);
  return (step) => (step + 1) ** power;
}

/** NaN when no outcome at this step is known. */
function meanSize(errors: PastErrors, step: number): number {
  return mean(
    errors.flatMap((byStep) => {
      const error = byStep[step] ?? null;
      return error === null ? [] : [Math.abs(error)];
    }),
  );
}
