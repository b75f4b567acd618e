import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';
import { decidedBy } from './journal.repository.ts';

const decisionRow = z
  .object({
    decided_by: decidedBy,
    code: z.string().nullable(),
    sentence: z.string().nullable(),
    steps: z.number(),
  })
  .transform(({ decided_by, ...rest }) => ({ decidedBy: decided_by, ...rest }));

/** How many answers of agents came about in one way; code and sentence say why no model gave them. */
export type DecisionCount = z.output<typeof decisionRow>;

/** By whom the agents of all runs of a tenant were decided, and why not by a model; the most frequent first. */
export function countDecisions(db: Database): Promise<DecisionCount[]> {
  const statement = sql`
    select decided_by, reason ->> 'code' as code, reason ->> 'sentence' as sentence, count(*) as steps
    from runtime.step
    left join runtime.payload on payload.tenant_id = step.tenant_id and payload.hash = step.output_hash
    cross join lateral (select coalesce(step.output, payload.body) -> 'reason' as reason) as answer
    where kind = 'agent' and decided_by is not null
    group by 1, 2, 3
    order by steps desc, 3
  `;
  return many(db, decisionRow, statement);
}
