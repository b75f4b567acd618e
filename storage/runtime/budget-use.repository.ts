import { z } from 'zod';
import { type Database, many, one } from '../database.ts';
import { sql } from '../sql.ts';
import { budgetPeriod, budgetScope } from './budget.repository.ts';

/** The largest amounts of one call that the counters take. */
export const MOST_OF_A_CALL = { tokens: 1_000_000_000, usd: 1_000_000, seconds: 1_000_000_000 } as const;

/** One call of a model that is about to be made. */
export interface CallToReserve {
  readonly graph: string;
  readonly agent: string;
  readonly tokens: number;
  /** Null when the model's price is not known; then every limit of money refuses. */
  readonly usd: number | null;
}

const refusedRow = z.object({
  scope: budgetScope,
  subject: z.string().nullable(),
  period: budgetPeriod,
  isShared: z.boolean(),
  measure: z.enum(['calls', 'tokens', 'usd', 'seconds', 'price', 'malformed']),
  allowed: z.number().nullable(),
  /** Spent and reserved without this call; null where the tenant may not know. */
  taken: z.number().nullable(),
});

/** The limit that refuses a call. */
export type RefusingLimit = z.output<typeof refusedRow>;

const reservedRow = z.object({
  answer: z.union([z.object({ token: z.uuid() }), z.object({ refused: refusedRow })]),
});

/** Reserves a call against all limits of a day or month at once, or says which one refuses. */
export async function reserveBudget(
  db: Database,
  { graph, agent, tokens, usd }: CallToReserve,
): Promise<z.output<typeof reservedRow>['answer']> {
  const statement = sql`select runtime.reserve_budget(${graph}, ${agent}, ${tokens}, ${usd}) as answer`;
  return (await one(db, reservedRow, statement)).answer;
}

const settledRow = z.object({ is_settled: z.boolean() });

/** Turns a reservation into what was used, null for what nobody knows; false when it was settled before. */
export async function settleBudget(
  db: Database,
  token: string,
  actual: { readonly tokens: number | null; readonly usd: number | null; readonly seconds: number },
): Promise<boolean> {
  const { tokens, usd, seconds } = actual;
  const statement = sql`select runtime.settle_budget(${token}, ${tokens}, ${usd}, ${seconds}) as is_settled`;
  return (await one(db, settledRow, statement)).is_settled;
}

const releasedRow = z.object({ is_released: z.boolean() });

/** Gives a reservation back as if it had never been made; false when it was settled before. */
export async function releaseBudget(db: Database, token: string): Promise<boolean> {
  const statement = sql`select runtime.release_budget(${token}) as is_released`;
  return (await one(db, releasedRow, statement)).is_released;
}

const useRow = z
  .object({
    scope: budgetScope,
    subject: z.string().nullable(),
    period: budgetPeriod.exclude(['run']),
    first_day: z.string(),
    calls: z.number(),
    tokens: z.number(),
    usd: z.number(),
    seconds: z.number(),
    unpriced_calls: z.number(),
    reserved_calls: z.number(),
    reserved_tokens: z.number(),
    reserved_usd: z.number(),
  })
  .transform(({ scope, subject, period, first_day, ...counted }) => ({
    place: { scope, subject, period },
    firstDay: first_day,
    used: {
      calls: counted.calls,
      tokens: counted.tokens,
      /** Without the calls whose price is not known. */
      usd: counted.usd,
      seconds: counted.seconds,
    },
    unpricedCalls: counted.unpriced_calls,
    reserved: {
      calls: counted.reserved_calls,
      tokens: counted.reserved_tokens,
      usd: counted.reserved_usd,
    },
  }));

/** What one period has come to. */
export type BudgetUse = z.output<typeof useRow>;

/** The counters of the day and month that hold now: the tenant's own, or as the owner those of the installation. */
export function listBudgetUse(db: Database, timezone: string): Promise<BudgetUse[]> {
  const statement = sql`
    select scope, subject, period, first_day, calls, tokens, usd, seconds, unpriced_calls, reserved_calls,
           reserved_tokens, reserved_usd
    from runtime.budget_use
    where first_day = date_trunc(period, clock_timestamp() at time zone ${timezone})::date
    order by scope desc, subject, period
  `;
  return many(db, useRow, statement);
}

const elapsedRow = z.object({ seconds: z.number() });

/** Seconds since an instant, on the clock of the database. */
export async function readSecondsSince(db: Database, instant: Date): Promise<number> {
  const statement = sql`select extract(epoch from clock_timestamp() - ${instant}::timestamptz)::float8 as seconds`;
  return (await one(db, elapsedRow, statement)).seconds;
}
