import { dayNumber } from './calendar-day.ts';
import type { MovedLabelFinding } from './data-finding.ts';
import { sum } from './statistics.ts';

/** One day of what is counted under a label. */
export interface LabelDay {
  readonly day: string;
  readonly actual: number;
  readonly expected: number;
  /** Deviation of an ordinary day. */
  readonly deviation: number;
}

/** What is counted under one value of a dimension. */
export interface Label {
  readonly value: string;
  readonly days: ReadonlyMap<string, LabelDay>;
}

/** A label that hands over its records loses at least half of them … */
const LEAST_LOSS = 0.5;
/** … beyond doubt, as the other gains them, in deviations of an ordinary day. */
const CLEAR = 4;
const CLEAR_GAIN = 3;
/** All days of a shift together are as clear as this. */
const CLEAR_TOGETHER = 8;
/** What one lost and the other gained differs on a day by no more than this part of it, or by noise … */
const DAY_TOLERANCE = 0.35;
const NOISE = 3;
/** … and on all days together by less. */
const TOLERANCE = 0.2;
/** The total stands when it moves less than this part of what moved inside it, or by so many deviations a day. */
const STANDING_PART = 0.35;
const STANDING = 2;
/** On this part of the days on which one fell the other must have risen … */
const LEAST_SHARED = 0.8;
/** … until what is expected has learned the new names, which must not be before this part of them. */
const LEAST_LENGTH = 0.5;
/** A shift goes on over a day or two that say nothing. */
const LONGEST_PAUSE = 2;
/** Days before that say that the other did not grow by itself. */
const DAYS_BEFORE = 7;

/** The stretches of days on which a label lost at least half of what was expected, beyond doubt. */
export function fallsOf({ days }: Label): readonly (readonly LabelDay[])[] {
  const fallen = [...days.values()].filter(isFallen).toSorted(byDay);
  const falls: LabelDay[][] = [];
  for (const each of fallen) {
    const last = falls.at(-1)?.at(-1);
    const goesOn = last !== undefined && dayNumber(each.day) - dayNumber(last.day) <= LONGEST_PAUSE + 1;
    if (goesOn) falls.at(-1)?.push(each);
    else falls.push([each]);
  }
  return falls;
}

/**
 * The label that gained, day by day, what another lost while the total stood: the records moved, and not the business. What
 * grew before the other fell, or by more or less than that, is another matter.
 */
export function findGainer(
  fall: readonly LabelDay[],
  others: readonly Label[],
  total: Label,
): MovedLabelFinding | undefined {
  if (!totalStands(fall, total)) return undefined;
  const fitting = others.flatMap((other) => fitOf(fall, other) ?? []);
  const [best] = fitting.toSorted(
    (one, next) => next.shared.length - one.shared.length || one.rest - next.rest,
  );
  const firstDay = best?.shared.at(0)?.day;
  const lastDay = best?.shared.at(-1)?.day;
  if (best === undefined || firstDay === undefined || lastDay === undefined) return undefined;
  return { to: best.value, firstDay, lastDay };
}

function isFallen(day: LabelDay): boolean {
  const { actual, expected, deviation } = day;
  return expected > 0 && expected - actual >= LEAST_LOSS * expected && expected - actual >= CLEAR * deviation;
}

/** A day on which one label fell, beside what another one did. */
interface SharedDay {
  readonly day: string;
  readonly lost: number;
  readonly gained: number;
  /** Deviation of their difference. */
  readonly noise: number;
  /** The weaker of both, in deviations. */
  readonly evidence: number;
}

function fitOf(fall: readonly LabelDay[], other: Label) {
  const shared = sharedDays(fall, other);
  if (shared.length === 0) return undefined;
  const evidence = sum(shared.map((each) => each.evidence)) / Math.sqrt(shared.length);
  const moved = sum(shared.map(({ lost }) => lost));
  const rest = Math.abs(sum(shared.map(({ lost, gained }) => gained - lost)));
  const noise = NOISE * Math.sqrt(sum(shared.map((each) => each.noise ** 2)));
  if (evidence < CLEAR_TOGETHER || rest > Math.max(TOLERANCE * moved, noise)) return undefined;
  if (roseBefore(shared, other)) return undefined;
  return { value: other.value, shared, rest };
}

/** The days on which both moved, up to the last day until which hardly any of the fall lacks. */
function sharedDays(fall: readonly LabelDay[], other: Label): readonly SharedDay[] {
  const matching = fall.map((each) => [sharedDay(each, other) ?? []].flat().filter(matches));
  const length = matching.findLastIndex((own, index) => {
    const shared = matching.slice(0, index + 1).flat().length;
    return own.length > 0 && shared >= LEAST_SHARED * (index + 1);
  });
  return length + 1 < LEAST_LENGTH * fall.length ? [] : matching.slice(0, length + 1).flat();
}

function sharedDay({ day, actual, expected, deviation }: LabelDay, other: Label): SharedDay | undefined {
  const same = other.days.get(day);
  if (same === undefined) return undefined;
  const lost = expected - actual;
  const gained = same.actual - same.expected;
  const noise = Math.hypot(deviation, same.deviation);
  return { day, lost, gained, noise, evidence: Math.min(lost / deviation, gained / same.deviation) };
}

function matches({ lost, gained, noise, evidence }: SharedDay): boolean {
  const rest = Math.abs(gained - lost);
  return evidence >= CLEAR_GAIN && rest <= Math.max(DAY_TOLERANCE * Math.max(lost, gained), NOISE * noise);
}

function roseBefore(shared: readonly SharedDay[], other: Label): boolean {
  const [first] = shared;
  if (first === undefined) return true;
  const usual = sum(shared.map(({ lost }) => lost)) / shared.length;
  return [...other.days.values()].some(({ day, actual, expected, deviation }) => {
    const before = dayNumber(first.day) - dayNumber(day);
    const gained = actual - expected;
    return before > 1 && before <= DAYS_BEFORE && gained >= usual / 2 && gained >= CLEAR * deviation;
  });
}

/** True when a total stood while a label fell: otherwise nothing was exchanged. */
export function totalStands(fall: readonly LabelDay[], total: Label): boolean {
  const days = fall.flatMap(({ day }) => total.days.get(day) ?? []);
  const moved = sum(fall.map(({ actual, expected }) => expected - actual));
  const change = Math.abs(sum(days.map(({ actual, expected }) => actual - expected)));
  // What is expected of a whole stretch may be too much on all its days.
  const noise = STANDING * sum(days.map(({ deviation }) => deviation));
  return days.length > 0 && change <= Math.max(STANDING_PART * moved, noise);
}

function byDay(one: LabelDay, other: LabelDay): number {
  return dayNumber(one.day) - dayNumber(other.day);
}
