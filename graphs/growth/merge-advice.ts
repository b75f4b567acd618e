import { z } from 'zod';
import { InvariantError } from '#core/errors.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { type Priority, type Team, team } from '#tools/growth/team.ts';
import { leverDirection } from '#tools/template.ts';

/** Recommendations of one incident at most; what is left over is kept in its report. */
export const MOST_ADVICES = 3;
/** Two opposite advices of one priority whose confidence differs by less cannot be told apart by us. */
const CLEAR_MARGIN = 0.1;

/** An advice and every team that gave it, the one with the best confidence first. */
export interface MergedAdvice {
  readonly advice: Advice;
  readonly teams: readonly Team[];
}

/** `template` is the kind of the finding where no team was asked about it. */
const side = z.object({ template: z.string(), direction: leverDirection, teams: z.array(team) });

/** Two teams pulled one lever of one subject in opposite directions. */
export const adviceConflict = z.object({
  lever: z.string(),
  /** The segment, as `dimension=value`, or `all`. */
  subject: z.string(),
  kept: side,
  dropped: side,
  /** `undecided`: neither is clearly better, so a person should look. */
  resolvedBy: z.enum(['priority', 'confidence', 'undecided']),
});
export type AdviceConflict = z.infer<typeof adviceConflict>;

/** What several teams say together. */
export interface MergeResult {
  readonly advices: readonly MergedAdvice[];
  readonly conflicts: readonly AdviceConflict[];
  /** Good advice beyond the cap. */
  readonly held: readonly MergedAdvice[];
}

const PRIORITIES: readonly Priority[] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

/** Directions that undo each other on one lever. Looking into something contradicts nothing. */
const OPPOSITES: Readonly<Record<Advice['leverDirection'], readonly Advice['leverDirection'][]>> = {
  raise: ['cut', 'hold'],
  cut: ['raise', 'hold'],
  fix: ['hold'],
  hold: ['raise', 'cut', 'fix'],
  investigate: [],
};

/** The chance that a measure works, 0..1. */
export type ChanceOf = (advice: Advice) => number;

/** How measures are told apart. */
export interface MergeRule {
  readonly most?: number;
  /** As each states of itself when left out. */
  readonly chanceOf?: ChanceOf;
}

/** Makes one list of what the teams advise: the same idea once, contradictions settled or flagged, the best first. */
export function mergeAdvice(
  given: readonly Advice[],
  { most = MOST_ADVICES, chanceOf = asStated }: MergeRule = {},
): MergeResult {
  const ideas = Map.groupBy(given, ideaOf);
  const ranked = [...ideas.values()].map((same) => mergeSame(same, chanceOf)).sort(byWorth(chanceOf));
  const kept: MergedAdvice[] = [];
  const conflicts: AdviceConflict[] = [];
  for (const candidate of ranked) {
    const opposed = kept.find((other) => opposes(other.advice, candidate.advice));
    if (opposed === undefined) kept.push(candidate);
    else conflicts.push(describe(opposed, candidate, chanceOf));
  }
  return { advices: kept.slice(0, most), held: kept.slice(most), conflicts };
}

/** What is acted on: one value of one dimension, or the whole shop. */
export function subjectOf({ cause }: Pick<Advice, 'cause'>): string {
  return cause.segment === null ? 'all' : `${cause.segment.dimension}=${cause.segment.value}`;
}

/** Names what is acted on and which way: the same again is the same idea. */
export function ideaOf(advice: Idea): string {
  return JSON.stringify([subjectOf(advice), advice.lever, advice.leverDirection]);
}

function asStated({ confidence }: Advice): number {
  return confidence;
}

function mergeSame(same: readonly Advice[], chanceOf: ChanceOf): MergedAdvice {
  const best = same.toSorted((first, second) => chanceOf(second) - chanceOf(first) || byName(first, second));
  const [advice] = best;
  if (advice === undefined) throw new InvariantError('A group of advices is never empty.');
  const priority =
    PRIORITIES.find((level) => same.some((each) => each.priority === level)) ?? advice.priority;
  return { advice: { ...advice, priority }, teams: [...new Set(best.map(({ team }) => team))] };
}

/** Urgent before the rest, then sure before unsure; names last, so that the order of the teams does not matter. */
function byWorth(chanceOf: ChanceOf) {
  return ({ advice: first }: MergedAdvice, { advice: second }: MergedAdvice): number =>
    PRIORITIES.indexOf(first.priority) - PRIORITIES.indexOf(second.priority) ||
    chanceOf(second) - chanceOf(first) ||
    byName(first, second);
}

function byName(first: Advice, second: Advice): number {
  const [left, right] = [`${first.template} ${first.team}`, `${second.template} ${second.team}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** What an idea is, apart from who has it. */
export type Idea = Pick<Advice, 'lever' | 'leverDirection' | 'cause'>;

/** Whether two ideas pull one lever of one subject in opposite directions. */
export function opposes(first: Idea, second: Idea): boolean {
  return (
    first.lever === second.lever &&
    subjectOf(first) === subjectOf(second) &&
    OPPOSITES[first.leverDirection].includes(second.leverDirection)
  );
}

function describe(kept: MergedAdvice, dropped: MergedAdvice, chanceOf: ChanceOf): AdviceConflict {
  return {
    lever: kept.advice.lever,
    subject: subjectOf(kept.advice),
    kept: asSide(kept),
    dropped: asSide(dropped),
    resolvedBy: resolution(kept.advice, dropped.advice, chanceOf),
  };
}

function asSide({ advice, teams }: MergedAdvice): AdviceConflict['kept'] {
  return { template: advice.template, direction: advice.leverDirection, teams: [...teams] };
}

function resolution(kept: Advice, dropped: Advice, chanceOf: ChanceOf): AdviceConflict['resolvedBy'] {
  if (kept.priority !== dropped.priority) return 'priority';
  return chanceOf(kept) - chanceOf(dropped) >= CLEAR_MARGIN ? 'confidence' : 'undecided';
}
