import { isOutweighed, withContradictions } from '#agents/growth/contradictions.ts';
import { incidentOf, type KnownIncident } from '#agents/growth/covered-topics.ts';
import type { Judgement } from '#agents/growth/proactive-triage.ts';
import type { Topic } from '#agents/growth/topic.ts';
import { addDays, type Day } from '#core/time.ts';
import type { Transaction } from '#storage/database.ts';
import { markReportsTriaged, type TriagedReport } from '#storage/insight/report.repository.ts';
import {
  expireTopics,
  type TopicStamp,
  type TopicState,
  type TopicWrite,
  upsertTopics,
} from '#storage/insight/topic.repository.ts';
import { type KnownTopic, placeTopic } from './place-topic.ts';

/** What waits and was not seen for so long is let go. */
const FORGET_DAYS = 14;

/** What batches of reports came to. */
export interface PlacedTopics {
  readonly reports: number;
  readonly topics: readonly { readonly topicKey: string; readonly state: TopicState }[];
  /** Findings of checks that no analyst makes any more. */
  readonly obsolete: number;
  /** Analysts whose source gave nothing. */
  readonly unavailable: readonly string[];
  readonly userActions: readonly string[];
}

/** Everything that a batch changes in the store. */
export interface Placement {
  readonly topics: readonly TopicWrite[];
  readonly reports: readonly TriagedReport[];
  readonly stamp: TopicStamp;
}

/** What topics are placed by. */
export interface PlacementMatter {
  readonly reportIds: readonly string[];
  readonly topics: readonly Topic[];
  readonly judgements: readonly Judgement[];
  readonly known: readonly KnownTopic[];
  readonly incidents: readonly KnownIncident[];
  readonly stamp: TopicStamp;
}

/** The places of a batch of topics, and how pressing each report was; the same matter gives the same places. */
export function placementOf(matter: PlacementMatter): Placement {
  const { topics, judgements, known, incidents, stamp, reportIds } = matter;
  const placed = withContradictions(topics).flatMap((topic) => {
    const judgement = judgements.find(({ topicKey }) => topicKey === topic.topicKey);
    if (judgement === undefined) return [];
    const stored = known.find(({ topicKey }) => topicKey === topic.topicKey);
    return placeTopic(topic, {
      ...{ judgement, known: stored, day: stamp.day },
      incident: incidentOf(topic, incidents),
      isContradicted: isOutweighed(topic, topics),
    });
  });
  return { topics: placed, reports: reportIds.map((id) => triagedReport(id, topics, placed)), stamp };
}

const LEVELS: readonly TopicWrite['priority'][] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

function triagedReport(
  insightId: string,
  topics: readonly Topic[],
  placed: readonly TopicWrite[],
): TriagedReport {
  const keys = topics
    .filter(({ findings }) => findings.some((each) => each.insightId === insightId))
    .map(({ topicKey }) => topicKey);
  const levels = placed.filter(({ topicKey }) => keys.includes(topicKey)).map(({ priority }) => priority);
  return { insightId, priority: LEVELS.find((level) => levels.includes(level)) ?? null };
}

/** Writes it, in the caller's transaction; writing the same again changes nothing. */
export async function recordPlacement(tx: Transaction, { topics, reports, stamp }: Placement): Promise<null> {
  await upsertTopics(tx, topics, stamp);
  await markReportsTriaged(tx, reports, stamp.at);
  await expireTopics(tx, forgottenBefore(stamp.day), stamp);
  return null;
}

function forgottenBefore(day: Day): Day {
  return addDays(day, -FORGET_DAYS);
}
