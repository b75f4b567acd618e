import type { Transaction } from '#storage/database.ts';
import { type CitationWrite, insertCitations } from '#storage/insight/citation.repository.ts';
import {
  type RecommendationWrite,
  recordRecommendation,
} from '#storage/insight/recommendation.repository.ts';

/** A recommendation with the figures that its texts state. */
export interface CitedRecommendation {
  readonly write: RecommendationWrite;
  readonly citations: readonly CitationWrite[];
}

/** What became of a recommendation, and which row holds it. */
export interface RecordedRow {
  readonly id: string;
  /** `kept_away`: people dismissed the idea or carried it out lately. */
  readonly became: 'open' | 'quarantined' | 'kept_away';
}

/** Writes a recommendation with its citations, in the caller's transaction; writing the same again changes nothing. */
export async function recordCited(
  tx: Transaction,
  { write, citations }: CitedRecommendation,
): Promise<RecordedRow> {
  const { id, revision, outcome } = await recordRecommendation(tx, write);
  if (outcome === 'kept_away') return { id, became: 'kept_away' };
  // What a quarantined text claims is not supported, so it cites nothing.
  if (write.status === 'quarantined') return { id, became: 'quarantined' };
  await insertCitations(tx, { kind: 'recommendation', id, revision }, citations);
  return { id, became: 'open' };
}

/** Ids of the rows that became this. */
export function idsOf(rows: readonly RecordedRow[], became: RecordedRow['became']): string[] {
  return rows.filter((row) => row.became === became).map(({ id }) => id);
}
