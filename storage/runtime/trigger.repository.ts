import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';
import { type TriggerWhen, triggerWhen } from './trigger-when.ts';

const triggerRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.string(),
    graph: z.string(),
    input: z.record(z.string(), z.unknown()),
    config: z.record(z.string(), z.unknown()),
    answer_within: z.number().nullable(),
    enabled: z.boolean(),
    is_default: z.boolean(),
    next_due_at: z.date().nullable(),
    last_fired_at: z.date().nullable(),
    last_outcome: z.string().nullable(),
    last_number: z.number().nullable(),
    timezone: z.string(),
  })
  .transform(({ kind, config, is_default, next_due_at, last_fired_at, last_outcome, ...row }) => ({
    id: row.id,
    name: row.name,
    graph: row.graph,
    input: row.input,
    when: triggerWhen.parse({ ...config, kind }),
    /** Seconds in which models must have answered its runs; null: at once. */
    answerWithin: row.answer_within,
    enabled: row.enabled,
    /** True as long as no operator has changed what this version ships. */
    isDefault: is_default,
    nextDueAt: next_due_at,
    lastFiredAt: last_fired_at,
    lastOutcome: last_outcome,
    /** Number of the run that it started last. */
    lastRun: row.last_number,
    tenantTimezone: row.timezone,
  }));

/** Something that starts runs by itself, or on request. */
export type Trigger = z.output<typeof triggerRow>;

const rows = fragment`
  select trigger.id, trigger.name, trigger.kind, trigger.graph, trigger.input, trigger.config, trigger.answer_within,
         trigger.enabled, trigger.is_default, trigger.next_due_at, trigger.last_fired_at, trigger.last_outcome,
         (select number from runtime.execution where id = trigger.last_execution_id) as last_number,
         tenant.timezone
  from runtime.trigger as trigger join core.tenant as tenant on tenant.id = trigger.tenant_id
`;

/** All triggers of the tenant, by name. */
export function listTriggers(db: Database): Promise<Trigger[]> {
  return many(db, triggerRow, sql`${rows} order by trigger.name`);
}

export function findTrigger(db: Database, name: string): Promise<Trigger | undefined> {
  return maybeOne(db, triggerRow, sql`${rows} where trigger.name = ${name}`);
}

/** The trigger of that name, which nobody else can fire or change until the transaction ends. */
export async function lockTrigger(tx: Transaction, name: string): Promise<Trigger> {
  const found = await maybeOne(
    tx,
    triggerRow,
    sql`${rows} where trigger.name = ${name} for no key update of trigger`,
  );
  if (found !== undefined) return found;
  const names = (await listTriggers(tx)).map((trigger) => trigger.name);
  throw new NotFoundError(
    'schedule',
    name,
    names.length === 0 ? undefined : `There is: ${names.join(', ')}.`,
  );
}

/** What a trigger is, apart from what became of it. */
export interface TriggerDraft {
  readonly name: string;
  readonly graph: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly when: TriggerWhen;
  /** Seconds in which models must have answered its runs; absent or null: at once. */
  readonly answerWithin?: number | null | undefined;
}

/** Writes a trigger as an operator wants it, new or in the place of the one of that name; it will be armed afresh. */
export async function saveTrigger(tx: Transaction, draft: TriggerDraft): Promise<void> {
  const { name, graph, input, when, answerWithin = null } = draft;
  const { kind, ...config } = when;
  await execute(
    tx,
    sql`
      insert into runtime.trigger (tenant_id, name, kind, graph, input, config, answer_within)
      values (core.require_tenant(), ${name}, ${kind}, ${graph}, ${JSON.stringify(input)}::jsonb,
              ${JSON.stringify(config)}::jsonb, ${answerWithin})
      on conflict (tenant_id, name) do update set
        kind = excluded.kind, graph = excluded.graph, input = excluded.input, config = excluded.config,
        answer_within = excluded.answer_within, is_default = false, next_due_at = null
    `,
  );
}

/** Adds the defaults that are missing and brings those in line that no operator has changed; answers how many it wrote. */
export function mirrorTriggerDefaults(db: Database, defaults: readonly TriggerDraft[]): Promise<number> {
  const drafts = defaults.map(({ when: { kind, ...config }, ...draft }) => ({ ...draft, kind, config }));
  return execute(
    db,
    sql`
      insert into runtime.trigger as known (tenant_id, name, kind, graph, input, config, is_default)
      select core.require_tenant(), name, kind, graph, input, config, true
      from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb)
             as draft (name text, kind text, graph text, input jsonb, config jsonb)
      order by name
      on conflict (tenant_id, name) do update set
        kind = excluded.kind, graph = excluded.graph, input = excluded.input, config = excluded.config,
        next_due_at = null
      where known.is_default and (known.kind, known.graph, known.input, known.config)
            is distinct from (excluded.kind, excluded.graph, excluded.input, excluded.config)
    `,
  );
}

/** Lets a trigger start runs again, from its next due time on, or stops it until then. */
export async function setTriggerEnabled(tx: Transaction, id: string, enabled: boolean): Promise<void> {
  await execute(
    tx,
    sql`
      update runtime.trigger set enabled = ${enabled}, next_due_at = null,
        last_outcome = case when ${enabled} and not enabled then null else last_outcome end
      where id = ${id}
    `,
  );
}

const numberRow = z.object({ number: z.number() }).transform(({ number }) => number);

/** Notes that the trigger started this run, now unless a time is given; answers the run's number. */
export function recordFire(
  tx: Transaction,
  id: string,
  fire: { executionId: string; at?: Date | undefined },
): Promise<number> {
  return one(
    tx,
    numberRow,
    sql`
      update runtime.trigger set last_fired_at = coalesce(${fire.at ?? null}::timestamptz, clock_timestamp()), last_execution_id = execution.id,
        last_outcome = 'started run ' || execution.number
      from runtime.execution as execution
      where trigger.id = ${id} and execution.id = ${fire.executionId}
      returning execution.number
    `,
  );
}

/** Notes why the trigger started no run. */
export async function recordOutcome(db: Database, id: string, outcome: string): Promise<void> {
  await execute(db, sql`update runtime.trigger set last_outcome = ${outcome} where id = ${id}`);
}
