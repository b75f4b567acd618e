import { dayNumber } from './calendar-day.ts';
import type { ExpectedPoint } from './expectation.ts';
import type { Direction } from './series.ts';
import { sum } from './statistics.ts';

/** Consecutive days on which a series went one way against expectation; amounts are means per day. */
export interface Stretch {
  readonly firstDay: string;
  readonly lastDay: string;
  /** Calendar days from first to last. */
  readonly days: number;
  readonly direction: Direction;
  /** Evidence of all its days together, in standard deviations, signed. */
  readonly z: number;
  /** The most surprising day, signed. */
  readonly peakZ: number;
  /** For a rate the mean over its denominator, so that it is the rate of the stretch. */
  readonly actual: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  /** actual / expected - 1; null when nothing was expected. */
  readonly changeFraction: number | null;
}

/** From how many standard deviations on something is an alert. */
export interface AlertLimit {
  /** A single day. */
  readonly dayZ: number;
  /** The joint evidence of a run of days. */
  readonly runZ: number;
}

/** The limits of a series: a fall and a rise may need different evidence. */
export interface AlertLimits {
  readonly down: AlertLimit;
  readonly up: AlertLimit;
}

export interface StretchOptions extends Partial<AlertLimits> {
  /** Two alerts in one direction are one when at most this many days lie between them. */
  readonly maximumGap?: number;
}

/** A point that can be evidence. */
export interface JudgedPoint extends ExpectedPoint {
  readonly actual: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly z: number;
}

/** Positions of the first and last point of a stretch. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly sign: number;
}

/** On noise with a weekly season this gives 0.2 to 1.2 alerts per 100 metric-days; see alert-limits.ts for other limits. */
const DEFAULT_LIMIT: AlertLimit = { dayZ: 3, runZ: 3 };
/** Lengths of a run. */
const RUN_DAYS = [2, 3];
/** Each day of a run must point the same way by at least this much. */
const RUN_LEAST_Z = 0.5;
/** Days next to an alert belong to it from here on. */
const SHOULDER_Z = 2;
const MAXIMUM_GAP = 2;

/** The stretches of days that ordinary noise does not explain, oldest first. */
export function detectStretches(
  expectations: readonly ExpectedPoint[],
  options: StretchOptions = {},
): readonly Stretch[] {
  const points = expectations.filter(isJudged);
  const signs = withShoulders(points, alertSigns(points, options));
  const spans = spansOf(signs, options.maximumGap ?? MAXIMUM_GAP);
  return spans.map((span) => describe(points.slice(span.first, span.last + 1), span.sign));
}

/** Days on which the shop is closed are no part of any stretch and interrupt none. */
export function isJudged(point: ExpectedPoint): point is JudgedPoint {
  return point.status === 'ok' && point.z !== null && !(point.expected === 0 && point.upper === 0);
}

/** -1 or 1 for each day that is an alert by itself or as part of a run, else 0. */
function alertSigns(points: readonly JudgedPoint[], options: StretchOptions): number[] {
  const limitFor = (sign: number): AlertLimit => (sign < 0 ? options.down : options.up) ?? DEFAULT_LIMIT;
  const signs = points.map(({ z }) => (Math.abs(z) >= limitFor(z).dayZ ? Math.sign(z) : 0));
  for (const days of RUN_DAYS) {
    for (let first = 0; first + days <= points.length; first++) {
      const run = { first, last: first + days - 1, sign: Math.sign(points[first]?.z ?? 0) };
      if (isRun(points, run, limitFor(run.sign))) signs.fill(run.sign, first, first + days);
    }
  }
  return signs;
}

/** A run is made of mild days only: a strong day speaks for itself and must not lend its weight to its neighbours. */
function isRun(
  points: readonly JudgedPoint[],
  { first, last, sign }: Span,
  { dayZ, runZ }: AlertLimit,
): boolean {
  for (let index = first; index <= last; index++) {
    const z = (points[index]?.z ?? 0) * sign;
    if (!(z >= RUN_LEAST_Z && z < dayZ)) return false;
  }
  return Math.abs(jointZ(points.slice(first, last + 1))) >= runZ;
}

/** Adds neighbours of alerts that point the same way clearly enough, so that a stretch starts where it started. */
function withShoulders(points: readonly JudgedPoint[], signs: readonly number[]): number[] {
  const wide = [...signs];
  const adopt = (index: number, neighbour: number) => {
    const sign = wide[neighbour] ?? 0;
    const z = points[index]?.z ?? 0;
    if (wide[index] === 0 && sign !== 0 && z * sign >= SHOULDER_Z) wide[index] = sign;
  };
  for (let index = 1; index < wide.length; index++) adopt(index, index - 1);
  for (let index = wide.length - 2; index >= 0; index--) adopt(index, index + 1);
  return wide;
}

/** Joins signs in one direction, 0 for none, when at most so many positions without lie between them. */
export function spansOf(signs: readonly number[], maximumGap: number): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < signs.length; index++) {
    const sign = signs[index] ?? 0;
    if (sign === 0) continue;
    const open = spans.at(-1);
    const continues = open !== undefined && open.sign === sign && index - open.last - 1 <= maximumGap;
    if (continues) spans[spans.length - 1] = { ...open, last: index };
    else spans.push({ first: index, last: index, sign });
  }
  return spans;
}

function describe(points: readonly JudgedPoint[], sign: number): Stretch {
  const firstDay = points.at(0)?.day ?? '';
  const lastDay = points.at(-1)?.day ?? '';
  const actual = average(points, (point) => point.actual);
  const expected = average(points, (point) => point.expected);
  return {
    firstDay,
    lastDay,
    days: dayNumber(lastDay) - dayNumber(firstDay) + 1,
    direction: sign > 0 ? 'up' : 'down',
    z: jointZ(points),
    peakZ: sign * Math.max(...points.map(({ z }) => z * sign)),
    actual,
    expected,
    lower: average(points, (point) => point.lower),
    upper: average(points, (point) => point.upper),
    changeFraction: expected === 0 ? null : actual / expected - 1,
  };
}

/** Evidence of several days as one normal deviation. */
function jointZ(points: readonly JudgedPoint[]): number {
  return sum(points.map(({ z }) => z)) / Math.sqrt(points.length);
}

function average(points: readonly JudgedPoint[], amount: (point: JudgedPoint) => number): number {
  const weights = points.map((point) => point.weight ?? 1);
  return sum(points.map((point, index) => amount(point) * (weights[index] ?? 1))) / sum(weights);
}
