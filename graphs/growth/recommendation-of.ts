import { citationsOf } from '#agents/growth/wording/draft-grounding.ts';
import type { Tenant } from '#core/tenant.ts';
import type { RecommendationWrite } from '#storage/insight/recommendation.repository.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type AdviceConflict, subjectOf } from './merge-advice.ts';
import type { CitedRecommendation } from './record-recommendation.ts';
import type { StatedDraft } from './state-measurability.ts';

/** What a recommendation comes from, and what that weighs. */
export type Origin = Pick<
  RecommendationWrite,
  'sourceKind' | 'anomalyId' | 'insightId' | 'incidentKey' | 'impactAmount' | 'currency'
>;

/** For whom, in which run and when it is written, and what was decided between the ideas of that run. */
export interface RecommendationStamp {
  readonly tenant: Tenant;
  readonly executionId: string;
  readonly at: string;
  readonly conflicts: readonly AdviceConflict[];
}

/** A worded advice as the row that holds it; what cannot be published is quarantined with the reason. */
export function recommendationOf(
  item: StatedDraft,
  origin: Origin,
  { tenant, executionId, at, conflicts }: RecommendationStamp,
): CitedRecommendation {
  const { advice, texts, computations, problems } = item;
  const isPublishable = texts !== null && problems.length === 0;
  return {
    write: {
      ...{ ...origin, executionId, at },
      domain: advice.team,
      kind: advice.template,
      priority: advice.priority,
      language: tenant.locale,
      title: texts?.[tenant.locale].h1 ?? advice.template,
      body: bodyOf(item, conflicts),
      predicted: advice.effect,
      confidence: advice.confidence,
      status: isPublishable ? 'active' : 'quarantined',
      statusReason: isPublishable ? null : problems.map(({ detail }) => detail).join(' '),
      fingerprint: fingerprintOf(tenant.id, advice),
    },
    citations: isPublishable
      ? citationsOf({ advice, texts, computations: [...computations] }, [tenant.name])
      : [],
  };
}

/** The whole recommendation in every language; `title` and `language` of the row are the tenant's view of it. */
function bodyOf(
  { advice, teams, texts, computations, problems, attempts, measurability }: StatedDraft,
  conflicts: readonly AdviceConflict[],
) {
  const { template, lever, leverDirection, effort, cause, effect, figures } = advice;
  return {
    texts,
    computations,
    template,
    lever,
    leverDirection,
    effort,
    teams,
    cause,
    effect,
    figures,
    /** Whether the effect could be measured, known before anybody acts. */
    measurability,
    /** Measures that were dropped for this one because they pulled the other way. */
    conflicts: conflicts.filter(
      ({ kept, subject }) => kept.template === template && subject === subjectOf(advice),
    ),
    problems,
    attempts,
  };
}
