import { NotFoundError } from '#core/errors.ts';
import { type Database, execute, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import { listAnomalies } from './anomaly.repository.ts';
import type {
  AnomalyRecord,
  AnomalyStatus,
  DataProblemKind,
  Severity,
  ShiftedLabel,
} from './anomaly-record.ts';

/** Anomalies that are one event. Its days are those of its strongest anomaly: where it can be seen best. */
export interface Incident {
  readonly key: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly severity: Severity;
  readonly status: AnomalyStatus;
  /** Money over the incident's days, negative for a loss; null when it cannot be said. */
  readonly impactAmount: number | null;
  readonly currency: string | null;
  /** Set when the numbers are wrong rather than the business. */
  readonly dataProblem: DataProblemKind | null;
  /** Of a measure that is missing: which one; null otherwise. */
  readonly missingMeasure: string | null;
  /** Of a label that was counted under another one: both; null otherwise. */
  readonly shiftedLabel: ShiftedLabel | null;
  readonly lead: AnomalyRecord;
  /** All of it, the lead first, the rest by evidence. */
  readonly anomalies: readonly AnomalyRecord[];
}

/** Which incidents; a field left out does not restrict. */
export interface IncidentFilter {
  readonly status?: AnomalyStatus;
  /** Only incidents of which some anomaly shares a day with this stretch. */
  readonly from?: string;
  readonly to?: string;
}

/** Incidents of the tenant, oldest first. */
export async function listIncidents(db: Database, filter: IncidentFilter = {}): Promise<Incident[]> {
  const { status, ...days } = filter;
  const anomalies = await listAnomalies(db);
  return [...Map.groupBy(anomalies, ({ incidentKey }) => incidentKey).values()]
    .flatMap((members) => toIncident(members) ?? [])
    .filter((incident) => status === undefined || incident.status === status)
    .filter((incident) => incident.anomalies.some((anomaly) => sharesDay(anomaly, days)))
    .sort((first, second) => compare(first.firstDay, second.firstDay) || compare(first.key, second.key));
}

/** One incident by its key. */
export async function getIncident(db: Database, key: string): Promise<Incident> {
  const incident = toIncident(await listAnomalies(db, { incidentKey: key }));
  if (incident === undefined) throw new NotFoundError('incident', key, 'See "steward incidents list".');
  return incident;
}

/** What was made of an incident. */
export interface IncidentProcessing {
  readonly executionId: string;
  readonly explanation: object;
  /** How serious it is now that it is explained; without it as serious as it was detected. */
  readonly severity?: Severity | undefined;
}

/** Notes what was made of an incident and takes it out of the queue; a verdict that a person gave stays. */
export async function markIncidentProcessed(
  tx: Transaction,
  key: string,
  { executionId, explanation, severity }: IncidentProcessing,
): Promise<void> {
  const settled = severity === undefined ? {} : { severity };
  const marked = await execute(
    tx,
    sql`
      update metric.anomaly set
        status = case when status in ('expected', 'false_alarm', 'new_trend') then status else 'processed' end,
        processed_at = now(),
        execution_id = ${executionId},
        severity = coalesce(${severity ?? null}::text, severity),
        explanation = explanation || ${JSON.stringify(explanation)}::jsonb || jsonb_build_object(
          'atProcessing', jsonb_build_object('lastDay', last_day, 'impactAmount', impact_amount)
            || ${JSON.stringify(settled)}::jsonb)
      where incident_key = ${key}
    `,
  );
  if (marked === 0) throw new NotFoundError('incident', key);
}

function toIncident(anomalies: readonly AnomalyRecord[]): Incident | undefined {
  const [lead] = anomalies;
  if (lead === undefined) return undefined;
  const strongest = anomalies.reduce((most, one) =>
    Math.abs(one.z ?? 0) > Math.abs(most.z ?? 0) ? one : most,
  );
  return {
    key: lead.incidentKey,
    firstDay: strongest.firstDay,
    lastDay: strongest.lastDay,
    severity: lead.severity,
    status: lead.status,
    impactAmount: lead.impactAmount,
    currency: lead.currency,
    dataProblem: lead.explanation.dataProblem ?? null,
    missingMeasure: lead.explanation.missingMeasure ?? null,
    shiftedLabel: lead.explanation.shiftedLabel ?? null,
    lead,
    anomalies,
  };
}

function sharesDay(anomaly: AnomalyRecord, { from, to }: Omit<IncidentFilter, 'status'>): boolean {
  return anomaly.lastDay >= (from ?? '') && anomaly.firstDay <= (to ?? '9999-12-31');
}

function compare(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
