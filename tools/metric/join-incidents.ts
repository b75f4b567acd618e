import { daysBetween } from '#core/time.ts';
import { isTotal } from './expected-series.ts';
import type { FoundAnomaly } from './found-anomaly.ts';

type Group = readonly FoundAnomaly[];

/** Two groups of one source whose clearest stretches begin and end this close together are one event. */
const TOLERANCE_DAYS = 1;
/** A group that was noticed this much later than a far clearer one of the same source, and not after it, is its part. */
const LATE_DAYS = 5;
const CLEARER = 1.4;

/**
 * Joins groups that no metric connects but that came and went on the same days in the same source, as when robots raise
 * the visits and the bounce rate; and groups that only show later what a clearer one showed at once. The lead of the
 * group that is worth more money leads.
 */
export function joinIncidents(groups: readonly Group[]): readonly Group[] {
  const clearestFirst = groups.toSorted((first, second) => evidenceOf(second) - evidenceOf(first));
  const joined: Group[] = [];
  for (const group of clearestFirst) {
    const place = joined.findIndex((other) => isSimultaneous(other, group) || isLatePart(other, group));
    const other = joined[place];
    if (other === undefined) joined.push(group);
    else joined[place] = worthOf(group) > worthOf(other) ? [...group, ...other] : [...other, ...group];
  }
  return joined;
}

function isSimultaneous(first: Group, second: Group): boolean {
  const one = clearestOf(first);
  const other = clearestOf(second);
  if (one === undefined || other === undefined || !isSameSource(one, other)) return false;
  return (
    Math.abs(daysBetween(one.stretch.firstDay, other.stretch.firstDay)) <= TOLERANCE_DAYS &&
    Math.abs(daysBetween(one.stretch.lastDay, other.stretch.lastDay)) <= TOLERANCE_DAYS
  );
}

function isLatePart(clear: Group, late: Group): boolean {
  const other = clearestOf(late);
  if (other === undefined) return false;
  // What falls in all of a source echoes the event; what falls in a part of it may be an event of its own, unless the event
  // can be seen in that source too.
  const own = clearestOf(clear.filter((member) => isSameSource(member, other)));
  const one = own ?? (isTotal(other.subject) ? clearestOf(clear) : undefined);
  if (one === undefined) return false;
  const delay = daysBetween(one.stretch.firstDay, other.stretch.firstDay);
  return (
    delay >= 0 &&
    delay <= LATE_DAYS &&
    other.stretch.lastDay <= one.stretch.lastDay &&
    strengthOf(one) >= CLEARER * evidenceOf(late) &&
    helps(one) === helps(other)
  );
}

/** The member with the strongest evidence: where the event can be seen best. */
export function clearestOf(members: Group): FoundAnomaly | undefined {
  return members.toSorted((first, second) => strengthOf(second) - strengthOf(first))[0];
}

function evidenceOf(group: Group): number {
  return Math.max(0, ...group.map(strengthOf));
}

function strengthOf({ stretch }: FoundAnomaly): number {
  return Math.abs(stretch.z ?? 0);
}

function worthOf([lead]: Group): number {
  return Math.abs(lead?.impact?.amount ?? 0);
}

function isSameSource(first: FoundAnomaly, second: FoundAnomaly): boolean {
  return first.subject.series.source === second.subject.series.source;
}

/** Whether the change is one for the better. */
function helps({ subject, stretch }: FoundAnomaly): boolean {
  return subject.definition.better === stretch.direction;
}
