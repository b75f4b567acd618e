import { z } from 'zod';
import { type Database, many, one } from '../database.ts';
import { sql } from '../sql.ts';
import type { SeriesPoint } from './series.repository.ts';

const totalsRow = z.object({ totals: z.record(z.string(), z.number()) });

/** The sum of every measure of a dataset over all its days. */
export async function sumMeasures(db: Database, dataset: string): Promise<Record<string, number>> {
  const { totals } = await one(
    db,
    totalsRow,
    sql`
      select coalesce(jsonb_object_agg(measure, total), '{}') as totals
      from (
        select measure, trim_scale(sum(value::numeric)) as total
        from metric.fact, jsonb_each_text(measures) as each (measure, value)
        where dataset = ${dataset}
        group by measure
      ) as sums
    `,
  );
  return totals;
}

const pointRow = z.object({ day: z.string(), value: z.number(), weight: z.number().nullable() });

/** The known days of one series between two days, both included, oldest first. */
export function getSeriesPoints(
  db: Database,
  seriesId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<SeriesPoint[]> {
  return many(
    db,
    pointRow,
    sql`
      select day, value, weight from metric.point
      where series_id = ${seriesId} and day between ${from}::date and ${to}::date
      order by day
    `,
  );
}
