import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const failedCallRow = z.object({
  place: z.string(),
  provider: z.string(),
  model: z.string(),
  fault: z.string(),
  requests: z.number(),
});

/** How often one model failed a step in one way. */
export type FailedCall = z.output<typeof failedCallRow>;

/** The requests of a run that came to no answer, in the order in which they were first made. */
export function listFailedCalls(db: Database, executionId: string): Promise<FailedCall[]> {
  const statement = sql`
    select place, provider, model, fault, count(*) as requests
    from runtime.model_call
    where execution_id = ${executionId} and fault is not null
    group by place, provider, model, fault
    order by min(at), min(attempt)
  `;
  return many(db, failedCallRow, statement);
}
