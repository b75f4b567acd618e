/** A series as it is forecast from: without the time before it began, and with its gaps filled. */
export interface ForecastHistory {
  /** Every step from the first to the last known value; gaps are filled. */
  readonly values: readonly number[];
  /** The same steps with null in the gaps: a forecast is never judged by a filled value. */
  readonly actual: readonly (number | null)[];
  /** Steps at the end of which nothing is known yet. */
  readonly unknownSteps: number;
}

/**
 * Reads a series, oldest first, null where nothing is known. With `beginsWithDemand`, zeros before the first other value are
 * not history: the product was not sold yet.
 */
export function readHistory(
  series: readonly (number | null)[],
  { beginsWithDemand }: { readonly beginsWithDemand: boolean },
): ForecastHistory {
  const first = series.findIndex((value) => value !== null && !(beginsWithDemand && value === 0));
  const last = series.findLastIndex((value) => value !== null);
  const actual = first < 0 ? [] : series.slice(first, last + 1);
  return { values: fillGaps(actual), actual, unknownSteps: series.length - 1 - last };
}

/** A straight line from the last known value before a gap to the first one after it. */
function fillGaps(actual: readonly (number | null)[]): readonly number[] {
  let before = 0;
  return actual.map((value, step) => {
    if (value !== null) {
      before = step;
      return value;
    }
    const after = actual.findIndex((each, index) => index > step && each !== null);
    const from = actual[before] ?? 0;
    return from + (((actual[after] ?? 0) - from) * (step - before)) / (after - before);
  });
}
