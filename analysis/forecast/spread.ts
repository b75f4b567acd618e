import type { ErrorForm } from './error-form.ts';
import { calibrateIntervals, noGrowth } from './intervals.ts';
import { type Past, pastErrors } from './past.ts';

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

/** Puts intervals around what is expected of each step, out of the errors that past forecasts made of such steps. */
export function spreadSteps(expected: readonly number[], past: Past, range: Range): readonly Expected[] {
  const errors = pastErrors(past, range.form);
  const halfWidth = calibrateIntervals(errors, range.form.growth(errors));
  return expected.map((value, step) => widen(value, (share) => halfWidth(share, step), range));
}

/** The same around all steps together; `past` holds such totals. */
export function spreadTotal(expected: number, past: Past, range: Range): Expected {
  const halfWidth = calibrateIntervals(pastErrors(past, range.form), noGrowth);
  return widen(expected, (share) => halfWidth(share, 0), range);
}

function widen(value: number, halfWidth: (share: number) => number, { form, least }: Range): Expected {
  const center = form.forward(Math.max(least, value));
  const at = (share: number, side: -1 | 1): number =>
    Math.max(least, form.back(center + side * halfWidth(share)));
  return {
    expected: Math.max(least, value),
    lower80: at(0.8, -1),
    upper80: at(0.8, 1),
    lower95: at(0.95, -1),
    upper95: at(0.95, 1),
  };
}
