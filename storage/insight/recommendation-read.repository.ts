import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { language } from '#core/tenant.ts';
import type { Day } from '#core/time.ts';
import { type Database, many, one } from '../database.ts';
import { fragment, sql } from '../sql.ts';

export const recommendationStatus = z.enum([
  'draft',
  'active',
  'accepted',
  'dismissed',
  'implemented',
  'expired',
  'quarantined',
]);

/** What a recommendation comes from. */
export const recommendationSource = z.enum(['anomaly', 'mcp_report']);
export type RecommendationSource = z.infer<typeof recommendationSource>;

const recommendationRow = z
  .object({
    id: z.uuid(),
    source_kind: z.string(),
    incident_key: z.string().nullable(),
    insight_id: z.uuid().nullable(),
    report_source: z.string().nullable(),
    execution_id: z.uuid().nullable(),
    domain: z.string(),
    kind: z.string(),
    priority: z.enum(['URGENT', 'HIGH', 'MEDIUM', 'LOW']),
    language,
    title: z.string(),
    body: z.record(z.string(), z.unknown()),
    confidence: z.number(),
    impact_amount: z.number().nullable(),
    currency: z.string().nullable(),
    status: recommendationStatus,
    status_reason: z.string().nullable(),
    decided_by: z.string().nullable(),
    decided_at: z.date().nullable(),
    implemented_at: z.date().nullable(),
    times_seen: z.number(),
    created_at: z.date(),
    updated_at: z.date(),
  })
  .transform((row) => ({
    id: row.id,
    sourceKind: row.source_kind,
    incidentKey: row.incident_key,
    /** The report that leads, of what analysts reported. */
    insightId: row.insight_id,
    /** The source that this report is about; null for an incident. */
    reportSource: row.report_source,
    executionId: row.execution_id,
    /** The team that answers for it. */
    domain: row.domain,
    /** Name of the template. */
    kind: row.kind,
    priority: row.priority,
    language: row.language,
    title: row.title,
    body: row.body,
    confidence: row.confidence,
    /** Money at stake, negative for a loss; null when it cannot be said. */
    impactAmount: row.impact_amount,
    currency: row.currency,
    status: row.status,
    statusReason: row.status_reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    implementedAt: row.implemented_at,
    timesSeen: row.times_seen,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

/** A recommendation as it stands. */
export type Recommendation = z.output<typeof recommendationRow>;
export type RecommendationStatus = Recommendation['status'];

/** Which recommendations; a field left out does not restrict. */
export interface RecommendationFilter {
  readonly statuses?: readonly RecommendationStatus[] | undefined;
  readonly incidentKey?: string | undefined;
  /** What it comes from: an incident, or reports of analysts. */
  readonly sourceKind?: RecommendationSource | undefined;
  readonly priorities?: readonly Recommendation['priority'][] | undefined;
}

const columns = fragment`
  id, source_kind, incident_key, insight_id, execution_id, domain, kind, priority, language, title, body, confidence,
  impact_amount::float8 as impact_amount, currency, status, status_reason, decided_by, decided_at, implemented_at,
  times_seen, created_at, updated_at,
  (select source from insight.insight where insight.id = insight_id) as report_source
`;

/** Recommendations of the tenant, the most pressing first. */
export function listRecommendations(
  db: Database,
  filter: RecommendationFilter = {},
): Promise<Recommendation[]> {
  const { statuses = null, incidentKey = null, sourceKind = null, priorities = null } = filter;
  const statement = sql`
    select ${columns} from insight.recommendation
    where (${statuses}::text[] is null or status = any(${statuses}::text[]))
      and (${incidentKey}::text is null or incident_key = ${incidentKey}::text)
      and (${sourceKind}::text is null or source_kind = ${sourceKind}::text)
      and (${priorities}::text[] is null or priority = any(${priorities}::text[]))
    order by array_position(array['URGENT', 'HIGH', 'MEDIUM', 'LOW'], priority),
             -- What can be won most comes first; what promises no amount comes after what does.
             (predicted #>> '{mid,value}')::float8 desc nulls last, impact_amount nulls last, confidence desc,
             created_at, id
  `;
  return many(db, recommendationRow, statement);
}

/** One recommendation by its id, or by the beginning of it when no other begins alike. */
export async function getRecommendation(db: Database, reference: string): Promise<Recommendation> {
  const statement = sql`
    select ${columns} from insight.recommendation where starts_with(id::text, lower(${reference})) limit 2
  `;
  const [found, another] = reference === '' ? [] : await many(db, recommendationRow, statement);
  if (found === undefined) {
    throw new NotFoundError('recommendation', reference, '"steward recommendations list" shows them.');
  }
  if (another !== undefined) {
    throw new InvalidInputError(`Several recommendations begin with "${reference}": give more of the id.`);
  }
  return found;
}

/** How many recommendations of reports a day of a time zone has seen. */
export async function countGivenOn(db: Database, day: Day, timezone: string): Promise<number> {
  const statement = sql`
    select count(*)::int as count from insight.recommendation
    where source_kind = 'mcp_report' and (created_at at time zone ${timezone})::date = ${day}::date
  `;
  return (await one(db, z.object({ count: z.number() }), statement)).count;
}
