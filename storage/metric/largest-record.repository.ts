import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const recordRow = z.object({ day: z.string(), record: z.string(), amount: z.number() });

/** One of the largest single records (orders, or cancelled orders) of a day. */
export type LargestRecord = z.output<typeof recordRow>;

/** Which records, by what is added up of them, and between which days. */
export interface LargestRecordQuestion {
  readonly dataset: 'largest_record' | 'largest_refund';
  readonly measure: string;
  readonly from: string;
  readonly to: string;
}

/** The stored largest records between two days, largest first; several rows of one record are added up. */
export function listLargestRecords(
  db: Database,
  { dataset, measure, from, to }: LargestRecordQuestion,
): Promise<LargestRecord[]> {
  return many(
    db,
    recordRow,
    sql`
      select day, dims ->> 'record' as record, sum((measures ->> ${measure}::text)::numeric)::float8 as amount
      from metric.fact
      where dataset = ${dataset} and day between ${from}::date and ${to}::date
        and measures ? ${measure}::text and dims ? 'record'
      group by day, record order by amount desc, record
    `,
  );
}
