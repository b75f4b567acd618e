import { z } from 'zod';
import type { KnownIncident } from '#agents/growth/covered-topics.ts';
import type { Topic } from '#agents/growth/topic.ts';
import type { Database } from '#storage/database.ts';
import { listTopics } from '#storage/insight/topic-read.repository.ts';
import { listIncidents } from '#storage/metric/incident.repository.ts';
import { incidentCause } from '#tools/growth/cause.ts';
import type { KnownTopic } from './place-topic.ts';

const explained = z.looseObject({ cause: incidentCause });

/** Incidents of the tenant, with what somebody concluded about them. */
export async function knownIncidents(db: Database): Promise<KnownIncident[]> {
  return (await listIncidents(db)).map(({ key, firstDay, lastDay, status, lead }) => {
    const parsed = explained.safeParse(lead.explanation);
    return {
      ...{ key, firstDay, lastDay },
      cause: parsed.success ? parsed.data.cause : null,
      isSettled: status === 'expected' || status === 'false_alarm',
    };
  });
}

/** What the store remembers of these topics. */
export async function knownTopics(db: Database, topics: readonly Topic[]): Promise<KnownTopic[]> {
  const keys = new Set(topics.map(({ topicKey }) => topicKey));
  return (await listTopics(db))
    .filter(({ topicKey }) => keys.has(topicKey))
    .map(({ topicKey, state, reason, worth, consideredOn, recommendationStatus }) => ({
      ...{ topicKey, state, reason, worth, consideredOn, recommendationStatus },
    }));
}
