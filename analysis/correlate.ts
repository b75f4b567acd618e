import { dayNumber } from './calendar-day.ts';
import type { ExpectedPoint } from './expectation.ts';
import type { Direction } from './series.ts';
import { correlation, sum } from './statistics.ts';

/** A series with what was expected of it. */
export interface NamedExpectations {
  readonly key: string;
  readonly points: readonly ExpectedPoint[];
}

/** The days in which the leading series moved, inclusive. */
export interface DayWindow {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A series that left its expectation in the same days as the leading one. */
export interface RelatedSeries {
  readonly key: string;
  readonly direction: Direction;
  /** Days by which it follows the leading series; negative when it moved first. */
  readonly lag: number;
  /** Joint evidence of its days in the shifted window, in standard deviations, signed. */
  readonly z: number;
  /** -1..1: how its surprises follow those of the leading series over the window and two weeks around. */
  readonly correlation: number;
  /** 0..1: evidence times likeness. */
  readonly strength: number;
}

const LARGEST_LAG = 3;
/** Joint evidence from here on counts as having moved. */
const MOVED_Z = 3;
const CONTEXT_DAYS = 14;
/** With fewer common days a correlation is chance. */
const LEAST_COMMON_DAYS = 10;
/** No single day speaks louder than this, or one outage would decide every correlation. */
const LOUDEST_Z = 6;

/** Which other series moved in the days of `window`, which way and how much later, the strongest first. */
export function relateSeries(
  lead: NamedExpectations,
  others: readonly NamedExpectations[],
  window: DayWindow,
): readonly RelatedSeries[] {
  const leading = surprisesByDay(lead);
  return others
    .flatMap((other) => relate(leading, other, window) ?? [])
    .sort((first, second) => second.strength - first.strength || (first.key < second.key ? -1 : 1));
}

type Surprises = ReadonlyMap<number, number>;

function relate(leading: Surprises, other: NamedExpectations, window: DayWindow): RelatedSeries | undefined {
  const surprises = surprisesByDay(other);
  const lags = Array.from({ length: 2 * LARGEST_LAG + 1 }, (_, index) => index - LARGEST_LAG);
  // Of equally good lags the shortest is the likeliest.
  const tried = lags
    .sort((first, second) => Math.abs(first) - Math.abs(second) || first - second)
    .map((lag) => ({ lag, likeness: likeness(leading, surprises, { window, lag }) }));
  const [first, ...rest] = tried;
  if (first === undefined) return undefined;
  const best = rest.reduce(
    (most, one) => (Math.abs(one.likeness) > Math.abs(most.likeness) ? one : most),
    first,
  );
  const z = jointSurprise(surprises, window, best.lag);
  if (Math.abs(z) < MOVED_Z) return undefined;
  return {
    key: other.key,
    direction: z > 0 ? 'up' : 'down',
    lag: best.lag,
    z,
    correlation: best.likeness,
    strength: Math.abs(best.likeness) * (1 - Math.exp(-Math.abs(z) / MOVED_Z)),
  };
}

interface Shift {
  readonly window: DayWindow;
  readonly lag: number;
}

function likeness(leading: Surprises, other: Surprises, { window, lag }: Shift): number {
  const from = dayNumber(window.firstDay) - CONTEXT_DAYS;
  const to = dayNumber(window.lastDay) + CONTEXT_DAYS;
  const pairs = daysBetween(from, to).flatMap((day) => {
    const first = leading.get(day);
    const second = other.get(day + lag);
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
  if (pairs.length < LEAST_COMMON_DAYS) return 0;
  return correlation(
    pairs.map(([first]) => first),
    pairs.map(([, second]) => second),
  );
}

function jointSurprise(surprises: Surprises, window: DayWindow, lag: number): number {
  const days = daysBetween(dayNumber(window.firstDay) + lag, dayNumber(window.lastDay) + lag);
  const known = days.flatMap((day) => surprises.get(day) ?? []);
  return known.length === 0 ? 0 : sum(known) / Math.sqrt(known.length);
}

function surprisesByDay({ points }: NamedExpectations): Surprises {
  const known = points.flatMap(({ day, z }) =>
    z === null ? [] : [[dayNumber(day), Math.max(-LOUDEST_Z, Math.min(LOUDEST_Z, z))] as const],
  );
  return new Map(known);
}

function daysBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
