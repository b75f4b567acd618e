import { mean } from '../statistics.ts';
import type { ErrorForm } from './error-form.ts';
import { calibrateIntervals } from './intervals.ts';
import { type Past, pastErrors } from './past.ts';
import { studentDeviations } from './student.ts';

/** What is expected and how sure that is, in the unit of the series. */
export interface Expected {
  /** The middle of what is expected. */
  readonly expected: number;
  /** Between these lie 80 of 100 outcomes, as long as errors go on as they were. */
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
}

/** What is possible at all, and how errors behave. */
export interface Range {
  readonly form: ErrorForm;
  /** The least value that the measure can have. */
  readonly least: number;
}

/** A share of outcomes, and the standard deviations of a normal distribution that hold it. */
interface Level {
  readonly share: number;
  readonly deviations: number;
}

/** With fewer degrees of freedom Student's intervals are wider than anyone can use. */
const LEAST_FREEDOM = 2;
const INNER: Level = { share: 0.8, deviations: 1.2816 };
const OUTER: Level = { share: 0.95, deviations: 1.96 };

/** Puts intervals around what is expected of each step, out of the errors that past forecasts made of such steps. */
export function spreadSteps(expected: readonly number[], past: Past, range: Range): readonly Expected[] {
  const errors = pastErrors(past, range.form);
  const halfWidth = calibrateIntervals(errors, range.form.growth(errors));
  return expected.map((value, step) => widen(value, ({ share }) => halfWidth(share, step), range));
}

/** Totals of past forecasts and how many of them share no step with each other. */
export interface PastTotals {
  readonly past: Past;
  /** At least 1; horizons that overlap by a part count as that part. */
  readonly independent: number;
}

/**
 * The same around all steps together. There are too few independent totals in any history to read a 95 % interval off
 * them, so their errors are taken as normal, with as many degrees of freedom as totals do not overlap.
 */
export function spreadTotal(expected: number, { past, independent }: PastTotals, range: Range): Expected {
  const errors = pastErrors(past, range.form).flat();
  const deviation = Math.sqrt(mean(errors.flatMap((error) => (error === null ? [] : [error ** 2]))));
  return widen(
    expected,
    ({ deviations }) => deviation * studentDeviations(deviations, Math.max(LEAST_FREEDOM, independent)),
    range,
  );
}

function widen(value: number, halfWidth: (level: Level) => number, { form, least }: Range): Expected {
  const center = form.forward(Math.max(least, value));
  const at = (level: Level, side: -1 | 1): number =>
    Math.max(least, form.back(center + side * halfWidth(level)));
  return {
    expected: Math.max(least, value),
    lower80: at(INNER, -1),
    upper80: at(INNER, 1),
    lower95: at(OUTER, -1),
    upper95: at(OUTER, 1),
  };
}
