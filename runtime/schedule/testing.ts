import { PassThrough } from 'node:stream';
import { createLogger } from '#core/log.ts';
import type { Database, TenantDatabase } from '#storage/database.ts';
import { createExecution } from '#storage/runtime/execution.repository.ts';
import { saveTrigger, type TriggerDraft } from '#storage/runtime/trigger.repository.ts';
import type { EventWhen, TriggerWhen } from '#storage/runtime/trigger-when.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';
import type { AdmitRun } from '../admit-run.ts';
import { openScheduler, type Scheduler, type SchedulerSettings } from './scheduler.ts';

/** The one graph of these tests. */
export const GRAPH = 'test_graph';

/** Admits every run without a queue: a run that nobody will work on. */
export const admitOnly: AdmitRun = async (tx, { graph, trigger, dedupeKey, input, answerWithin }) => {
  const { execution, isNew } = await createExecution(tx, {
    ...{ graph, graphVersion: '1', trigger, dedupeKey, queue: 'default', status: 'queued', budgetJson: '{}' },
    inputJson: JSON.stringify(input),
    answerWithin,
  });
  return { executionId: execution.id, number: execution.number, status: execution.status, isNew };
};

/** A scheduler over the test's store that fails loudly when it cancels a run that the test did not expect. */
export function testScheduler(store: Store, settings: Partial<SchedulerSettings> = {}): Scheduler {
  return openScheduler({
    store,
    log: createLogger('silent', new PassThrough()),
    graphs: [{ name: GRAPH }],
    admit: admitOnly,
    cancel: async (_tx, executionId) => {
      throw new Error(`The test handed in no way to cancel, for ${executionId}.`);
    },
    ...settings,
  });
}

export const EVERY_HOUR = {
  kind: 'cron',
  cron: '0 * * * *',
  timezone: 'UTC',
  misfire: 'once',
  overlap: 'queue',
} as const satisfies TriggerWhen;

const ON_ANOMALY = { kind: 'event', event: 'anomaly.detected', filter: {}, cooldownSeconds: 600 } as const;

/** Writes a trigger that hears of anomalies, with a cool-down of ten minutes. */
export const addListener = (db: TenantDatabase, when: Partial<EventWhen> = {}): Promise<void> =>
  addTrigger(db, {
    name: 'incident',
    input: { incidentKey: '$subject', limit: 3 },
    when: { ...ON_ANOMALY, ...when },
  });

/** Writes a trigger that is due at once and then, unless it says otherwise, every hour. */
export async function addTrigger(
  db: TenantDatabase,
  { dueAt, ...draft }: Partial<TriggerDraft> & { readonly dueAt?: string },
): Promise<void> {
  const { name = 'hourly', graph = GRAPH, input = {}, when = EVERY_HOUR, answerWithin } = draft;
  await db.transaction((tx) => saveTrigger(tx, { name, graph, input, when, answerWithin }));
  await db.run(
    sql`update runtime.trigger set next_due_at = ${dueAt ?? null}::timestamptz where name = ${name}`,
  );
}

/** Every run of the tenant as its number and its key, in order. */
export async function runsOf(db: TenantDatabase): Promise<unknown[]> {
  const { rows } = await db.run(sql`
    select number, trigger, input, regexp_replace(dedupe_key, '^(trigger|event):[^:]*:?', '') as due
    from runtime.execution order by number
  `);
  return [...rows];
}

/** Ends runs of the tenant as a worker would. */
export async function endRuns(db: TenantDatabase, status = 'completed'): Promise<void> {
  await db.run(sql`
    update runtime.execution set status = ${status}, ended_at = clock_timestamp(),
      error = case when ${status} = 'failed' then 'No.' end
    where ended_at is null
  `);
}

/** Ends the runs of one graph. */
export async function endRunsOf(db: TenantDatabase, graph: string): Promise<void> {
  await db.run(sql`
    update runtime.execution set status = 'completed', ended_at = clock_timestamp()
    where ended_at is null and graph = ${graph}
  `);
}

let reported = 0;

/** Anomalies of one incident, each of its own series. */
export async function reportAnomalies(
  db: Database,
  {
    incidentKey,
    severity = 'HIGH',
    count = 1,
  }: { incidentKey: string; severity?: string | undefined; count?: number | undefined },
): Promise<void> {
  reported += 1;
  await db.run(sql`
    with definition as (
      insert into metric.definition (tenant_id, key, name, unit, kind, better, aggregation, family, expression, description)
      values (core.require_tenant(), ${`key_${reported}`}, '{}', 'count', 'count', 'up', 'sum', 'test', '{}', '')
      returning id
    ), series as (
      insert into metric.series (tenant_id, definition_id, dims, source)
      select core.require_tenant(), id, jsonb_build_object('number', number::text), 'test'
      from definition, generate_series(1, ${count}::int) as number returning id
    )
    insert into metric.anomaly
      (tenant_id, series_id, first_day, last_day, detector, incident_key, direction, severity)
    select core.require_tenant(), id, '2026-05-01', '2026-05-01', 'test', ${incidentKey}, 'down', ${severity} from series
  `);
}

/** Events of the tenant, oldest first. */
export async function eventsOf(db: TenantDatabase): Promise<unknown[]> {
  const { rows } = await db.run(sql`
    select subject, severity, outcome, attempts from runtime.event order by created_at, id
  `);
  return [...rows];
}
