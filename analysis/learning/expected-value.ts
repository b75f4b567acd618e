/** Money with its interval, in the currency of the tenant. */
export interface MoneyRange {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** What the worth of an idea is computed from. */
export interface WorthInput {
  /** What it may bring in a week when it works. */
  readonly perWeek: MoneyRange;
  /** The chance that it works, calibrated. */
  readonly probability: number;
  /** What ideas of its kind brought of what they had promised; 1 when nothing is known. */
  readonly size: number;
  readonly horizonWeeks: number;
  /** What it costs to carry out, in the same money. */
  readonly effort: number;
}

/** What carrying an idea out can be expected to bring over its horizon, less what it costs. */
export function expectedValue({ perWeek, probability, size, horizonWeeks, effort }: WorthInput): MoneyRange {
  const worth = (amount: number): number => amount * probability * size * horizonWeeks - effort;
  return { low: worth(perWeek.low), mid: worth(perWeek.mid), high: worth(perWeek.high) };
}
