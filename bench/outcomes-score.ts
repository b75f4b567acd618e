import { rounded } from './figures.ts';
import type { Contender, Finding, Trial } from './outcomes-trial.ts';

/** What the issue asks of each method. */
export interface OutcomeScore {
  /** Placebos that were called won or lost. */
  readonly false_verdict_share: number;
  /** Planted lifts above the minimum detectable one that were found, the right way. */
  readonly power_above_mde: number;
  /** Planted lifts below it that ended inconclusive; `flat` does not count. */
  readonly inconclusive_below_mde: number;
}

export function scoreOf(trials: readonly Trial[], contender: Contender): OutcomeScore {
  const of = (kind: Trial['kind']) => trials.filter((trial) => trial.kind === kind);
  return {
    false_verdict_share: shareOf(of('placebo'), contender, ['right_way', 'wrong_way']),
    power_above_mde: shareOf(of('above'), contender, ['right_way']),
    inconclusive_below_mde: shareOf(of('below'), contender, ['inconclusive']),
  };
}

/** Share of trials with one of some findings; NaN, which JSON prints as null, for no trials. */
export function shareOf(
  trials: readonly Trial[],
  contender: Contender,
  findings: readonly Finding[],
): number {
  return rounded(countOf(trials, contender, findings) / trials.length, 4);
}

export function countOf(
  trials: readonly Trial[],
  contender: Contender,
  findings: readonly Finding[],
): number {
  return trials.filter(({ found }) => findings.includes(found[contender])).length;
}

/** Standard deviations that hold 95 % of a normal distribution. */
const NORMAL_95 = 1.96;

/** Wilson's 95 % interval of a share, for independent trials. */
export function wilsonInterval(successes: number, trials: number): readonly [number, number] {
  const square = NORMAL_95 ** 2;
  const center = (successes + square / 2) / (trials + square);
  const reach =
    (NORMAL_95 / (trials + square)) * Math.sqrt((successes * (trials - successes)) / trials + square / 4);
  return [rounded(Math.max(0, center - reach), 4), rounded(Math.min(1, center + reach), 4)];
}
