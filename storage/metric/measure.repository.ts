import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const measureRow = z.object({ dataset: z.string(), measure: z.string() });

/** A measure of a dataset. */
export type DatasetMeasure = z.output<typeof measureRow>;

/** Those of the named measures that the tenant's facts hold. */
// The order makes the planner go by the index, which ends at once for a dataset that is not there; by the limit alone it
// reads all facts of all tenants for each measure that nobody has.
export function listKnownMeasures(
  db: Database,
  candidates: readonly DatasetMeasure[],
): Promise<DatasetMeasure[]> {
  return many(
    db,
    measureRow,
    sql`
      select dataset, measure
      from jsonb_to_recordset(${JSON.stringify(candidates)}::jsonb) as candidate (dataset text, measure text)
      cross join lateral (
        select from metric.fact
        where fact.dataset = candidate.dataset and fact.measures ? candidate.measure
        order by fact.day desc
        limit 1
      ) as holder
    `,
  );
}
