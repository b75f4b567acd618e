import type { Label, LabelDay } from '#analysis/data-label-shift.ts';
import type { ExpectedPoint } from '#analysis/expectation.ts';
import { mean } from '#analysis/statistics.ts';
import { deviationOf } from './evidence.ts';
import type { ExpectedSeries } from './expected-series.ts';

/** The parts of a total vary by so many times as much as the total. */
const RESTLESSNESS = 1.5;
/** Days that say what is usual under a label of which nothing can be expected yet; with fewer nothing is. */
const USUAL_DAYS = 28;
const LEAST_USUAL_DAYS = 7;
/** What comes under a label on a usual day is no more than so many times what is usual, and some. */
const UNUSUAL = { factor: 3, more: 10 };

/** A day of a series as far as labels are concerned; of what was never counted nothing is expected. */
export type CountedPoint = Pick<ExpectedPoint, 'day' | 'actual' | 'expected' | 'lower' | 'upper'>;

/** How much of its expectation a total varies by, by day. */
export function noiseOf({ points }: ExpectedSeries): ReadonlyMap<string, number> {
  return new Map(
    points.flatMap((point) => {
      const { day, expected } = point;
      const deviation = deviationOf(point);
      return expected === null || expected <= 0 || deviation === null
        ? []
        : [[day, deviation / expected] as const];
    }),
  );
}

/** The days of a label. A label that comes and goes is no noisier for it than the total that it is a part of. */
export function labelOf(
  value: string,
  points: readonly CountedPoint[],
  noise: ReadonlyMap<string, number>,
): Label {
  const usual: number[] = [];
  const days = new Map<string, LabelDay>();
  for (const point of points) {
    const level = point.expected ?? levelOf(usual);
    const day = dayOf(point, level, noise);
    if (day !== undefined) days.set(day.day, day);
    if (isUsual(point, level)) usual.push(point.actual ?? 0);
  }
  return { value, days };
}

function dayOf(
  point: CountedPoint,
  level: number | undefined,
  noise: ReadonlyMap<string, number>,
): LabelDay | undefined {
  const { day, actual } = point;
  if (actual === null || level === undefined) return undefined;
  const deviation = labelDeviation(point, { actual, level, part: noise.get(day) ?? 0 });
  return { day, actual, expected: level, deviation };
}

interface Level {
  readonly actual: number;
  readonly level: number;
  /** How much of its expectation the total varies by. */
  readonly part: number;
}

/** Noise of the label itself or as much as a part of the total has, whichever is less; never less than chance. */
function labelDeviation(point: CountedPoint, { actual, level, part }: Level): number {
  const chance = Math.sqrt(Math.max(level, point.expected === null ? actual : 0, 1));
  const quiet = Math.hypot(RESTLESSNESS * part * level, chance);
  return Math.min(quiet, Math.max(deviationOf(point) ?? quiet, chance));
}

/** A day of which nothing could be expected says what is usual, unless far more came on it than before. */
function isUsual({ actual, expected }: CountedPoint, level: number | undefined): boolean {
  if (actual === null || expected !== null) return false;
  return level === undefined || actual <= UNUSUAL.factor * level + UNUSUAL.more;
}

function levelOf(usual: readonly number[]): number | undefined {
  return usual.length < LEAST_USUAL_DAYS ? undefined : mean(usual.slice(-USUAL_DAYS));
}

/** Only what could be expected of a label can have been lost. */
export function withExpectation(label: Label, points: readonly CountedPoint[]): Label {
  const known = new Set(points.filter(({ expected }) => expected !== null).map(({ day }) => day));
  return { ...label, days: new Map([...label.days].filter(([day]) => known.has(day))) };
}
