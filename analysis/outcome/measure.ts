import { type DesignFault, METHODS, type MeasurementDesign } from './design.ts';
import { estimateLift, type LiftEstimate } from './lift-interval.ts';
import { type Comparison, readPanel } from './panel.ts';
import { countControls, placeboGroups, type Uniform } from './placebo-groups.ts';
import { type PlaceboTest, preparePlaceboTest, rankAmong } from './placebo-test.ts';
import { LEAST_CONTROLS } from './test-level.ts';
import { isMeasurable, judgeLift, type PromisedLift, type Verdict } from './verdict.ts';

/** `too_uncertain`: the interval holds effects of both kinds. `not_measurable`: the design cannot see what was promised. */
export type InconclusiveReason = DesignFault | 'bad_pre_fit' | 'not_measurable' | 'too_uncertain';

/** What became of an intervention. */
export interface MeasuredOutcome {
  readonly verdict: Verdict;
  /** Null for every verdict but `inconclusive`. */
  readonly reason: InconclusiveReason | null;
  /** Null when nothing could be estimated. */
  readonly estimate: LiftEstimate | null;
  readonly preFit: PreFit | null;
}

/** How well the method told the subject before the start. */
export interface PreFit {
  /** Root mean square gap before the start, as a share of an ordinary level. */
  readonly rmspe: number;
  /** Share of placebos (the subject counted) that are told as badly or worse: a small one disqualifies. */
  readonly rank: number;
}

/** As many as make the rank of a verdict exact to a tenth of a percent. */
const PLACEBOS = 999;
/** A subject that is told worse than all but one placebo in a hundred is not like them. */
const BAD_PRE_FIT = 0.01;

/** Measures an intervention by a design made before it, and judges it by what was promised. */
export function measureOutcome(
  comparison: Comparison,
  { design, promise }: { readonly design: MeasurementDesign; readonly promise: PromisedLift },
  uniform: Uniform,
): MeasuredOutcome {
  const panel = readPanel(comparison, design.window);
  if (typeof panel === 'string') return unmeasured(panel);
  if (countControls(panel) < LEAST_CONTROLS) return unmeasured('too_few_controls');
  const method = METHODS.find(({ name }) => name === design.method) ?? METHODS[0];
  if (method === undefined) throw new Error('There is a method of every name.');
  const test = preparePlaceboTest(panel, method, placeboGroups(panel, PLACEBOS, uniform));
  const preFit = preFitOf(test);
  const estimate = estimateLift(test);
  const found = { estimate, preFit };
  if (preFit.rank <= BAD_PRE_FIT) return { verdict: 'inconclusive', reason: 'bad_pre_fit', ...found };
  const verdict = judgeLift(estimate, promise, design.detectable);
  if (verdict !== 'inconclusive') return { verdict, reason: null, ...found };
  const reason = isMeasurable(promise, design.detectable) ? 'too_uncertain' : 'not_measurable';
  return { verdict, reason, ...found };
}

/** An outcome about which nothing is known, because its design or its data allow none. */
export function unmeasured(reason: InconclusiveReason): MeasuredOutcome {
  return { verdict: 'inconclusive', reason, estimate: null, preFit: null };
}

function preFitOf({ preFit }: PlaceboTest): PreFit {
  const rmspe = preFit.at(-1) ?? Number.NaN;
  return { rmspe, rank: rankAmong(rmspe, preFit.slice(0, -1)).atLeast };
}
