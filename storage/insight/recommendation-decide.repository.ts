import { InvalidInputError } from '#core/errors.ts';
import { type AuditEntry, insertAuditEntry } from '../core/audit.repository.ts';
import { execute, type TenantDatabase, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import {
  getRecommendation,
  type Recommendation,
  type RecommendationStatus,
} from './recommendation-read.repository.ts';

/** What a person can decide about a recommendation. */
export type Verdict = 'accepted' | 'dismissed' | 'implemented';

/** What a person can say of it without deciding. */
export interface Feedback {
  readonly type: 'helpful' | 'not_helpful';
  /** 1 to 5. */
  readonly rating: number | null;
  readonly text: string | null;
}

/** From which states each verdict is legal. What was dismissed or done is settled; what never was shown cannot be decided. */
export const LEGAL_FROM: Readonly<Record<Verdict, readonly RecommendationStatus[]>> = {
  accepted: ['active'],
  dismissed: ['active', 'accepted'],
  implemented: ['active', 'accepted'],
};

type Actor = Pick<AuditEntry, 'actorKind' | 'actorId'>;

/** Decides about a recommendation: its new state, the feedback row and the audit entry are written together or not at all. */
export function decideRecommendation(
  db: TenantDatabase,
  { reference, verdict, reason }: { reference: string; verdict: Verdict; reason: string | null },
  actor: Actor,
): Promise<Recommendation> {
  return db.transaction(async (tx) => {
    const before = await getRecommendation(tx, reference);
    await setStatus(tx, { id: before.id, verdict, reason, decidedBy: actor.actorId }, before.status);
    await insertFeedback(tx, { id: before.id, type: verdict, rating: null, text: reason }, actor);
    await insertAuditEntry(tx, db.tenantId, {
      ...actor,
      action: `recommendation.${verdict}`,
      resourceKind: 'recommendation',
      resourceId: before.id,
      before: { status: before.status },
      after: { status: verdict, reason },
    });
    return getRecommendation(tx, before.id);
  });
}

/** Keeps what a person said of a recommendation. */
export function giveFeedback(
  db: TenantDatabase,
  { reference, ...feedback }: Feedback & { reference: string },
  actor: Actor,
): Promise<Recommendation> {
  return db.transaction(async (tx) => {
    const recommendation = await getRecommendation(tx, reference);
    await insertFeedback(tx, { id: recommendation.id, ...feedback }, actor);
    await insertAuditEntry(tx, db.tenantId, {
      ...actor,
      action: 'recommendation.feedback',
      resourceKind: 'recommendation',
      resourceId: recommendation.id,
      before: null,
      after: feedback,
    });
    return recommendation;
  });
}

interface StatusChange {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly decidedBy: string | null;
}

async function setStatus(
  tx: Transaction,
  { id, verdict, reason, decidedBy }: StatusChange,
  seen: RecommendationStatus,
): Promise<void> {
  const statement = sql`
    update insight.recommendation set
      status = ${verdict},
      status_reason = ${reason},
      decided_by = ${decidedBy},
      decided_at = now(),
      implemented_at = case when ${verdict}::text = 'implemented' then now() end,
      updated_at = now()
    where id = ${id} and status = any(${[...LEGAL_FROM[verdict]]}::text[])
  `;
  if ((await execute(tx, statement)) === 1) return;
  throw new InvalidInputError(
    `This recommendation is ${seen}; only one that is ${LEGAL_FROM[verdict].join(' or ')} can become ${verdict}.`,
  );
}

async function insertFeedback(
  tx: Transaction,
  { id, type, rating, text }: { id: string; type: string; rating: number | null; text: string | null },
  { actorId }: Actor,
): Promise<void> {
  const statement = sql`
    insert into insight.feedback (tenant_id, recommendation_id, type, rating, text, given_by)
    values (core.require_tenant(), ${id}, ${type}, ${rating}, ${text}, ${actorId})
  `;
  await execute(tx, statement);
}
