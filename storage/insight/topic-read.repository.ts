import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { type Database, many } from '../database.ts';
import { fragment, sql } from '../sql.ts';
import { type TopicState, topicState } from './topic.repository.ts';

const topicRow = z
  .object({
    id: z.uuid(),
    topic_key: z.string(),
    kind: z.string(),
    source: z.string(),
    agent_name: z.string(),
    priority: z.enum(['URGENT', 'HIGH', 'MEDIUM', 'LOW']),
    state: topicState,
    reason: z.string(),
    worth: z.number(),
    currency: z.string(),
    content: z.record(z.string(), z.unknown()),
    outcome: z.record(z.string(), z.unknown()),
    insight_id: z.uuid().nullable(),
    incident_key: z.string().nullable(),
    recommendation_id: z.uuid().nullable(),
    recommendation_status: z.string().nullable(),
    first_seen: z.string(),
    last_seen: z.string(),
    considered_on: z.string().nullable(),
    times_seen: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    topicKey: row.topic_key,
    kind: row.kind,
    source: row.source,
    agentName: row.agent_name,
    priority: row.priority,
    state: row.state,
    reason: row.reason,
    /** Money per week; 0 when no amount can be said. */
    worth: row.worth,
    currency: row.currency,
    content: row.content,
    outcome: row.outcome,
    insightId: row.insight_id,
    incidentKey: row.incident_key,
    recommendationId: row.recommendation_id,
    /** Of the recommendation that it led to. */
    recommendationStatus: row.recommendation_status,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    /** Day of the tenant on which teams were asked last. */
    consideredOn: row.considered_on,
    timesSeen: row.times_seen,
  }));

/** A topic as it is kept. */
export type StoredTopic = z.output<typeof topicRow>;

const columns = fragment`
  topic.id, topic_key, topic.kind, source, agent_name, topic.priority, state, reason, worth::float8 as worth,
  topic.currency, content, outcome, topic.insight_id, topic.incident_key, recommendation_id,
  recommendation.status as recommendation_status, first_seen::text as first_seen,
  last_seen::text as last_seen, considered_on::text as considered_on, topic.times_seen
`;

/** Which topics; a field left out does not restrict. */
export interface TopicFilter {
  readonly states?: readonly TopicState[] | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly priorities?: readonly StoredTopic['priority'][] | undefined;
  /** Those that led to this recommendation, or that it covers. */
  readonly recommendationId?: string | undefined;
}

/** Topics of the tenant, the most pressing first, then by what acting on them may bring. */
export function listTopics(db: Database, filter: TopicFilter = {}): Promise<StoredTopic[]> {
  const { states = null, keys = null, priorities = null, recommendationId = null } = filter;
  const statement = sql`
    select ${columns}
    from insight.topic
    left join insight.recommendation on recommendation.id = recommendation_id
    where (${states}::text[] is null or state = any(${states}::text[]))
      and (${keys}::text[] is null or topic_key = any(${keys}::text[]))
      and (${priorities}::text[] is null or topic.priority = any(${priorities}::text[]))
      and (${recommendationId}::uuid is null or recommendation_id = ${recommendationId}::uuid)
    order by array_position(array['URGENT', 'HIGH', 'MEDIUM', 'LOW'], topic.priority), worth desc, topic_key
  `;
  return many(db, topicRow, statement);
}

/** One topic by its key, else by the beginning of its key or id when no other begins alike. */
export async function getTopic(db: Database, reference: string): Promise<StoredTopic> {
  const statement = sql`
    select ${columns}
    from insight.topic
    left join insight.recommendation on recommendation.id = recommendation_id
    where starts_with(lower(topic_key), lower(${reference})) or starts_with(topic.id::text, lower(${reference}))
    order by lower(topic_key) = lower(${reference}) desc, topic_key
    limit 2
  `;
  const [found, another] = reference === '' ? [] : await many(db, topicRow, statement);
  if (found === undefined) throw new NotFoundError('topic', reference, '"steward topics list" shows them.');
  const isExact = found.topicKey.toLowerCase() === reference.toLowerCase();
  if (another !== undefined && !isExact) {
    throw new InvalidInputError(`Several topics begin with "${reference}": give more of the key.`);
  }
  return found;
}

const countRow = z.object({ state: topicState, count: z.number() });

/** How many topics of the tenant are in a state; states without any are left out. */
export async function countTopics(db: Database): Promise<Partial<Record<TopicState, number>>> {
  const statement = sql`select state, count(*)::int as count from insight.topic group by state`;
  return Object.fromEntries((await many(db, countRow, statement)).map(({ state, count }) => [state, count]));
}
