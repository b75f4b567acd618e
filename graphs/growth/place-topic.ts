import type { KnownIncident } from '#agents/growth/covered-topics.ts';
import type { Judgement } from '#agents/growth/proactive-triage.ts';
import type { Topic } from '#agents/growth/topic.ts';
import { worthOf } from '#agents/growth/topic-weight.ts';
import { type Day, daysBetween } from '#core/time.ts';
import type { TopicState, TopicWrite } from '#storage/insight/topic.repository.ts';
import type { StoredTopic } from '#storage/insight/topic-read.repository.ts';

/** How long what became of a topic holds, in days, unless it grows. */
const HOLDS: Readonly<Partial<Record<TopicState, number>>> = {
  advised: 14,
  covered: 7,
  conflicting: 7,
  set_aside: 7,
};
/** A topic that has grown by this part is looked at anew. */
const GROWTH = 0.5;
const OPEN = ['active', 'accepted'];

/** What the store remembers of a topic. */
export type KnownTopic = Pick<
  StoredTopic,
  'topicKey' | 'state' | 'reason' | 'worth' | 'consideredOn' | 'recommendationStatus'
>;

/** What is known when a topic is given its place. */
export interface Placing {
  readonly judgement: Judgement;
  readonly known: KnownTopic | undefined;
  /** The incident that tells of the same. */
  readonly incident: KnownIncident | undefined;
  /** Another topic asks for the opposite at the same place, and weighs more. */
  readonly isContradicted: boolean;
  readonly day: Day;
}

const CONTRADICTED =
  'Another finding asks for the opposite at the same place and weighs more: a person has to decide.';

interface Place {
  readonly state: TopicState;
  readonly reason: string;
}

/** A topic with its place: at once, in the digest, in the backlog, or where nothing is asked of it. */
export function placeTopic(topic: Topic, placing: Placing): TopicWrite {
  const { priority } = placing.judgement;
  const { topicKey, source, agentName, currency, sourceId } = topic;
  return {
    ...{ topicKey, kind: topic.cause.kind, source, agentName, priority, currency, insightId: sourceId },
    ...placeOf(topic, placing),
    worth: worthOf(topic),
    content: { ...topic, priority },
    incidentKey: placing.incident?.key ?? null,
  };
}

function placeOf(topic: Topic, { judgement, known, incident, isContradicted, day }: Placing): Place {
  if (incident !== undefined) return coveredBy(incident);
  if (isContradicted) return { state: 'conflicting', reason: CONTRADICTED };
  if (!judgement.isKept) return { state: 'set_aside', reason: judgement.reason };
  if (known !== undefined && holds(known, topic, day)) return { state: known.state, reason: known.reason };
  return { state: STATES[judgement.priority], reason: judgement.reason };
}

const STATES: Readonly<Record<Judgement['priority'], TopicState>> = {
  URGENT: 'waiting',
  HIGH: 'waiting',
  MEDIUM: 'digest',
  LOW: 'backlog',
};

function coveredBy({ key, isSettled }: KnownIncident): Place {
  const said = isSettled ? ', and somebody has said that it was to be expected or was none' : '';
  return { state: 'covered', reason: `The incident ${key} is the same event${said}.` };
}

/** Whether what became of it stands: its advice is open, or it was considered lately and has not grown since. */
function holds(known: KnownTopic, topic: Topic, day: Day): boolean {
  if (known.state === 'advised' && OPEN.includes(known.recommendationStatus ?? '')) return true;
  const days = HOLDS[known.state];
  if (days === undefined || known.consideredOn === null) return false;
  const hasGrown = known.worth > 0 && worthOf(topic) >= (1 + GROWTH) * known.worth;
  return !hasGrown && daysBetween(known.consideredOn, day) < days;
}
