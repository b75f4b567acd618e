import { Annotation } from '@langchain/langgraph';
import type { KnownIncident } from '#agents/growth/covered-topics.ts';
import type { ReportPackage } from '#agents/growth/package.schema.ts';
import type { Judgement } from '#agents/growth/proactive-triage.ts';
import type { Topic } from '#agents/growth/topic.ts';
import type { Team } from '#tools/growth/team.ts';
import type { DraftItem } from './draft-loop.ts';
import type { OpenIdea } from './open-ideas.ts';
import type { KnownTopic } from './place-topic.ts';
import type { PlacedTopics } from './place-topics.ts';
import type { RecordedTopics } from './record-topics.ts';
import type { TopicAnswer } from './topic-answer.ts';
import type { WeighedAdvice } from './weigh-topics.ts';

const latest = <Value>(fallback: Value) => ({
  reducer: (_old: Value, fresh: Value): Value => fresh,
  default: (): Value => fallback,
});
const added = <Value>() => ({
  reducer: (known: readonly Value[], more: readonly Value[]): readonly Value[] => [...known, ...more],
  default: (): readonly Value[] => [],
});

/** Every write replaces the field, except `answers`, to which each team adds its own, and what batches add up. */
export const GrowthProactiveState = Annotation.Root({
  limit: Annotation<number>,
  cap: Annotation<number>,
  withDigest: Annotation<boolean>,
  /** When the run began to look; everything that is written takes its time from here. */
  at: Annotation<string>,
  /** Day of the tenant. */
  day: Annotation<string>,
  /** Reports of the batch under way. */
  reportIds: Annotation<readonly string[]>(latest<readonly string[]>([])),
  topics: Annotation<readonly Topic[]>(latest<readonly Topic[]>([])),
  /** What the store remembers of the batch's topics, and the incidents that may tell of the same. */
  known: Annotation<readonly KnownTopic[]>(latest<readonly KnownTopic[]>([])),
  incidents: Annotation<readonly KnownIncident[]>(latest<readonly KnownIncident[]>([])),
  judgements: Annotation<readonly Judgement[]>(latest<readonly Judgement[]>([])),
  /** Reports that no batch has taken up yet. */
  left: Annotation<number>(latest(0)),
  placed: Annotation<PlacedTopics>({
    reducer: (known, more) => ({
      reports: known.reports + more.reports,
      topics: [...known.topics, ...more.topics],
      obsolete: known.obsolete + more.obsolete,
      unavailable: [...new Set([...known.unavailable, ...more.unavailable])],
      userActions: [...new Set([...known.userActions, ...more.userActions])],
    }),
    default: () => ({ reports: 0, topics: [], obsolete: 0, unavailable: [], userActions: [] }),
  }),
  /** Batches that were placed. */
  batches: Annotation<number>({ reducer: (count, more) => count + more, default: () => 0 }),
  /** Recommendations that may still be given today. */
  room: Annotation<number>(latest(0)),
  chosen: Annotation<readonly ReportPackage[]>(latest<readonly ReportPackage[]>([])),
  openIdeas: Annotation<readonly OpenIdea[]>(latest<readonly OpenIdea[]>([])),
  /** Set only in what is sent to one team. */
  team: Annotation<Team | undefined>,
  package: Annotation<ReportPackage | undefined>,
  answers: Annotation<readonly TopicAnswer[]>(added<TopicAnswer>()),
  weighed: Annotation<WeighedAdvice | undefined>,
  drafts: Annotation<readonly DraftItem[]>(latest<readonly DraftItem[]>([])),
  recorded: Annotation<RecordedTopics | undefined>,
});

export type GrowthProactive = typeof GrowthProactiveState.State;
export type GrowthProactiveUpdate = typeof GrowthProactiveState.Update;
