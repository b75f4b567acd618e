import type { TopicState } from '#storage/insight/topic.repository.ts';

/** What the states of topics mean, in the order in which people care for them. */
const STATES: Readonly<Record<TopicState, string>> = {
  advised: 'with a recommendation',
  waiting: 'waiting for room',
  digest: 'waiting for the digest',
  backlog: 'in the backlog',
  conflicting: 'against another one',
  covered: 'covered by something else',
  set_aside: 'set aside',
  expired: 'told by no report any more',
};

/** How many topics are in which state, as a sentence; undefined when there are none. */
export function sayTopicStates(counts: Readonly<Partial<Record<TopicState, number>>>): string | undefined {
  const entries = Object.entries(STATES) as [TopicState, string][];
  const parts = entries.flatMap(([state, meaning]) => {
    const count = counts[state] ?? 0;
    return count === 0 ? [] : [`${count} ${meaning}`];
  });
  return parts.length === 0 ? undefined : `Topics: ${parts.join(', ')}.`;
}
