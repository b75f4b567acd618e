import { z } from 'zod';
import { type Database, execute, many } from '../database.ts';
import { sql } from '../sql.ts';

export const budgetScope = z.enum(['installation', 'tenant', 'graph', 'agent']);
export const budgetPeriod = z.enum(['run', 'day', 'month']);
export type BudgetPeriod = z.infer<typeof budgetPeriod>;

/** What a limit is about, within the tenant or the installation. */
export interface BudgetPlace {
  readonly scope: z.infer<typeof budgetScope>;
  /** Name of the graph or agent; null otherwise. */
  readonly subject: string | null;
  readonly period: BudgetPeriod;
}

const budgetRow = z
  .object({
    tenant_id: z.uuid().nullable(),
    scope: budgetScope,
    subject: z.string().nullable(),
    period: budgetPeriod,
    tokens: z.unknown(),
    usd: z.unknown(),
    calls: z.unknown(),
    seconds: z.unknown(),
    updated_by: z.string().nullable(),
  })
  .transform(({ tenant_id, scope, subject, period, updated_by, ...limits }) => ({
    /** Whether it is the installation's. */
    isShared: tenant_id === null,
    place: { scope, subject, period },
    /** As stored, for the reader to judge: what is no limit must not pass for "no limit". */
    limits: Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== null)),
    updatedBy: updated_by,
  }));

/** Limits of a tenant or of the installation. */
export type StoredBudget = z.output<typeof budgetRow>;

/** The limits in force: inside a tenant its own and the installation's, as the owner the installation's. */
export function listBudgets(db: Database): Promise<StoredBudget[]> {
  const statement = sql`
    select tenant_id, scope, subject, period, max_tokens as tokens, max_usd as usd, max_calls as calls,
           max_seconds as seconds, updated_by
    from runtime.budget
    order by tenant_id nulls first, scope desc, subject, period
  `;
  return many(db, budgetRow, statement);
}

/** What a limit is set to; whatever is left out is without a limit. */
export interface NewBudget {
  readonly tokens?: number | undefined;
  readonly usd?: number | undefined;
  readonly calls?: number | undefined;
  readonly seconds?: number | undefined;
  readonly updatedBy: string | null;
}

/** Whose limit it is: the tenant's, or (null, as the owner) the installation's. */
export type BudgetOwner = string | null;

/** Sets the limits of one place, in place of those that were there. */
export async function putBudget(
  db: Database,
  { owner, ...place }: BudgetPlace & { readonly owner: BudgetOwner },
  budget: NewBudget,
): Promise<void> {
  const statement = sql`
    insert into runtime.budget
      (tenant_id, scope, subject, period, max_tokens, max_usd, max_calls, max_seconds, updated_by)
    values
      (${owner}, ${place.scope}, ${place.subject}, ${place.period}, ${budget.tokens ?? null}, ${budget.usd ?? null},
       ${budget.calls ?? null}, ${budget.seconds ?? null}, ${budget.updatedBy})
    on conflict (tenant_id, scope, subject, period) do update
      set max_tokens = excluded.max_tokens, max_usd = excluded.max_usd, max_calls = excluded.max_calls,
          max_seconds = excluded.max_seconds, updated_by = excluded.updated_by
  `;
  await execute(db, statement);
}

/** Takes the limits of one place away; false when there were none. */
export async function deleteBudget(
  db: Database,
  { owner, scope, subject, period }: BudgetPlace & { readonly owner: BudgetOwner },
): Promise<boolean> {
  const statement = sql`
    delete from runtime.budget
    where tenant_id is not distinct from ${owner}::uuid and scope = ${scope}
      and subject is not distinct from ${subject}::text and period = ${period}
  `;
  return (await execute(db, statement)) > 0;
}
