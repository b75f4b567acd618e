import { z } from 'zod';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import { expectedEffect } from '#tools/growth/advice.ts';
import { type AdviceRecord, confidenceAfter } from '#tools/insight/advice-records.ts';
import { effort } from '#tools/template.ts';

/** A recommendation with what outcomes of advice like it say of it. */
export interface RankedRecommendation {
  readonly recommendation: Recommendation;
  /** The chance that it works: as it states, moved by what shops measured of advice of its kind and team. */
  readonly calibratedConfidence: number;
  /** Money that it can be expected to bring in a week; null when it promises no amount. */
  readonly expectedPerWeek: number | null;
}

const promise = z.looseObject({ effect: expectedEffect.nullable(), effort });
const PRIORITIES: readonly Recommendation['priority'][] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];
const DAYS_PER_WEEK = 7;
/** Nobody states what work costs; so an idea that takes more of it has to bring that much more. */
const EFFORT: Readonly<Record<z.infer<typeof effort>, number>> = { low: 1, medium: 2, high: 4 };

/** Orders recommendations by how they press, then by expected value for the effort; what promises no amount comes last. */
export function rankRecommendations(
  recommendations: readonly Recommendation[],
  records: readonly AdviceRecord[],
): readonly RankedRecommendation[] {
  return recommendations
    .map((recommendation, place) => ({ ...rank(recommendation, records), place }))
    .sort(
      (first, second) =>
        pressingOf(first.ranked) - pressingOf(second.ranked) ||
        second.score - first.score ||
        first.place - second.place,
    )
    .map(({ ranked }) => ranked);
}

function rank(recommendation: Recommendation, records: readonly AdviceRecord[]) {
  const { kind, domain, confidence, body } = recommendation;
  const advice = { kind, team: domain, stated: confidence };
  const calibratedConfidence = confidenceAfter(records, advice).confidence;
  const promised = promise.safeParse(body).data;
  const perWeek = promised === undefined ? null : promisedPerWeek(promised);
  const expectedPerWeek = perWeek === null ? null : perWeek * calibratedConfidence;
  const ranked: RankedRecommendation = { recommendation, calibratedConfidence, expectedPerWeek };
  const score = (expectedPerWeek ?? Number.NEGATIVE_INFINITY) / EFFORT[promised?.effort ?? 'low'];
  return { ranked, score };
}

/** The promised money of a week; null when none is promised. */
function promisedPerWeek({ effect }: z.output<typeof promise>): number | null {
  if (effect === null || effect.mid.unit !== 'currency') return null;
  return (Number(effect.mid.value) * DAYS_PER_WEEK) / effect.horizonDays;
}

function pressingOf({ recommendation }: RankedRecommendation): number {
  return PRIORITIES.indexOf(recommendation.priority);
}
