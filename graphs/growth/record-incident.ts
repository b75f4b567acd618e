import type { Transaction } from '#storage/database.ts';
import { type CitationWrite, insertCitations } from '#storage/insight/citation.repository.ts';
import { type IncidentInsight, upsertIncidentInsight } from '#storage/insight/insight.repository.ts';
import { markIncidentProcessed } from '#storage/metric/incident.repository.ts';
import type { Cause } from '#tools/growth/cause.ts';
import { type CitedRecommendation, idsOf, type RecordedRow, recordCited } from './record-recommendation.ts';

/** Everything that one run concludes about one incident. */
export interface IncidentOutcome {
  readonly incidentKey: string;
  readonly executionId: string;
  readonly cause: Cause;
  /** What else would explain it, best first. */
  readonly alternatives: readonly Cause[];
  readonly insight: IncidentInsight;
  readonly citations: readonly CitationWrite[];
  readonly recommendations: readonly CitedRecommendation[];
}

/** Which rows hold the outcome. */
export interface RecordedIncident {
  readonly insightId: string;
  /** Recommendations that are open because of this run. */
  readonly recommendationIds: readonly string[];
  /** Kept to be looked at, never shown as advice. */
  readonly quarantined: readonly string[];
  /** Ideas that people dismissed or carried out lately. */
  readonly keptAway: readonly string[];
}

/** Writes all of it, in the caller's transaction; writing the same again changes nothing. */
export async function recordIncident(tx: Transaction, outcome: IncidentOutcome): Promise<RecordedIncident> {
  const { id: insightId, revision } = await upsertIncidentInsight(tx, outcome.insight);
  await insertCitations(tx, { kind: 'insight', id: insightId, revision }, outcome.citations);
  const rows: RecordedRow[] = [];
  for (const recommendation of outcome.recommendations) rows.push(await recordCited(tx, recommendation));
  const { incidentKey, executionId, cause, alternatives } = outcome;
  await markIncidentProcessed(tx, incidentKey, {
    executionId,
    explanation: { cause, alternatives, insightId },
    // Neither one record nor a holiday is trouble of the shop, however far it stood out.
    severity: cause.class === 'single_record' || cause.class === 'calendar' ? 'LOW' : undefined,
  });
  return {
    insightId,
    recommendationIds: idsOf(rows, 'open'),
    quarantined: idsOf(rows, 'quarantined'),
    keptAway: idsOf(rows, 'kept_away'),
  };
}
