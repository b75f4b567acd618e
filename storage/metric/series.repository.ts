import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { fragment, sql } from '../sql.ts';

const dims = z.record(z.string(), z.string());

const seriesRow = z
  .object({
    id: z.string(),
    metric: z.string(),
    dims,
    source: z.string(),
    currency: z.string().nullable(),
    is_monitored: z.boolean(),
  })
  .transform(({ is_monitored, ...series }) => ({ ...series, isMonitored: is_monitored }));

/** One metric over time, of one dataset, in total or restricted to values of dimensions. */
export type Series = z.output<typeof seriesRow>;

/** A known day of a series; `weight` is the denominator of a rate. */
export interface SeriesPoint {
  readonly day: string;
  readonly value: number;
  readonly weight: number | null;
}

/** A series with its known days, oldest first. A day that is not listed is unknown, not zero. */
export type SeriesWithPoints = Series & { readonly points: readonly SeriesPoint[] };

/** Which series; a field left out does not restrict. `dims: {}` means totals. */
export interface SeriesFilter {
  readonly metric?: string;
  readonly source?: string;
  readonly dims?: Readonly<Record<string, string>>;
  readonly monitoredOnly?: boolean;
  /** The last day of the points to read. */
  readonly upTo?: string;
}

/** Series of the tenant, totals first. */
export function listSeries(db: Database, filter: SeriesFilter = {}): Promise<Series[]> {
  return many(
    db,
    seriesRow,
    sql`
      select series.id, definition.key as metric, series.dims, series.source, series.currency, series.is_monitored
      from metric.series as series
      join metric.definition as definition on definition.id = series.definition_id
      where ${matching(filter)}
      order by series.source, definition.key, series.dims <> '{}', series.dims::text
    `,
  );
}

/** A list that is checked as a whole: a schema for its elements makes two objects for each, of which there are thousands. */
function listOf<T>(isOne: (value: unknown) => value is T) {
  return z.custom<readonly T[]>((value) => Array.isArray(value) && value.every(isOne));
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isNumberOrNull = (value: unknown): value is number | null => value === null || isNumber(value);

const withPointsRow = z
  .object({
    series: seriesRow,
    days: listOf(isText).nullable(),
    points: listOf(isNumber).nullable(),
    weights: listOf(isNumberOrNull).nullable(),
  })
  .transform(({ series, days, points, weights }) => ({
    ...series,
    points: (days ?? []).map((day, index) => ({
      day,
      value: points?.[index] ?? Number.NaN,
      weight: weights?.[index] ?? null,
    })),
  }));

/** Series with all their points up to a day, totals first: one row each, so that many are read at once. */
export function listSeriesWithPoints(db: Database, filter: SeriesFilter = {}): Promise<SeriesWithPoints[]> {
  return many(
    db,
    withPointsRow,
    sql`
      select jsonb_build_object(
               'id', series.id, 'metric', definition.key, 'dims', series.dims, 'source', series.source,
               'currency', series.currency, 'is_monitored', series.is_monitored) as series,
             known.days, known.points, known.weights
      from metric.series as series
      join metric.definition as definition on definition.id = series.definition_id
      left join lateral (
        -- As JSON: the driver reads an array of its own a character at a time, which takes longer than the query.
        select json_agg(point.day) as days, json_agg(point.value) as points, json_agg(point.weight) as weights
        -- In order once rather than in each aggregate.
        from (
          select day, value, weight from metric.point
          where series_id = series.id and day <= ${filter.upTo ?? 'infinity'}::date order by day
        ) as point
      ) as known on true
      where ${matching(filter)}
      order by series.source, definition.key, series.dims <> '{}', series.dims::text
    `,
  );
}

function matching({ metric, source, dims, monitoredOnly }: SeriesFilter) {
  const dimsText = dims === undefined ? null : JSON.stringify(dims);
  return fragment`
    (${metric ?? null}::text is null or definition.key = ${metric ?? null}::text)
    and (${source ?? null}::text is null or series.source = ${source ?? null}::text)
    and (${dimsText}::jsonb is null or series.dims = ${dimsText}::jsonb)
    and (series.is_monitored or not ${monitoredOnly ?? false}::boolean)
  `;
}
