import { type Day, daysBetween } from '#core/time.ts';
import type { StoredTopic } from '#storage/insight/topic-read.repository.ts';

/** Recommendations of a day and tenant at most; more nobody acts on. */
export const USUAL_DAILY_CAP = 7;
/** Teams are asked about so many times more than there is room for, since not every topic ends in advice. */
const SPARE = 2;
/** Of one kind a day; the next ones would say the same of other places. */
const MOST_PER_KIND = 2;
/** What has waited so many days comes before what is worth more. */
const AGED_DAYS = 7;

/** What is chosen from, and how much of it there is room for. */
export interface Choice {
  readonly day: Day;
  /** Recommendations that may still be given today. */
  readonly room: number;
}

type Waiting = Pick<StoredTopic, 'topicKey' | 'kind' | 'priority' | 'worth' | 'firstSeen' | 'consideredOn'>;

/** The topics that teams are asked about: what presses, then what has waited long, then by worth; none twice a day. */
export function chooseTopics<Topic extends Waiting>(
  waiting: readonly Topic[],
  { day, room }: Choice,
): Topic[] {
  const order = waiting.filter(({ consideredOn }) => consideredOn !== day).toSorted(byExpectedValue(day));
  const chosen: Topic[] = [];
  for (const topic of order) {
    if (chosen.length >= room * SPARE) break;
    if (chosen.filter(({ kind }) => kind === topic.kind).length < MOST_PER_KIND) chosen.push(topic);
  }
  return chosen;
}

/** What presses before the digest, urgent first; then what has waited long; then by expected value. */
export function byExpectedValue(day: Day) {
  return (first: Waiting, second: Waiting): number =>
    LEVELS.indexOf(first.priority) - LEVELS.indexOf(second.priority) ||
    Number(isAged(second, day)) - Number(isAged(first, day)) ||
    second.worth - first.worth ||
    (first.topicKey < second.topicKey ? -1 : 1);
}

const LEVELS: readonly Waiting['priority'][] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

function isAged({ firstSeen }: Waiting, day: Day): boolean {
  return daysBetween(firstSeen, day) >= AGED_DAYS;
}
