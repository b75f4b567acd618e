import { clamp, sum } from '../statistics.ts';
import type { MeasuredAdvice, WeighedOutcome } from './measured-advice.ts';

/** Advice as far as its confidence is calibrated. */
export type StatedConfidence = Pick<MeasuredAdvice, 'tenantId' | 'team' | 'kind' | 'confidence'>;

/** The chance that advice works, by what became of advice like it. */
export interface CalibratedConfidence {
  /** 0..1; the stated confidence when nothing like it was measured yet. */
  readonly probability: number;
  /** Measured outcomes of its kind in the tenant, and in the whole installation; decayed, so not whole. */
  readonly support: { readonly tenant: number; readonly installation: number };
}

/** So many outcomes count as much as what was believed before: of a team, of a kind, of a kind in one tenant. */
const TEAM_PRIOR = 10;
const KIND_PRIOR = 4;
const TENANT_PRIOR = 6;
/** Nobody is surer than that, whatever was stated. */
const SUREST = 0.98;

/**
 * Moves a stated confidence on the scale of log odds by as much as outcomes differ from what was stated for them: first by
 * those of other kinds of its team, then of its kind in other tenants, then of its kind in its own tenant. Each step believes
 * the one before as much as so many outcomes, so that few outcomes move little, and no outcome counts in two steps (Platt's
 * calibration with a fixed slope, in a hierarchy).
 */
export function calibrateConfidence(
  stated: StatedConfidence,
  outcomes: readonly WeighedOutcome[],
): CalibratedConfidence {
  const ofTeam = outcomes.filter(({ advice }) => advice.team === stated.team);
  const ofKind = ofTeam.filter(({ advice }) => advice.kind === stated.kind);
  const isOwn = ({ advice }: WeighedOutcome): boolean => advice.tenantId === stated.tenantId;
  const ofTenant = ofKind.filter(isOwn);
  const team = shiftOf(
    ofTeam.filter(({ advice }) => advice.kind !== stated.kind),
    0,
    TEAM_PRIOR,
  );
  const elsewhere = ofKind.filter((outcome) => !isOwn(outcome));
  const kind = team + shiftOf(elsewhere, team, KIND_PRIOR);
  const shift = kind + shiftOf(ofTenant, kind, TENANT_PRIOR);
  return {
    probability: probabilityOf(logOddsOf(stated.confidence) + shift),
    support: { tenant: weightOf(ofTenant), installation: weightOf(ofKind) },
  };
}

/** By how much log odds that were already shifted differ from what came true, drawn to zero by the prior. */
function shiftOf(outcomes: readonly WeighedOutcome[], shifted: number, prior: number): number {
  const weight = weightOf(outcomes);
  if (weight === 0) return 0;
  const expected = outcomes.map(
    (outcome) => outcome.weight * probabilityOf(logOddsOf(outcome.advice.confidence) + shifted),
  );
  const won = outcomes.map((outcome) => (outcome.advice.verdict === 'won' ? outcome.weight : 0));
  const believed = sum(expected) / weight;
  return logOddsOf((prior * believed + sum(won)) / (prior + weight)) - logOddsOf(believed);
}

function weightOf(outcomes: readonly WeighedOutcome[]): number {
  return sum(outcomes.map(({ weight }) => weight));
}

function logOddsOf(probability: number): number {
  const inside = clamp(probability, 1 - SUREST, SUREST);
  return Math.log(inside / (1 - inside));
}

function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
