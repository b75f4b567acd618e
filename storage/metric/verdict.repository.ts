import { z } from 'zod';
import { type AuditEntry, insertAuditEntry } from '../core/audit.repository.ts';
import { type Database, execute, many, type TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { getIncident, type Incident } from './incident.repository.ts';

/** What a person can say of an incident. `anomaly` takes an earlier verdict back. */
export const verdict = z.enum(['anomaly', 'expected', 'false_alarm', 'new_trend']);
export type Verdict = z.output<typeof verdict>;

/** Why it happened, in the words that operators of anomaly detection use (ThirdEye's). */
export const verdictCause = z.enum([
  'holiday_effect',
  'user_error',
  'software_failure',
  'environmental',
  'fraud',
  'platform_upgrade',
  'external_event',
  'other',
]);
export type VerdictCause = z.output<typeof verdictCause>;

/** What can hold of an incident. */
const standing = verdict.exclude(['anomaly']);

const verdictRow = z
  .object({
    incident_key: z.string(),
    series_id: z.string(),
    first_day: z.string(),
    last_day: z.string(),
    direction: z.enum(['up', 'down']),
    verdict: standing,
    cause: verdictCause.nullable(),
    note: z.string().nullable(),
    given_by: z.string().nullable(),
    given_at: z.date(),
  })
  .transform((row) => ({
    incidentKey: row.incident_key,
    seriesId: row.series_id,
    firstDay: row.first_day,
    lastDay: row.last_day,
    direction: row.direction,
    verdict: row.verdict,
    cause: row.cause,
    note: row.note,
    givenBy: row.given_by,
    givenAt: row.given_at,
  }));

/** What holds of one series over some days, by what was last said of the incident. */
export type StoredVerdict = z.output<typeof verdictRow>;

/** The latest verdict of each incident, one row for each of its series; those taken back are left out. */
export function listVerdicts(db: Database, incidentKey: string | null = null): Promise<StoredVerdict[]> {
  return many(
    db,
    verdictRow,
    sql`
      with latest as (
        select incident_key, max(given_at) as given_at from metric.verdict
        where ${incidentKey}::text is null or incident_key = ${incidentKey}::text
        group by incident_key
      )
      select incident_key, series_id, first_day, last_day, direction, verdict, cause, note, given_by, given_at
      from metric.verdict join latest using (incident_key, given_at)
      where verdict <> 'anomaly'
      order by first_day, series_id
    `,
  );
}

/** A verdict as it is given. */
export interface NewVerdict {
  readonly verdict: Verdict;
  readonly cause: VerdictCause | null;
  readonly note: string | null;
}

/**
 * Keeps what a person says of an incident, on all its series and all its days: what was seen in one series on some days is
 * part of what was judged. The verdict, the state of the incident and the audit entry are written together.
 */
export function giveVerdict(
  db: TenantDatabase,
  key: string,
  { given, actor }: { readonly given: NewVerdict; readonly actor: Pick<AuditEntry, 'actorKind' | 'actorId'> },
): Promise<Incident> {
  return db.transaction(async (tx) => {
    const before = await getIncident(tx, key);
    await execute(
      tx,
      sql`
        insert into metric.verdict
          (tenant_id, incident_key, series_id, first_day, last_day, direction, verdict, cause, note, given_by, given_at)
        select core.require_tenant(), incident_key, series_id, min(first_day) over (), max(last_day) over (), direction,
               ${given.verdict}, ${given.cause}, ${given.note}, ${actor.actorId}, moment.now
        from metric.anomaly, (select clock_timestamp() as now) as moment
        where incident_key = ${key}
      `,
    );
    await execute(
      tx,
      sql`
        update metric.anomaly set
          status = case when ${given.verdict}::text <> 'anomaly' then ${given.verdict}::text
                        when execution_id is null then 'detected' else 'processed' end,
          processed_at = case when ${given.verdict}::text = 'anomaly' then processed_at
                              else coalesce(processed_at, now()) end
        where incident_key = ${key}
      `,
    );
    await insertAuditEntry(tx, db.tenantId, {
      ...actor,
      action: 'incident.verdict',
      resourceKind: 'incident',
      resourceId: key,
      before: { status: before.status },
      after: given,
    });
    return getIncident(tx, key);
  });
}
