import type { Comparison } from '#analysis/outcome/panel.ts';
import type { PeriodSeries } from '#analysis/outcome/period-series.ts';
import type { Random } from '#evals/growth/random.ts';

/** The periods of an intervention. */
export interface Period {
  readonly start: number;
  readonly length: number;
}

/** A lift multiplies what the subject sold, unit by unit, so that counts stay counts and the real noise stays. */
export function plantLift(
  comparison: Comparison,
  { lift, start, length }: Period & { readonly lift: number },
  random: Random,
): Comparison {
  const lifted = ({ key, values }: PeriodSeries): PeriodSeries => ({
    key,
    values: values.map((units, period) =>
      units === null || period < start || period >= start + length
        ? units
        : multiply(units, 1 + lift, random),
    ),
  });
  return { ...comparison, subject: comparison.subject.map(lifted) };
}

/** Every unit becomes the whole part of the factor, and one more with the chance of the rest. */
function multiply(units: number, factor: number, random: Random): number {
  const whole = Math.floor(factor);
  return units * whole + random.binomial(units, factor - whole);
}
