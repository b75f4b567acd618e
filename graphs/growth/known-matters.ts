import { z } from 'zod';
import type { KnownIncident } from '#agents/growth/covered-topics.ts';
import { type Topic, topic } from '#agents/growth/topic.ts';
import type { Database } from '#storage/database.ts';
import { listTopics, type StoredTopic } from '#storage/insight/topic-read.repository.ts';
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
      isSettled: status !== 'detected' && status !== 'processed',
    };
  });
}

/** What the store remembers of these topics. */
export async function knownTopics(db: Database, topics: readonly Topic[]): Promise<KnownTopic[]> {
  const stored = await listTopics(db, { keys: topics.map(({ topicKey }) => topicKey) });
  return stored.map(({ topicKey, state, reason, worth, consideredOn, recommendationStatus }) => ({
    ...{ topicKey, state, reason, worth, consideredOn, recommendationStatus },
  }));
}

/**
 * Topics that teams may be asked about, with what they are about. One that another version of the code wrote, and that
 * cannot be read, is left where it is until a report tells of it anew; it must not keep the others from their turn.
 */
export async function choosableTopics(
  db: Database,
  { withDigest }: { readonly withDigest: boolean },
): Promise<(StoredTopic & { readonly about: Topic })[]> {
  const waiting = await listTopics(db, { states: withDigest ? ['waiting', 'digest'] : ['waiting'] });
  return waiting.flatMap((stored) => {
    const parsed = topic.safeParse(stored.content);
    return parsed.success ? [{ ...stored, about: parsed.data }] : [];
  });
}
