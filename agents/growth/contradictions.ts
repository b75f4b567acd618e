import type { FindingKind } from '#tools/growth/cause.ts';
import type { Topic } from './topic.ts';
import { worthOf } from './topic-weight.ts';

/** Kinds that ask for the opposite: money taken from a place, money given to it. */
const OPPOSITE: Readonly<Partial<Record<FindingKind, FindingKind>>> = {
  campaign_wasting: 'campaign_earning',
  campaign_earning: 'campaign_wasting',
  targeting_wasting: 'targeting_earning',
  targeting_earning: 'targeting_wasting',
};

/** Key of the topic that would ask for the opposite at the same place; undefined when no kind does. */
export function oppositeKey({ topicKey, cause }: Pick<Topic, 'topicKey' | 'cause'>): string | undefined {
  const kind = OPPOSITE[cause.kind];
  return kind === undefined ? undefined : `${kind}${topicKey.slice(cause.kind.length)}`;
}

/** Whether what a topic asks for is held back because the opposite, at the same place, weighs more. */
export function isOutweighed(topic: Topic, topics: readonly Topic[]): boolean {
  const opposite = topics.find(({ topicKey }) => topicKey === oppositeKey(topic));
  if (opposite === undefined) return false;
  const difference = worthOf(topic) - worthOf(opposite);
  return difference < 0 || (difference === 0 && topic.topicKey > opposite.topicKey);
}

/** The topics, each with those that ask for the opposite and weigh less: whoever reads the advice has to know of them. */
export function withContradictions(topics: readonly Topic[]): Topic[] {
  return topics.map((topic) => {
    const opposite = topics.find(({ topicKey }) => topicKey === oppositeKey(topic));
    if (opposite === undefined || isOutweighed(topic, topics)) return topic;
    const { topicKey, cause, words, summary } = opposite;
    const finding = words.finding ?? { en: summary.keyFinding, pl: summary.keyFinding };
    return { ...topic, contradictedBy: [{ topicKey, kind: cause.kind, finding }] };
  });
}
