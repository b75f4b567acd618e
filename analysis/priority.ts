import { clamp } from './statistics.ts';

export type PriorityLevel = 'URGENT' | 'HIGH' | 'MEDIUM' | 'LOW';

export type PriorityReason =
  | 'strong_evidence'
  | 'weak_evidence'
  | 'large_money_impact'
  | 'small_money_impact'
  | 'large_change'
  | 'harmful'
  | 'favourable'
  | 'low_confidence';

export interface PriorityInput {
  /** Signed surprise in standard deviations; only its size counts. */
  readonly z: number;
  /** 0..1, see `impactScore`. */
  readonly impactScore: number;
  /** actual / expected - 1; null when nothing was expected. */
  readonly changeFraction: number | null;
  /** True when the change helps the business, false when it harms, null when that cannot be said. */
  readonly good: boolean | null;
  /** 0..1: how sure we are of the finding. */
  readonly confidence: number;
}

export interface Priority {
  readonly level: PriorityLevel;
  /** 0..1; a higher level always has the higher score. */
  readonly score: number;
  readonly reasons: readonly PriorityReason[];
}

interface Rung {
  readonly level: PriorityLevel;
  /** Both limits are exclusive: a value equal to one belongs to the rung below. */
  readonly z: number;
  readonly impact: number;
}

/**
 * The reference's thresholds with "and" in place of its "or": everything detected has |z| above 2.5, so with "or" the
 * two lower levels could never occur.
 */
const LADDER: readonly Rung[] = [
  { level: 'URGENT', z: 3, impact: 0.8 },
  { level: 'HIGH', z: 2.5, impact: 0.6 },
  { level: 'MEDIUM', z: 2, impact: 0.4 },
];

/** Money that helps or may help is worth less haste than the same money lost. */
const FAVOURABLE_WEIGHT = 0.7;
const UNKNOWN_WEIGHT = 0.85;
/** A finding of no confidence keeps half of its impact. */
const LEAST_CONFIDENCE_WEIGHT = 0.5;
/** A change whose money is unknown or small reaches MEDIUM at most, and only when nearly all is gone. */
const CHANGE_WEIGHT = 0.45;
/** Losing this share of a day's revenue scores 0.63; a third of it 0.28. */
const IMPACT_SHARE = 0.2;
/** Evidence of this many deviations beyond none counts 0.63. */
const EVIDENCE_SCALE = 4;

/** Ranks a finding by evidence, money, direction and trust; rising in |z| and in impact. */
export function assessPriority(input: PriorityInput): Priority {
  const size = Math.abs(input.z);
  const impact = weightedImpact(input);
  const position = LADDER.findIndex((rung) => size > rung.z && impact > rung.impact);
  const rungsBelow = position === -1 ? 0 : LADDER.length - position;
  const within = impact * (1 - Math.exp(-size / EVIDENCE_SCALE));
  return {
    level: LADDER[position]?.level ?? 'LOW',
    score: (rungsBelow + within) / (LADDER.length + 1),
    reasons: reasonsFor(input),
  };
}

/** 0..1 for money won or lost per day beside what the shop takes in per day; unsigned. */
export function impactScore(amountPerDay: number, revenuePerDay: number): number {
  if (amountPerDay === 0) return 0;
  if (revenuePerDay <= 0) return 1;
  return 1 - Math.exp(-Math.abs(amountPerDay) / revenuePerDay / IMPACT_SHARE);
}

function weightedImpact(input: PriorityInput): number {
  const change = CHANGE_WEIGHT * Math.min(1, Math.abs(input.changeFraction ?? 0));
  const trust = LEAST_CONFIDENCE_WEIGHT + (1 - LEAST_CONFIDENCE_WEIGHT) * clamp(input.confidence, 0, 1);
  return Math.max(clamp(input.impactScore, 0, 1), change) * directionWeight(input.good) * trust;
}

function directionWeight(good: boolean | null): number {
  if (good === null) return UNKNOWN_WEIGHT;
  return good ? FAVOURABLE_WEIGHT : 1;
}

function reasonsFor(input: PriorityInput): PriorityReason[] {
  const tests: readonly (readonly [PriorityReason, boolean])[] = [
    ['strong_evidence', Math.abs(input.z) > 3],
    ['weak_evidence', Math.abs(input.z) <= 2],
    ['large_money_impact', input.impactScore > 0.6],
    ['small_money_impact', input.impactScore <= 0.2],
    ['large_change', Math.abs(input.changeFraction ?? 0) >= 0.3],
    ['harmful', input.good === false],
    ['favourable', input.good === true],
    ['low_confidence', input.confidence < 0.5],
  ];
  return tests.filter(([, holds]) => holds).map(([reason]) => reason);
}
