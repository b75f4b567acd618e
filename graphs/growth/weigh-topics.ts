import type { ReportPackage } from '#agents/growth/package.schema.ts';
import { placeKey } from '#agents/growth/topic-place.ts';
import type { Advice } from '#tools/growth/advice.ts';
import {
  type AdviceConflict,
  type ChanceOf,
  ideaOf,
  type MergedAdvice,
  mergeAdvice,
  subjectOf,
} from './merge-advice.ts';
import { besideOpen, type OpenIdea } from './open-ideas.ts';
import type { TopicAnswer } from './topic-answer.ts';

/** A topic that ends without a recommendation of its own, and why. */
export interface UnadvisedTopic {
  readonly topicKey: string;
  /** `held`: there was no room today; it waits on. */
  readonly why: 'held' | 'repeated' | 'opposed' | 'no_advice';
  readonly reason: string;
  /** The open recommendation that says the same, or the opposite. */
  readonly recommendationId: string | null;
}

/** What teams said about all topics of a run, made into one list that contradicts neither itself nor what is open. */
export interface WeighedAdvice {
  /** Within the room of the day, the best first. */
  readonly advices: readonly MergedAdvice[];
  readonly conflicts: readonly AdviceConflict[];
  readonly unadvised: readonly UnadvisedTopic[];
}

/** What is weighed. */
export interface Weighing {
  readonly chosen: readonly ReportPackage[];
  readonly answers: readonly TopicAnswer[];
  readonly open: readonly OpenIdea[];
  readonly room: number;
  readonly tenantId: string;
  readonly chanceOf: ChanceOf;
}

/** Which topic an advice is about. */
export function topicKeyOf({ cause }: Pick<Advice, 'cause'>): string {
  return `${cause.kind}:${placeKey(cause.segment)}`;
}

/** Makes one list: the best measure of each topic, contradictions settled or flagged, the most valuable within the room. */
export function weighTopics(weighing: Weighing): WeighedAdvice {
  const { chosen, answers, open, room, tenantId, chanceOf } = weighing;
  const best = chosen.flatMap(({ topicKey }) => bestOf(topicKey, answers, chanceOf) ?? []);
  const merged = mergeAdvice(best, { most: best.length, chanceOf });
  const { kept, repeated, opposed } = besideOpen(merged.advices, open, tenantId);
  const order = kept.toSorted((first, second) => chosenPlace(first, chosen) - chosenPlace(second, chosen));
  const advices = order.slice(0, room);
  const given = new Set(advices.map(({ advice }) => topicKeyOf(advice)));
  const conflicts = [
    ...merged.conflicts,
    ...opposed.map(({ conflict }) => conflict),
    ...order.flatMap((each) => contradictionsOf(each, chosen)),
  ];
  const told = { advices, held: order.slice(room), repeated, opposed };
  return {
    advices,
    conflicts,
    unadvised: chosen
      .filter(({ topicKey }) => !given.has(topicKey))
      .map(({ topicKey }) => unadvised(topicKey, { ...told, best, conflicts, answers })),
  };
}

/** What other findings ask for at the same place, about which no team was asked. */
function contradictionsOf(
  { advice, teams }: MergedAdvice,
  chosen: readonly ReportPackage[],
): AdviceConflict[] {
  const packed = chosen.find(({ topicKey }) => topicKey === topicKeyOf(advice));
  return (packed?.contradictedBy ?? []).map(({ kind }) => ({
    ...{ lever: advice.lever, subject: subjectOf(advice), resolvedBy: 'undecided' },
    kept: { template: advice.template, direction: advice.leverDirection, teams: [...teams] },
    dropped: { template: kind, direction: advice.leverDirection === 'cut' ? 'raise' : 'cut', teams: [] },
  }));
}

/** The chosen topics stand in the order of their expected value. */
function chosenPlace({ advice }: MergedAdvice, chosen: readonly ReportPackage[]): number {
  return chosen.findIndex(({ topicKey }) => topicKey === topicKeyOf(advice));
}

function bestOf(topicKey: string, answers: readonly TopicAnswer[], chanceOf: ChanceOf): Advice | undefined {
  const own = answers.filter((each) => each.topicKey === topicKey).flatMap(({ outcome }) => outcome.advices);
  return own.toSorted((first, second) => chanceOf(second) - chanceOf(first))[0];
}

interface Told {
  readonly advices: readonly MergedAdvice[];
  readonly held: readonly MergedAdvice[];
  readonly repeated: ReturnType<typeof besideOpen>['repeated'];
  readonly opposed: ReturnType<typeof besideOpen>['opposed'];
  readonly best: readonly Advice[];
  readonly conflicts: readonly AdviceConflict[];
  readonly answers: readonly TopicAnswer[];
}

function unadvised(topicKey: string, told: Told): UnadvisedTopic {
  const isOwn = ({ advice }: { readonly advice: Advice }): boolean => topicKeyOf(advice) === topicKey;
  const repeated = told.repeated.find(isOwn);
  if (repeated !== undefined) {
    const reason = `The open recommendation “${repeated.by.title}” says the same.`;
    return { topicKey, why: 'repeated', reason, recommendationId: repeated.by.id };
  }
  const opposed = told.opposed.find(isOwn);
  if (opposed !== undefined) {
    const reason = `It asks for the opposite of the open recommendation “${opposed.by.title}”: a person has to decide.`;
    return { topicKey, why: 'opposed', reason, recommendationId: opposed.by.id };
  }
  if (told.held.some(isOwn)) {
    const reason = 'There was no room for it among the recommendations of the day.';
    return { topicKey, why: 'held', reason, recommendationId: null };
  }
  return { topicKey, ...besideOthers(topicKey, told), recommendationId: null };
}

/** Another topic of the same run came first: with the same idea, or with the opposite one. */
function besideOthers(topicKey: string, told: Told): Pick<UnadvisedTopic, 'why' | 'reason'> {
  const own = told.best.find((advice) => topicKeyOf(advice) === topicKey);
  if (own === undefined) return { why: 'no_advice', reason: objectionsTo(topicKey, told.answers) };
  const same = [...told.advices, ...told.held].find(({ advice }) => ideaOf(advice) === ideaOf(own));
  if (same !== undefined) {
    return { why: 'repeated', reason: `The topic ${topicKeyOf(same.advice)} leads to the same measure.` };
  }
  return {
    why: 'opposed',
    reason: `Another finding asks for the opposite on ${topicKey.split(':').at(-1) ?? topicKey}: a person has to decide.`,
  };
}

function objectionsTo(topicKey: string, answers: readonly TopicAnswer[]): string {
  const said = answers
    .filter((each) => each.topicKey === topicKey)
    .flatMap(({ outcome }) => outcome.objections.map(({ detail }) => detail));
  const because = said.length === 0 ? '' : ` ${[...new Set(said)].join(' ')}`;
  return `No team had a measure for it that holds.${because}`;
}
