import type { Unit } from '#core/cell.ts';
import type { Language } from '#core/tenant.ts';
import { execute, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

/** One figure of a text, and the stored cell that it rests on. */
export interface CitationWrite {
  readonly language: Language;
  /** Which part of the text, for example `impact` or `actionPlan.immediate.0.action`. */
  readonly field: string;
  /** The figure as it is printed. */
  readonly figure: string;
  readonly evidenceId: string;
  readonly cell: string;
  readonly value: number | string;
  readonly unit: Unit;
}

/** What cites: a recommendation or an insight, in the revision (its `times_seen`) that the text belongs to. */
export interface CitationOwner {
  readonly kind: 'recommendation' | 'insight';
  readonly id: string;
  readonly revision: number;
}

/** Writes all citations of one revision. Citing the same revision again changes nothing. */
export async function insertCitations(
  tx: Transaction,
  owner: CitationOwner,
  citations: readonly CitationWrite[],
): Promise<void> {
  if (citations.length === 0) return;
  const recommendationId = owner.kind === 'recommendation' ? owner.id : null;
  const insightId = owner.kind === 'insight' ? owner.id : null;
  const statement = sql`
    insert into insight.citation
      (tenant_id, recommendation_id, insight_id, revision, language, field, figure, evidence_id, cell, value, unit)
    select core.require_tenant(), ${recommendationId}::uuid, ${insightId}::uuid, ${owner.revision}::integer,
           language, field, figure, "evidenceId", cell, value, unit
    from jsonb_to_recordset(${JSON.stringify(citations)}::jsonb)
      as given (language text, field text, figure text, "evidenceId" uuid, cell text, value jsonb, unit text)
    where not exists (
      select from insight.citation
      where revision = ${owner.revision}
        and (recommendation_id = ${recommendationId}::uuid or insight_id = ${insightId}::uuid)
    )
  `;
  await execute(tx, statement);
}
