import { z } from 'zod';
import type { Day } from '#core/time.ts';
import { execute, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

/** What became of a topic: it waits for room, for the digest or for nothing; or it led to something; or why it did not. */
export const topicState = z.enum([
  'waiting',
  'digest',
  'backlog',
  'advised',
  'covered',
  'conflicting',
  'set_aside',
  'expired',
]);
export type TopicState = z.infer<typeof topicState>;

/** A topic as a master found and judged it. */
export interface TopicWrite {
  readonly topicKey: string;
  readonly kind: string;
  readonly source: string;
  readonly agentName: string;
  readonly priority: 'URGENT' | 'HIGH' | 'MEDIUM' | 'LOW';
  readonly state: TopicState;
  /** A sentence. */
  readonly reason: string;
  /** Money per week; 0 when no amount can be said. */
  readonly worth: number;
  readonly currency: string;
  readonly content: object;
  /** Report of the finding that leads. */
  readonly insightId: string;
  /** Incident that tells of the same; null when none does. */
  readonly incidentKey: string | null;
}

/** In which run, on which day of the tenant, and at what time topics are written. */
export interface TopicStamp {
  readonly executionId: string;
  readonly day: Day;
  /** ISO 8601, from the state of the run, so that a replay writes the same. */
  readonly at: string;
}

/** Writes topics, or brings them up to date. The same execution counts as one look. */
export async function upsertTopics(
  tx: Transaction,
  topics: readonly TopicWrite[],
  { executionId, day, at }: TopicStamp,
): Promise<void> {
  if (topics.length === 0) return;
  await execute(
    tx,
    sql`
      insert into insight.topic as known
        (tenant_id, topic_key, kind, source, agent_name, priority, state, reason, worth, currency, content, insight_id,
         incident_key, execution_id, first_seen, last_seen, created_at, updated_at)
      select core.require_tenant(), "topicKey", kind, source, "agentName", priority, state, reason, worth, currency,
             content, "insightId", "incidentKey", ${executionId}, ${day}::date, ${day}::date,
             ${at}::timestamptz, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(topics)}::jsonb) as given
        ("topicKey" text, kind text, source text, "agentName" text, priority text, state text, reason text,
         worth numeric, currency text, content jsonb, "insightId" uuid, "incidentKey" text)
      on conflict (tenant_id, topic_key) do update set
        source = excluded.source,
        agent_name = excluded.agent_name,
        priority = excluded.priority,
        state = excluded.state,
        reason = excluded.reason,
        worth = excluded.worth,
        currency = excluded.currency,
        content = excluded.content,
        insight_id = excluded.insight_id,
        incident_key = excluded.incident_key,
        execution_id = excluded.execution_id,
        last_seen = excluded.last_seen,
        updated_at = excluded.updated_at,
        times_seen = known.times_seen
          + case when known.execution_id is distinct from excluded.execution_id then 1 else 0 end
    `,
  );
}

/** What became of a topic that teams were asked about. */
export interface TopicOutcome {
  readonly topicKey: string;
  readonly state: TopicState;
  readonly reason: string;
  /** Measures that were not chosen, conflicts, objections. */
  readonly outcome: object;
  readonly recommendationId: string | null;
}

/** Notes what came of topics that teams were asked about. */
export async function settleTopics(
  tx: Transaction,
  outcomes: readonly TopicOutcome[],
  { executionId, day, at }: TopicStamp,
): Promise<void> {
  if (outcomes.length === 0) return;
  await execute(
    tx,
    sql`
      update insight.topic set
        state = given.state,
        reason = given.reason,
        outcome = given.outcome,
        recommendation_id = coalesce(given."recommendationId", topic.recommendation_id),
        execution_id = ${executionId},
        considered_on = ${day}::date,
        updated_at = ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as given
        ("topicKey" text, state text, reason text, outcome jsonb, "recommendationId" uuid)
      where topic.topic_key = given."topicKey"
    `,
  );
}

/** Lets go of topics that wait and that no report has told of since a day. */
export async function expireTopics(
  tx: Transaction,
  lastSeenBefore: Day,
  { executionId, at }: TopicStamp,
): Promise<void> {
  await execute(
    tx,
    sql`
      update insight.topic set
        state = 'expired', reason = 'No report tells of it any more.', execution_id = ${executionId},
        updated_at = ${at}::timestamptz
      where last_seen < ${lastSeenBefore}::date and state in ('waiting', 'digest', 'backlog')
    `,
  );
}
