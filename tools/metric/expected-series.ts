import { type ExpectedPoint, expectSeries } from '#analysis/expectation.ts';
import type { DailySeries } from '#analysis/series.ts';
import { daysBetween, daysFrom } from '#core/time.ts';
import type { Series, SeriesPoint, SeriesWithPoints } from '#storage/metric/series.repository.ts';
import type { MetricDefinition } from '../metric.ts';
import { isWhole } from './evidence.ts';
import type { Expect } from './expectations.ts';
import { getMetric } from './metric-catalog.ts';

const NO_DAYS: ReadonlySet<string> = new Set();

/** A stored series and its metric. */
export interface DescribedSeries {
  readonly series: Omit<Series, 'isMonitored'>;
  readonly definition: MetricDefinition;
}

/** A stored series with what was to be expected of each day. */
export interface ExpectedSeries extends DescribedSeries {
  readonly points: readonly ExpectedPoint[];
}

/** Days whose numbers are known to be wrong, by `<source>` or by `<source> <metric>`: they are treated as unknown. */
export type WrongDays = ReadonlyMap<string, ReadonlySet<string>>;

/** The points as consecutive days up to the last one; days without a point, and wrong days, are unknown. */
export function toDailySeries(
  kind: DailySeries['kind'],
  points: readonly SeriesPoint[],
  wrong: ReadonlySet<string> = new Set(),
): DailySeries {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return { kind, points: [] };
  const isWhole = daysBetween(first.day, last.day) + 1 === points.length;
  if (isWhole && wrong.size === 0) return { kind, points };
  const known = new Map(points.map((point) => [point.day, point]));
  return {
    kind,
    points: daysFrom(first.day, last.day).map((day) => {
      const point = wrong.has(day) ? undefined : known.get(day);
      return { day, value: point?.value ?? null, weight: point?.weight ?? null };
    }),
  };
}

/**
 * Sets each day of a stored series beside its expectation, once its points are first asked for: most series of a scope
 * only say that they exist, and an expectation is by far the dearest thing about them.
 */
export function expectStored(
  stored: SeriesWithPoints,
  wrong: WrongDays = new Map(),
  expect: Expect = expectSeries,
): ExpectedSeries {
  const { points, isMonitored: _, ...series } = stored;
  const definition = getMetric(series.metric);
  let expected: readonly ExpectedPoint[] | undefined;
  return {
    series,
    definition,
    get points() {
      expected ??= expect(toDailySeries(definition.kind, points, wrongDaysFor(series, wrong)));
      return expected;
    },
  };
}

/** True when some days of the series are known to be wrong. */
export function hasWrongDays(series: Pick<Series, 'source' | 'metric'>, wrong: WrongDays): boolean {
  return wrongDaysFor(series, wrong).size > 0;
}

/** The days on which a metric of a source is known to be wrong. */
export function wrongDaysFor(
  { source, metric }: Pick<Series, 'source' | 'metric'>,
  wrong: WrongDays,
): ReadonlySet<string> {
  const [ofSource = NO_DAYS, ofMetric = NO_DAYS] = [wrong.get(source), wrong.get(`${source} ${metric}`)];
  return ofMetric.size === 0 ? ofSource : new Set([...ofSource, ...ofMetric]);
}

/** True when at least one day could be compared with an expectation. */
export function hasHistory({ points }: ExpectedSeries): boolean {
  return points.some(({ status }) => status === 'ok');
}

/** True for a series that is not restricted to a value of a dimension. */
export function isTotal({ series }: Pick<DescribedSeries, 'series'>): boolean {
  return isWhole(series);
}
