import type { ReportPackage } from '#agents/growth/package.schema.ts';
import type { Transaction } from '#storage/database.ts';
import {
  settleTopics,
  type TopicOutcome,
  type TopicStamp,
  type TopicState,
} from '#storage/insight/topic.repository.ts';
import { type Origin, type RecommendationStamp, recommendationOf } from './recommendation-of.ts';
import { type CitedRecommendation, idsOf, type RecordedRow, recordCited } from './record-recommendation.ts';
import type { StatedDraft } from './state-measurability.ts';
import { getPart } from './state-part.ts';
import type { TopicAnswer } from './topic-answer.ts';
import { topicKeyOf, type UnadvisedTopic, type WeighedAdvice } from './weigh-topics.ts';

/** A topic that led to a recommendation. */
interface AdvisedTopic {
  readonly topicKey: string;
  readonly recommendation: CitedRecommendation;
}

/** Everything that teams said about the topics of a run, ready to be written. */
export interface TopicsOutcome {
  readonly advised: readonly AdvisedTopic[];
  readonly unadvised: readonly TopicOutcome[];
  readonly stamp: TopicStamp;
}

/** Which rows hold the outcome. */
export interface RecordedTopics {
  /** Recommendations that are open because of this run. */
  readonly recommendationIds: readonly string[];
  /** Kept to be looked at, never shown as advice. */
  readonly quarantined: readonly string[];
  /** Ideas that people dismissed or carried out lately. */
  readonly keptAway: readonly string[];
}

/** What a run knows of the topics that teams were asked about. */
export interface TopicsMatter {
  readonly chosen: readonly ReportPackage[];
  readonly weighed: WeighedAdvice | undefined;
  readonly drafts: readonly StatedDraft[];
  readonly answers: readonly TopicAnswer[];
  readonly at: string;
  readonly day: string;
}

/** What a run concluded about its topics; the same state gives the same outcome. */
export function topicsOutcome(
  state: TopicsMatter,
  stamp: Pick<RecommendationStamp, 'tenant' | 'executionId'>,
): TopicsOutcome {
  const { advices, conflicts, unadvised } = getPart(state.weighed, 'weighed advice');
  const advised = state.drafts.flatMap((item): AdvisedTopic[] => {
    const topicKey = topicKeyOf(item.advice);
    const packed = state.chosen.find((each) => each.topicKey === topicKey);
    if (packed === undefined) return [];
    const recommendation = recommendationOf(item, originOf(packed), { ...stamp, at: state.at, conflicts });
    return [{ topicKey, recommendation }];
  });
  const worded = new Set(advised.map(({ topicKey }) => topicKey));
  const unworded = advices
    .map(({ advice }) => topicKeyOf(advice))
    .filter((topicKey) => !worded.has(topicKey))
    .map(
      (topicKey): UnadvisedTopic => ({ topicKey, why: 'no_advice', reason: GONE, recommendationId: null }),
    );
  return {
    advised,
    unadvised: [...unadvised, ...unworded].map((each) => outcomeOf(each, state)),
    stamp: { executionId: stamp.executionId, day: state.day, at: state.at },
  };
}

const GONE = 'The template of its measure was withdrawn while it was looked at.';

function originOf({ sourceId, impactAmount, currency }: ReportPackage): Origin {
  return {
    ...{ sourceKind: 'mcp_report', anomalyId: null, insightId: sourceId, incidentKey: null },
    ...{ impactAmount, currency },
  };
}

const STATES: Readonly<Record<UnadvisedTopic['why'], TopicState | null>> = {
  // It stays where it was: at once or in the digest.
  held: null,
  repeated: 'covered',
  opposed: 'conflicting',
  no_advice: 'set_aside',
};

function outcomeOf(
  { topicKey, why, reason, recommendationId }: UnadvisedTopic,
  { chosen, answers, weighed }: Pick<TopicsMatter, 'chosen' | 'answers' | 'weighed'>,
): TopicOutcome {
  const packed = chosen.find((each) => each.topicKey === topicKey);
  const waits = packed?.priority === 'MEDIUM' ? 'digest' : 'waiting';
  const said = answers.filter((each) => each.topicKey === topicKey).map(({ outcome }) => outcome);
  return {
    ...{ topicKey, reason, recommendationId },
    state: STATES[why] ?? waits,
    outcome: {
      measures: said.flatMap(({ team, advices }) => advices.map(({ template }) => ({ team, template }))),
      objections: said.flatMap(({ objections }) => objections),
      conflicts: why === 'opposed' ? (weighed?.conflicts ?? []) : [],
    },
  };
}

/** Writes all of it, in the caller's transaction; writing the same again changes nothing. */
export async function recordTopics(
  tx: Transaction,
  { advised, unadvised, stamp }: TopicsOutcome,
): Promise<RecordedTopics> {
  const rows: RecordedRow[] = [];
  const settled: TopicOutcome[] = [...unadvised];
  for (const { topicKey, recommendation } of advised) {
    const row = await recordCited(tx, recommendation);
    rows.push(row);
    settled.push({ topicKey, ...BECAME[row.became], outcome: {}, recommendationId: row.id });
  }
  await settleTopics(tx, settled, stamp);
  return {
    recommendationIds: idsOf(rows, 'open'),
    quarantined: idsOf(rows, 'quarantined'),
    keptAway: idsOf(rows, 'kept_away'),
  };
}

const BECAME: Readonly<Record<RecordedRow['became'], Pick<TopicOutcome, 'state' | 'reason'>>> = {
  open: { state: 'advised', reason: 'A recommendation tells what to do.' },
  quarantined: {
    state: 'set_aside',
    reason: 'No text about it held; it is kept in quarantine to be looked at.',
  },
  kept_away: { state: 'set_aside', reason: 'People dismissed this idea or carried it out lately.' },
};
