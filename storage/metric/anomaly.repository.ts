import { z } from 'zod';
import { type Database, execute, many, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import { type AnomalyRecord, anomalyRow, dataProblemKind } from './anomaly-record.ts';

/** Which anomalies; a field left out does not restrict. */
export interface AnomalyFilter {
  readonly incidentKey?: string;
  readonly status?: AnomalyRecord['status'];
  readonly detector?: string;
  readonly source?: string;
  /** Only those that share a day with this stretch. */
  readonly from?: string;
  readonly to?: string;
}

/** Anomalies of the tenant: lead before the rest of its incident, then by evidence. */
export function listAnomalies(db: Database, filter: AnomalyFilter = {}): Promise<AnomalyRecord[]> {
  const { incidentKey = null, status = null, detector = null, source = null } = filter;
  return many(
    db,
    anomalyRow,
    sql`
      select anomaly.id, anomaly.series_id, definition.key as metric, series.dims, series.source,
             anomaly.incident_key, anomaly.is_lead, anomaly.first_day, anomaly.last_day, anomaly.detector,
             anomaly.direction, anomaly.actual, anomaly.expected, anomaly.lower, anomaly.upper, anomaly.z,
             anomaly.change, anomaly.score, anomaly.impact_score, anomaly.impact_amount, anomaly.currency,
             anomaly.severity, anomaly.status, anomaly.explanation, anomaly.execution_id
      from metric.anomaly as anomaly
      join metric.series as series on series.id = anomaly.series_id
      join metric.definition as definition on definition.id = series.definition_id
      where (${incidentKey}::text is null or anomaly.incident_key = ${incidentKey}::text)
        and (${status}::text is null or anomaly.status = ${status}::text)
        and (${detector}::text is null or anomaly.detector = ${detector}::text)
        and (${source}::text is null or series.source = ${source}::text)
        and anomaly.last_day >= ${filter.from ?? '-infinity'}::date
        and anomaly.first_day <= ${filter.to ?? 'infinity'}::date
      order by anomaly.incident_key, anomaly.is_lead desc, abs(anomaly.z) desc nulls last,
               definition.key, series.dims::text
    `,
  );
}

const knownRow = z.object({ known: z.boolean() });

/** True when a detector keeps any anomaly of the tenant. */
export async function hasAnomalies(db: Database, detector: string): Promise<boolean> {
  const statement = sql`
    select exists (select from metric.anomaly where detector = ${detector}) as known
  `;
  return (await one(db, knownRow, statement)).known;
}

const problemRow = z
  .object({
    source: z.string(),
    metric: z.string(),
    kind: dataProblemKind,
    first_day: z.string(),
    last_day: z.string(),
  })
  .transform(({ first_day, last_day, ...rest }) => ({ ...rest, firstDay: first_day, lastDay: last_day }));

/** Days on which the numbers of a metric of a source are known to be wrong or missing. */
export type ProblemDays = z.output<typeof problemRow>;

/** The stretches that detection took for a problem of the data, by source and metric. */
export function listProblemDays(db: Database): Promise<ProblemDays[]> {
  return many(
    db,
    problemRow,
    sql`
      select distinct series.source, definition.key as metric, anomaly.explanation ->> 'dataProblem' as kind,
             anomaly.first_day, anomaly.last_day
      from metric.anomaly as anomaly
      join metric.series as series on series.id = anomaly.series_id
      join metric.definition as definition on definition.id = series.definition_id
      where anomaly.explanation ? 'dataProblem'
      order by 1, 2, 4, 5
    `,
  );
}

/** An anomaly to be stored; `id` when it is known already. */
export type AnomalyDraft = Pick<
  AnomalyRecord,
  | 'seriesId'
  | 'incidentKey'
  | 'isLead'
  | 'firstDay'
  | 'lastDay'
  | 'direction'
  | 'actual'
  | 'expected'
  | 'lower'
  | 'upper'
  | 'z'
  | 'changeFraction'
  | 'score'
  | 'impactScore'
  | 'impactAmount'
  | 'currency'
  | 'severity'
  | 'status'
  | 'explanation'
> & { readonly id: string | null };

/** What one detection leaves behind. */
export interface DetectionOutcome {
  readonly detector: string;
  /** Ids of stored anomalies that no longer hold. */
  readonly obsolete: readonly string[];
  readonly anomalies: readonly AnomalyDraft[];
}

/** Stores what a detection found, whole: obsolete anomalies go, known ones are updated, new ones are added. */
export async function saveDetection(
  tx: Transaction,
  { detector, obsolete, anomalies }: DetectionOutcome,
): Promise<void> {
  if (obsolete.length > 0) {
    await execute(tx, sql`delete from metric.anomaly where id = any(${obsolete}::uuid[])`);
  }
  if (anomalies.length === 0) return;
  const keys = [...new Set(anomalies.map(({ incidentKey }) => incidentKey))];
  await execute(
    tx,
    sql`update metric.anomaly set is_lead = false where incident_key = any(${keys}::text[]) and is_lead`,
  );
  const known = anomalies.filter(({ id }) => id !== null);
  // An anomaly whose start moved keeps its row, so that what refers to it stays.
  await execute(
    tx,
    sql`
      update metric.anomaly as anomaly set first_day = fresh.first_day
      from jsonb_to_recordset(${toJson(known)}::jsonb) as fresh (id uuid, first_day date)
      where anomaly.id = fresh.id and anomaly.first_day <> fresh.first_day
    `,
  );
  await upsert(tx, detector, anomalies);
}

async function upsert(tx: Transaction, detector: string, anomalies: readonly AnomalyDraft[]): Promise<void> {
  await execute(
    tx,
    sql`
      insert into metric.anomaly as anomaly
        (tenant_id, series_id, first_day, last_day, detector, incident_key, is_lead, direction, actual, expected,
         lower, upper, z, change, score, impact_score, impact_amount, currency, severity, status, explanation)
      select (select core.current_tenant()), series_id, first_day, last_day, ${detector}, incident_key, is_lead, direction,
             actual, expected, lower, upper, z, change, score, impact_score, impact_amount, currency, severity,
             status, explanation
      from jsonb_to_recordset(${toJson(anomalies)}::jsonb) as fresh (
        series_id uuid, first_day date, last_day date, incident_key text, is_lead boolean, direction text,
        actual float8, expected float8, lower float8, upper float8, z float8, change float8, score real,
        impact_score real, impact_amount numeric, currency text, severity text, status text, explanation jsonb)
      on conflict (tenant_id, series_id, first_day, detector) do update set
        last_day = excluded.last_day, incident_key = excluded.incident_key, is_lead = excluded.is_lead,
        direction = excluded.direction, actual = excluded.actual, expected = excluded.expected,
        lower = excluded.lower, upper = excluded.upper, z = excluded.z, change = excluded.change,
        score = excluded.score, impact_score = excluded.impact_score, impact_amount = excluded.impact_amount,
        currency = excluded.currency, severity = excluded.severity, status = excluded.status,
        explanation = anomaly.explanation || excluded.explanation,
        processed_at = case when excluded.status = 'detected' then null else anomaly.processed_at end
    `,
  );
}

function toJson(anomalies: readonly AnomalyDraft[]): string {
  return JSON.stringify(
    anomalies.map((anomaly) => ({
      id: anomaly.id,
      series_id: anomaly.seriesId,
      first_day: anomaly.firstDay,
      last_day: anomaly.lastDay,
      incident_key: anomaly.incidentKey,
      is_lead: anomaly.isLead,
      direction: anomaly.direction,
      actual: anomaly.actual,
      expected: anomaly.expected,
      lower: anomaly.lower,
      upper: anomaly.upper,
      z: anomaly.z,
      change: anomaly.changeFraction,
      score: anomaly.score,
      impact_score: anomaly.impactScore,
      impact_amount: anomaly.impactAmount,
      currency: anomaly.currency,
      severity: anomaly.severity,
      status: anomaly.status,
      explanation: anomaly.explanation,
    })),
  );
}
