import { z } from 'zod';
import type { Language } from '#core/tenant.ts';
import { execute, maybeOne, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import {
  decideRecord,
  type KnownRecommendation,
  type ProposedRecommendation,
} from './recommendation-decision.ts';

/** What a run asks people to do. */
export interface RecommendationWrite extends ProposedRecommendation {
  readonly sourceKind: 'anomaly' | 'mcp_report';
  /** The anomaly that leads the incident; null when it comes from reports. */
  readonly anomalyId: string | null;
  /** The report that leads the topic; null when it comes from an incident. */
  readonly insightId: string | null;
  /** The team that answers for it. */
  readonly domain: string;
  /** Name of the template. */
  readonly kind: string;
  readonly priority: 'URGENT' | 'HIGH' | 'MEDIUM' | 'LOW';
  readonly language: Language;
  /** In the tenant's language; every language is in the body. */
  readonly title: string;
  readonly body: object;
  readonly predicted: object | null;
  readonly confidence: number;
  /** ISO 4217 of `impactAmount`. */
  readonly currency: string;
  readonly statusReason: string | null;
  readonly fingerprint: string;
}

/** What became of it: `kept_away` means that people dismissed or did the same lately. */
export interface RecordedRecommendation {
  readonly outcome: 'created' | 'updated' | 'replayed' | 'kept_away';
  readonly id: string;
  /** `times_seen`, which its citations carry. */
  readonly revision: number;
}

/** Records an idea once: a new row, an update of the open one, or nothing where people had enough of it. */
export async function recordRecommendation(
  tx: Transaction,
  write: RecommendationWrite,
): Promise<RecordedRecommendation> {
  await lockFingerprint(tx, write.fingerprint);
  const known = await findLatest(tx, write.fingerprint);
  const decision = decideRecord(known, write);
  if (known === undefined || decision === 'create') return insert(tx, write);
  if (decision === 'replace') {
    await expire(tx, known, write.at);
    return insert(tx, write);
  }
  if (decision === 'update') return update(tx, known, write);
  return {
    outcome: decision === 'replay' ? 'replayed' : 'kept_away',
    id: known.id,
    revision: known.timesSeen,
  };
}

/** Two runs with one idea queue up here, so that neither misses the other's row. */
async function lockFingerprint(tx: Transaction, fingerprint: string): Promise<void> {
  await execute(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`recommendation ${fingerprint}`}, 0))`,
  );
}

const knownRow = z
  .object({
    id: z.uuid(),
    status: z.enum(['draft', 'active', 'accepted', 'dismissed', 'implemented', 'expired', 'quarantined']),
    execution_id: z.uuid().nullable(),
    incident_key: z.string().nullable(),
    impact_amount: z.number().nullable(),
    times_seen: z.number(),
    changed_at: z.date(),
  })
  .transform(({ execution_id, incident_key, impact_amount, times_seen, changed_at, ...row }) => ({
    ...row,
    executionId: execution_id,
    incidentKey: incident_key,
    impactAmount: impact_amount,
    timesSeen: times_seen,
    changedAt: changed_at,
  }));

/** An open one before any other, else the newest. */
function findLatest(tx: Transaction, fingerprint: string): Promise<z.output<typeof knownRow> | undefined> {
  const statement = sql`
    select id, status, execution_id, incident_key, impact_amount::float8 as impact_amount, times_seen,
           case when status in ('dismissed', 'implemented') then coalesce(decided_at, updated_at) else updated_at end
             as changed_at
    from insight.recommendation
    where fingerprint = ${fingerprint}
    order by status in ('draft', 'active', 'accepted') desc, updated_at desc, created_at desc
    limit 1
  `;
  return maybeOne(tx, knownRow, statement);
}

const writtenRow = z.object({ id: z.uuid(), times_seen: z.number() });

async function insert(tx: Transaction, write: RecommendationWrite): Promise<RecordedRecommendation> {
  const statement = sql`
    insert into insight.recommendation
      (tenant_id, source_kind, anomaly_id, insight_id, incident_key, domain, kind, priority, language, title, body, predicted,
       confidence, impact_amount, currency, status, status_reason, execution_id, fingerprint, created_at, updated_at)
    values
      (core.require_tenant(), ${write.sourceKind}, ${write.anomalyId}, ${write.insightId}, ${write.incidentKey},
       ${write.domain}, ${write.kind},
       ${write.priority}, ${write.language}, ${write.title}, ${JSON.stringify(write.body)}::jsonb,
       ${document(write.predicted)}::jsonb, ${write.confidence}, ${write.impactAmount}, ${currencyOf(write)},
       ${write.status}, ${write.statusReason}, ${write.executionId}, ${write.fingerprint},
       ${write.at}::timestamptz, ${write.at}::timestamptz)
    returning id, times_seen
  `;
  const { id, times_seen } = await one(tx, writtenRow, statement);
  return { outcome: 'created', id, revision: times_seen };
}

/** Refreshes text and evidence. What people decided stays: an accepted recommendation stays accepted. */
async function update(
  tx: Transaction,
  { id }: KnownRecommendation,
  write: RecommendationWrite,
): Promise<RecordedRecommendation> {
  const statement = sql`
    update insight.recommendation set
      source_kind = ${write.sourceKind},
      anomaly_id = ${write.anomalyId},
      insight_id = ${write.insightId},
      incident_key = ${write.incidentKey},
      domain = ${write.domain},
      kind = ${write.kind},
      priority = ${write.priority},
      language = ${write.language},
      title = ${write.title},
      body = ${JSON.stringify(write.body)}::jsonb,
      predicted = ${document(write.predicted)}::jsonb,
      confidence = ${write.confidence},
      impact_amount = ${write.impactAmount},
      currency = ${currencyOf(write)},
      status = case when status = 'accepted' then status else ${write.status} end,
      status_reason = ${write.statusReason},
      execution_id = ${write.executionId},
      times_seen = times_seen + 1,
      updated_at = ${write.at}::timestamptz
    where id = ${id}
    returning id, times_seen
  `;
  const { times_seen } = await one(tx, writtenRow, statement);
  return { outcome: 'updated', id, revision: times_seen };
}

async function expire(tx: Transaction, { id }: KnownRecommendation, at: string): Promise<void> {
  await execute(
    tx,
    sql`
      update insight.recommendation
      set status = 'expired', status_reason = 'not seen again within the window', updated_at = ${at}::timestamptz
      where id = ${id}
    `,
  );
}

/** An amount and its currency are known together or not at all. */
function currencyOf({ impactAmount, currency }: RecommendationWrite): string | null {
  return impactAmount === null ? null : currency;
}

function document(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
