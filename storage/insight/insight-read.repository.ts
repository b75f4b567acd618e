import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const reportRow = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    incident_key: z.string(),
    execution_id: z.uuid().nullable(),
    title: z.string(),
    content: z.record(z.string(), z.unknown()),
    confidence: z.number().nullable(),
    times_seen: z.number(),
    updated_at: z.date(),
  })
  .transform(({ incident_key, execution_id, times_seen, updated_at, ...row }) => ({
    ...row,
    incidentKey: incident_key,
    executionId: execution_id,
    timesSeen: times_seen,
    updatedAt: updated_at,
  }));

/** What was concluded about an incident. */
export type IncidentReport = z.output<typeof reportRow>;

/** The reports of the tenant's incidents, or of one of them. */
export function listIncidentReports(
  db: Database,
  { incidentKey = null }: { incidentKey?: string | null } = {},
): Promise<IncidentReport[]> {
  const statement = sql`
    select id, kind, incident_key, execution_id, title, content, confidence, times_seen, updated_at
    from insight.insight
    where incident_key is not null and (${incidentKey}::text is null or incident_key = ${incidentKey}::text)
    order by incident_key
  `;
  return many(db, reportRow, statement);
}
