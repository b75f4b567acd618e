import { z } from 'zod';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';

const learningRow = z
  .object({
    id: z.uuid(),
    category: z.string(),
    scope_id: z.string(),
    support: z.number(),
    counter: z.number(),
    outcomes: z.number(),
    confidence: z.number(),
    decay: z.number(),
    last_reinforced_at: z.date(),
    version: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    /** Kind of advice. */
    kind: row.category,
    team: row.scope_id,
    /** Outcomes that won and that did not, older ones counting less. */
    won: row.support,
    failed: row.counter,
    outcomes: row.outcomes,
    /** Calibrated chance that the next advice of this kind wins. */
    confidence: row.confidence,
    halfLifeDays: row.decay,
    lastReinforcedAt: row.last_reinforced_at,
    version: row.version,
  }));

/** What the tenant learned of one kind of advice of one team. */
export type Learning = z.output<typeof learningRow>;

const columns = fragment`
  id, category, scope_id, support, counter, outcomes, confidence, decay, last_reinforced_at, version
`;

/** Which advice a learning is about. */
export interface AdviceKind {
  readonly kind: string;
  readonly team: string;
}

/** Everything learned by the tenant, the best supported first. */
export function listLearnings(db: Database): Promise<Learning[]> {
  const statement = sql`
    select ${columns} from insight.learning
    order by outcomes desc, category, scope_id
  `;
  return many(db, learningRow, statement);
}

/** What was learned of a kind of advice; undefined while nothing was. */
export function findLearning(db: Database, { kind, team }: AdviceKind): Promise<Learning | undefined> {
  const statement = sql`
    select ${columns} from insight.learning
    where type = 'advice_record' and category = ${kind} and scope_kind = 'team' and scope_id = ${team}
  `;
  return maybeOne(db, learningRow, statement);
}

/** Writes the record of a kind of advice as it is after an outcome. */
export function writeLearning(
  tx: Transaction,
  { kind, team, ...learning }: Omit<Learning, 'id' | 'version'>,
): Promise<Learning> {
  const statement = sql`
    insert into insight.learning as known
      (tenant_id, type, category, scope_kind, scope_id, support, counter, outcomes, confidence, decay,
       last_reinforced_at)
    values
      (core.require_tenant(), 'advice_record', ${kind}, 'team', ${team}, ${learning.won}, ${learning.failed},
       ${learning.outcomes}, ${learning.confidence}, ${learning.halfLifeDays}, ${learning.lastReinforcedAt})
    on conflict (tenant_id, type, category, scope_kind, scope_id) do update set
      support = excluded.support,
      counter = excluded.counter,
      outcomes = excluded.outcomes,
      confidence = excluded.confidence,
      decay = excluded.decay,
      last_reinforced_at = excluded.last_reinforced_at,
      version = known.version + 1,
      updated_at = now()
    returning ${columns}
  `;
  return one(tx, learningRow, statement);
}

/** Where an outcome changed something. */
export interface Application {
  readonly learningId: string;
  readonly outcomeId: string;
  readonly targetKind: string;
  readonly targetId: string;
  readonly attribute: string;
  /** What it was and what it became. */
  readonly change: { readonly from: number | null; readonly to: number };
}

/** Keeps that an outcome changed something; the same again is the same row. */
export async function insertApplication(tx: Transaction, application: Application): Promise<void> {
  const { learningId, outcomeId, targetKind, targetId, attribute, change } = application;
  await execute(
    tx,
    sql`
      insert into insight.application
        (tenant_id, learning_id, outcome_id, target_kind, target_id, attribute, change)
      values
        (core.require_tenant(), ${learningId}, ${outcomeId}, ${targetKind}, ${targetId}, ${attribute},
         ${JSON.stringify(change)}::jsonb)
      on conflict (tenant_id, learning_id, outcome_id, target_kind, target_id, attribute) do nothing
    `,
  );
}
