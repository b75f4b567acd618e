import type { ExpectedPoint } from '#analysis/expectation.ts';

/** Days from first to last, both included. */
export interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What a series did over some days beside what was to be expected, from the days that can be compared. */
export interface StretchSummary {
  /** Days with a value and an expectation. */
  readonly days: number;
  /** Per day; for a rate the mean over its denominator. */
  readonly actual: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly z: number;
  /** actual / expected - 1; null when nothing was expected. */
  readonly changeFraction: number | null;
  /** Sum of the daily differences; for a rate each times its denominator, so that it is in units of the numerator. */
  readonly difference: number;
  /** Sum of the daily expectations, in the same unit as `difference`. */
  readonly expectedSum: number;
  /** Half width of the interval about `difference` that holds 19 of 20 ordinary stretches. */
  readonly differenceMargin: number;
}

interface ComparedPoint {
  readonly actual: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly z: number;
  readonly weight: number;
}

/** The band of an expected point is three standard deviations wide to either side; 95 % are 1.96 of them. */
const MARGIN_OF_BAND = 1.96 / 3;

/** Sums up the days; undefined when none of them can be compared. */
export function summarizeStretch(points: readonly ExpectedPoint[], days: Days): StretchSummary | undefined {
  const compared = comparedWithin(points, days);
  if (compared.length === 0) return undefined;
  const average = (amount: (point: ComparedPoint) => number) =>
    total(compared, (point) => amount(point) * point.weight) / total(compared, ({ weight }) => weight);
  const actual = average((point) => point.actual);
  const expected = average((point) => point.expected);
  const variance = total(compared, ({ lower, upper, weight }) => (((upper - lower) / 2) * weight) ** 2);
  return {
    days: compared.length,
    actual,
    expected,
    lower: average((point) => point.lower),
    upper: average((point) => point.upper),
    z: total(compared, ({ z }) => z) / Math.sqrt(compared.length),
    changeFraction: expected === 0 ? null : actual / expected - 1,
    difference: total(compared, (point) => (point.actual - point.expected) * point.weight),
    expectedSum: total(compared, (point) => point.expected * point.weight),
    differenceMargin: MARGIN_OF_BAND * Math.sqrt(variance),
  };
}

/** A year of points is asked for a few days again and again: they are found by halves, as points are oldest first. */
function comparedWithin(points: readonly ExpectedPoint[], { firstDay, lastDay }: Days): ComparedPoint[] {
  const compared: ComparedPoint[] = [];
  for (let index = positionOf(points, firstDay); index < points.length; index += 1) {
    const point = points[index];
    if (point === undefined || point.day > lastDay) break;
    const known = toCompared(point);
    if (known !== undefined) compared.push(known);
  }
  return compared;
}

/** The position of the first point that is not before a day. */
function positionOf(points: readonly ExpectedPoint[], day: string): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.day ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toCompared(point: ExpectedPoint): ComparedPoint | undefined {
  const { actual, expected, lower, upper, z, weight } = point;
  if (actual === null || expected === null || lower === null || upper === null || z === null)
    return undefined;
  return { actual, expected, lower, upper, z, weight: weight ?? 1 };
}

function total(points: readonly ComparedPoint[], amount: (point: ComparedPoint) => number): number {
  return points.reduce((sum, point) => sum + amount(point), 0);
}
