import type { Transaction } from '#storage/database.ts';
import { type CitationWrite, insertCitations } from '#storage/insight/citation.repository.ts';
import { type IncidentInsight, upsertIncidentInsight } from '#storage/insight/insight.repository.ts';
import {
  type RecommendationWrite,
  recordRecommendation,
} from '#storage/insight/recommendation.repository.ts';
import { markIncidentProcessed } from '#storage/metric/incident.repository.ts';
import type { Cause } from '#tools/growth/cause.ts';

/** Everything that one run concludes about one incident. */
export interface IncidentOutcome {
  readonly incidentKey: string;
  readonly executionId: string;
  readonly cause: Cause;
  readonly insight: IncidentInsight;
  readonly citations: readonly CitationWrite[];
  readonly recommendations: readonly CitedRecommendation[];
}

/** A recommendation with the figures that its texts state. */
export interface CitedRecommendation {
  readonly write: RecommendationWrite;
  readonly citations: readonly CitationWrite[];
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
  for (const recommendation of outcome.recommendations) rows.push(await recordOne(tx, recommendation));
  const { incidentKey, executionId, cause } = outcome;
  await markIncidentProcessed(tx, incidentKey, {
    executionId,
    explanation: { cause, insightId },
    // One record is no trouble of the shop, however far it stood out.
    severity: cause.class === 'single_record' ? 'LOW' : undefined,
  });
  const idsOf = (became: RecordedRow['became']) =>
    rows.filter((row) => row.became === became).map(({ id }) => id);
  return {
    insightId,
    recommendationIds: idsOf('open'),
    quarantined: idsOf('quarantined'),
    keptAway: idsOf('kept_away'),
  };
}

interface RecordedRow {
  readonly id: string;
  readonly became: 'open' | 'quarantined' | 'kept_away';
}

async function recordOne(tx: Transaction, { write, citations }: CitedRecommendation): Promise<RecordedRow> {
  const { id, revision, outcome } = await recordRecommendation(tx, write);
  if (outcome === 'kept_away') return { id, became: 'kept_away' };
  // What a quarantined text claims is not supported, so it cites nothing.
  if (write.status === 'quarantined') return { id, became: 'quarantined' };
  await insertCitations(tx, { kind: 'recommendation', id, revision }, citations);
  return { id, became: 'open' };
}
