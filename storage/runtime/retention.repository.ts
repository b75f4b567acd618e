import { type Database, execute } from '../database.ts';
import { sql } from '../sql.ts';

/** How long the journals of ended runs are kept, and how much is let go at once. */
export interface Retention {
  /** Whole days since the run ended. */
  readonly days: number;
  /** Runs at most. */
  readonly limit: number;
}

/** Lets go of the steps of runs that ended long ago; the runs themselves and the evidence stay. Answers how many steps. */
export function deleteOldSteps(db: Database, { days, limit }: Retention): Promise<number> {
  return execute(
    db,
    sql`
      delete from runtime.step
      where execution_id in (
        select id from runtime.execution
        where ended_at < clock_timestamp() - ${days} * interval '1 day'
          and exists (select from runtime.step where step.tenant_id = execution.tenant_id and execution_id = id)
        limit ${limit})
    `,
  );
}

/** A payload's last use is noted to the day, so that a step may be two days younger than it says. */
const SLACK_DAYS = 2;

/** Lets go of payloads that no step within the retention refers to; answers how many. */
export function deleteOldPayloads(db: Database, days: number): Promise<number> {
  return execute(
    db,
    sql`
      delete from runtime.payload
      where used_at < clock_timestamp() - ${days + SLACK_DAYS} * interval '1 day'
        and not exists (
          select from runtime.step join runtime.lease using (tenant_id, execution_id)
          where payload.hash in (step.input_hash, step.output_hash))
    `,
  );
}
