import type { MeasurementDesign } from '#analysis/outcome/design.ts';
import { type MeasuredOutcome, measureOutcome } from '#analysis/outcome/measure.ts';
import { judgeLift, type PromisedLift, type Verdict } from '#analysis/outcome/verdict.ts';
import type { Direction } from '#analysis/series.ts';
import type { Random } from '#evals/growth/random.ts';
import { beforeAfter, differenceWithRest, type Said } from './outcomes-baselines.ts';
import { type Drawn, uniformOf } from './outcomes-design.ts';
import { plantLift } from './outcomes-plant.ts';

export type TrialKind = 'placebo' | 'above' | 'below';

/**
 * They share the estimate and differ in what the recommendation promised: `ours` the lift that is planted,
 * `ours_misjudged` a lift that is a quarter off, `ours_bold` twice what can be detected, whatever is planted. The last one
 * shows what the data alone can tell: no test finds a lift at the border four times in five and never one right below it.
 */
export const CONTENDERS = ['ours', 'ours_misjudged', 'ours_bold', 'before_after', 'did'] as const;
export type Contender = (typeof CONTENDERS)[number];
export type Finding = 'right_way' | 'wrong_way' | 'flat' | 'inconclusive';

/** A design that detects something in a direction, to be tried in it. */
export interface Attempt {
  readonly drawn: Drawn;
  readonly design: MeasurementDesign;
  readonly direction: Direction;
  /** Size of the smallest lift that the design says it detects. */
  readonly least: number;
}

/** One measured intervention, with what each method said of it. */
export interface Trial extends Attempt {
  readonly kind: TrialKind;
  /** Size of the planted lift. */
  readonly planted: number;
  readonly found: Readonly<Record<Contender, Finding>>;
}

/** Deviation of the logarithm of a promise around what comes. */
const MISJUDGED = 0.25;
/** Planted lifts and promises reach this many times what can be detected. */
const FARTHEST = 2;
/** No cut takes everything. */
const LARGEST_CUT = 0.95;
/** A change matters from half of the promised one on. */
const MATTERS = 0.5;

/** Plants a lift of a kind and asks every contender. */
export function runTrial(attempt: Attempt, kind: TrialKind, random: Random): Trial {
  const { drawn, design, direction } = attempt;
  const planted = drawSize(attempt, kind, random);
  const lift = direction === 'up' ? planted : -planted;
  const { start, post } = design.window;
  const lifted = plantLift(drawn.comparison, { lift, start, length: post }, random);
  const promised = drawPromises(attempt, planted, random);
  const outcome = measureOutcome(lifted, { design, promise: promised.ours }, uniformOf(random));
  const ours = (promise: PromisedLift) => ofVerdict(judgeAgain(outcome, promise, design));
  return {
    ...attempt,
    kind,
    planted,
    found: {
      ours: ofVerdict(outcome.verdict),
      ours_misjudged: ours(promised.misjudged),
      ours_bold: ours(promised.bold),
      before_after: ofSaid(beforeAfter(lifted, design.window), direction),
      did: ofSaid(differenceWithRest(lifted, design.window), direction),
    },
  };
}

function drawSize({ least, direction }: Attempt, kind: TrialKind, random: Random): number {
  if (kind === 'placebo') return 0;
  if (kind === 'below') return least * random.uniform();
  const farthest = direction === 'up' ? FARTHEST * least : Math.min(FARTHEST * least, LARGEST_CUT);
  return least + (farthest - least) * random.uniform();
}

/** A placebo is promised what its design can see: one that cannot would be refused, and never be wrong. */
function drawPromises({ least, direction }: Attempt, planted: number, random: Random) {
  const expected = planted > 0 ? planted : least * (1 + random.uniform());
  const promise = (size: number): PromisedLift => ({
    direction,
    expected: size,
    smallestThatMatters: MATTERS * size,
  });
  const misjudged = planted > 0 ? expected * random.lognormal(MISJUDGED) : expected;
  return { ours: promise(expected), misjudged: promise(misjudged), bold: promise(FARTHEST * least) };
}

function judgeAgain(outcome: MeasuredOutcome, promise: PromisedLift, design: MeasurementDesign): Verdict {
  const isJudged = outcome.estimate !== null && outcome.reason !== 'bad_pre_fit';
  return isJudged ? judgeLift(outcome.estimate, promise, design.detectable) : 'inconclusive';
}

function ofVerdict(verdict: Verdict): Finding {
  if (verdict === 'won') return 'right_way';
  return verdict === 'lost' ? 'wrong_way' : verdict;
}

function ofSaid(said: Said, direction: Direction): Finding {
  if (said === 'nothing') return 'inconclusive';
  return said === direction ? 'right_way' : 'wrong_way';
}
