import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const measureRow = z.object({ dataset: z.string(), measure: z.string() });

/** A measure of a dataset. */
export type DatasetMeasure = z.output<typeof measureRow>;

/** Those of the named measures that the tenant's facts hold. */
// The limit lets the index find one fact for each; asked whether any exists, the planner reads all facts.
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
        limit 1
      ) as holder
    `,
  );
}
