import { mean, sum } from '../statistics.ts';
import { DEVIATIONS_80, type Lift } from './lift.ts';

/** The lift that was measured for one recommendation that was carried out. */
export interface MeasuredLift {
  /** As a share of what would have been without it. */
  readonly lift: number;
  /** Standard error of the measurement, in the same unit. */
  readonly standardError: number;
}

/** The middle of the prior counts as much as one outcome that was measured without error. */
const PRIOR_OUTCOMES = 1;
/** How far cases differ takes more outcomes to learn than their mean: so many speak for the prior's idea of it. */
const PRIOR_OUTCOMES_OF_SPREAD = 4;
/** Mean and spread depend on each other; after so many rounds neither moves any more. */
const ROUNDS = 30;

/**
 * What the next recommendation of a kind may promise, learned from measured ones of the same kind: a hierarchical normal
 * model (empirical Bayes, as in random-effects meta-analysis). Its interval is that of the next case, not of the mean: it
 * narrows to how far cases differ in truth and not to nothing. Outcomes that were lost or inconclusive belong in here too:
 * to leave them out would promise too much.
 */
export function learnLift(prior: Lift, measured: readonly MeasuredLift[]): Lift {
  const priorVariance = ((prior.high - prior.low) / (2 * DEVIATIONS_80)) ** 2;
  let between = priorVariance;
  let center = { mid: prior.mid, variance: between / PRIOR_OUTCOMES };
  for (let round = 0; round < ROUNDS; round++) {
    center = weighCenter(prior.mid, measured, between);
    between = spreadBetween(priorVariance, measured, center.mid);
  }
  const reach = DEVIATIONS_80 * Math.sqrt(between + (measured.length === 0 ? 0 : center.variance));
  return { low: center.mid - reach, mid: center.mid, high: center.mid + reach };
}

/** The mean of all cases when they differ by this variance, each outcome weighed by how well it was measured. */
function weighCenter(priorMid: number, measured: readonly MeasuredLift[], between: number) {
  const weights = measured.map(({ standardError }) => 1 / (standardError ** 2 + between));
  const priorWeight = PRIOR_OUTCOMES / between;
  const total = priorWeight + sum(weights);
  const weighted = sum(measured.map(({ lift }, index) => lift * (weights[index] ?? 0)));
  return { mid: (priorWeight * priorMid + weighted) / total, variance: 1 / total };
}

/** How far cases differ beyond what errors of measurement explain, drawn to what the prior says of it. */
function spreadBetween(priorVariance: number, measured: readonly MeasuredLift[], mid: number): number {
  if (measured.length === 0) return priorVariance;
  const observed = mean(measured.map(({ lift, standardError }) => (lift - mid) ** 2 - standardError ** 2));
  const count = measured.length;
  return (
    (PRIOR_OUTCOMES_OF_SPREAD * priorVariance + count * Math.max(0, observed)) /
    (PRIOR_OUTCOMES_OF_SPREAD + count)
  );
}
