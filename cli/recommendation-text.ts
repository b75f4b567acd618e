import { z } from 'zod';
import type { Language } from '#core/tenant.ts';
import { type AdviceConflict, adviceConflict } from '#graphs/growth/merge-advice.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import { type RecommendationText, recommendationText } from '#tools/growth/advice.ts';

const body = z.looseObject({ texts: z.object({ en: recommendationText, pl: recommendationText }) });

/** The text of a recommendation in a language; null when another system wrote it without our structure. */
export function textIn(recommendation: Recommendation, language: Language): RecommendationText | null {
  const parsed = body.safeParse(recommendation.body);
  return parsed.success ? parsed.data.texts[language] : null;
}

const settled = z.looseObject({ conflicts: z.array(adviceConflict) });

/** The ideas that contradicted it; none when another system wrote it without our structure. */
export function conflictsOf({ body: stored }: Pick<Recommendation, 'body'>): readonly AdviceConflict[] {
  return settled.safeParse(stored).data?.conflicts ?? [];
}

/** What it comes from: the incident, or the source that analysts reported about. */
export function originOf({ incidentKey, reportSource, sourceKind }: Recommendation): string {
  return incidentKey ?? (reportSource === null ? sourceKind : `reports of ${reportSource}`);
}

/** The beginning of an id, long enough for people to point at it. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
