/** One series over consecutive periods of equal length (weeks, as a rule), oldest first. */
export interface PeriodSeries {
  readonly key: string;
  /** Amounts that cannot be negative (units, orders, money). Null when nothing is known: unknown is never zero. */
  readonly values: readonly (number | null)[];
}

/** The periods of a measurement: `pre` of them end right before index `start`, `post` of them begin there. */
export interface MeasurementWindow {
  readonly start: number;
  readonly pre: number;
  readonly post: number;
}

/** A series as a measurement reads it: in units of its own level before the start. */
export interface WindowItem {
  readonly key: string;
  /** Values before the start over their mean, capped; unknown periods hold the mean, which is 1. */
  readonly before: readonly number[];
  /** Values from the start on over the same mean, not capped; unknown periods are left out. */
  readonly after: readonly number[];
  /** Variance of `before`: how much an ordinary period of this series moves. */
  readonly volatility: number;
}

/**
 * What a period counts at most, in ordinary periods of its series. One huge order is no lasting effect. Of the caps and
 * scales tried on the tuning half (caps 1.5 to 4, roots, logarithms) this one saw planted lifts best.
 */
const CAP = 3;
/** A window with fewer known periods than this share of it says too little. */
const LEAST_KNOWN = 0.75;

/** Why a series cannot be read over a window. */
export type WindowFault = 'missing_data' | 'no_level' | 'short_history';

/** Reads a series over a window, or says why it cannot be read. */
export function readWindow(
  { key, values }: PeriodSeries,
  { start, pre, post }: MeasurementWindow,
): WindowItem | WindowFault {
  if (start < pre || start + post > values.length) return 'short_history';
  const known = knownOf(values.slice(start - pre, start));
  const after = knownOf(values.slice(start, start + post));
  if (known.length < LEAST_KNOWN * pre || after.length < LEAST_KNOWN * post) return 'missing_data';
  const level = known.reduce((total, value) => total + value, 0) / known.length;
  if (!(level > 0)) return 'no_level';
  const before = values.slice(start - pre, start).map((value) => capped((value ?? level) / level));
  return { key, before, after: after.map((value) => value / level), volatility: spread(before) };
}

/** The level after the start when every period is multiplied by `factor`, in units of the level before it. */
export function levelAfter({ after }: WindowItem, factor: number): number {
  let total = 0;
  for (const value of after) total += capped(value * factor);
  return total / after.length;
}

function capped(value: number): number {
  return Math.min(value, CAP);
}

function knownOf(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function spread(values: readonly number[]): number {
  const center = values.reduce((total, value) => total + value, 0) / values.length;
  return values.reduce((total, value) => total + (value - center) ** 2, 0) / (values.length - 1);
}
