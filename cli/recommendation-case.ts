import type { TenantDatabase } from '#storage/database.ts';
import type { RecommendationCase } from './output/recommendation-view.ts';

/** A recommendation with its current citations and the stored results that they rest on. */
export async function findCase(db: TenantDatabase, reference: string): Promise<RecommendationCase> {
  const [{ getRecommendation }, { listCitations, listEvidence }] = await Promise.all([
    import('#storage/insight/recommendation-read.repository.ts'),
    import('#storage/insight/evidence.repository.ts'),
  ]);
  const recommendation = await getRecommendation(db, reference);
  const citations = await listCitations(db, { recommendationId: recommendation.id });
  const evidence = await listEvidence(db, [...new Set(citations.map(({ evidenceId }) => evidenceId))]);
  return { recommendation, citations, evidence };
}
