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

/** Lets go of what runs that ended long ago asked through batches, and of batches that nothing is left of. */
export async function deleteOldBatches(db: Database, days: number): Promise<void> {
  await execute(
    db,
    sql`
      delete from runtime.batch_request as request using runtime.execution
      where execution.tenant_id = request.tenant_id and execution.id = request.execution_id and request.is_settled
        and execution.ended_at < clock_timestamp() - ${days} * interval '1 day'
    `,
  );
  await execute(
    db,
    sql`
      delete from runtime.batch
      where ended_at < clock_timestamp() - ${days} * interval '1 day'
        and not exists (select from runtime.batch_request as request
                        where request.tenant_id = batch.tenant_id and request.batch_id = batch.id)
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
