import type { TenantDatabase } from '#storage/database.ts';
import type { RecommendationCase } from './output/recommendation-view.ts';

/** A recommendation with its current citations, the stored results that they rest on, and the topics that led to it. */
export async function findCase(db: TenantDatabase, reference: string): Promise<RecommendationCase> {
  const [{ getRecommendation }, { listCitations, listEvidence }, { listTopics }] = await Promise.all([
    import('#storage/insight/recommendation-read.repository.ts'),
    import('#storage/insight/evidence.repository.ts'),
    import('#storage/insight/topic-read.repository.ts'),
  ]);
  const recommendation = await getRecommendation(db, reference);
  const citations = await listCitations(db, { recommendationId: recommendation.id });
  const evidence = await listEvidence(db, [...new Set(citations.map(({ evidenceId }) => evidenceId))]);
  const topics = await listTopics(db, { recommendationId: recommendation.id });
  return { recommendation, citations, evidence, topics };
}
