import { weekdayOf } from './calendar-day.ts';
import { type Scale, scaleFor, WIDEST_BEND } from './scale.ts';
import type { MetricKind } from './series.ts';
import { pushSorted, type SortedWindow, sortedWindow } from './sorted-window.ts';
import { median } from './statistics.ts';

/** One known earlier day; `trusted` is its value after its surprise was clipped, `scaled` the same on the scale. */
export interface KnownDay {
  readonly day: number;
  readonly weekday: number;
  readonly actual: number;
  trusted: number;
  scaled: number;
  readonly weight: number | null;
}

/** How many known days of a weekday there are, and on how many of them anything happened. */
interface WeekdayCount {
  known: number;
  active: number;
}

/** What is remembered of a series up to the day that is judged; it grows with every day. */
export interface History {
  readonly kind: MetricKind;
  /** Known days of the trailing window, oldest first. */
  readonly days: KnownDay[];
  /** By weekday, Sunday first: what `days` holds. */
  readonly weekdays: readonly WeekdayCount[];
  /** The scale on which the days are compared; chosen anew by `rescale`. */
  scale: Scale;
  /** The size of an ordinary open day when the scale was chosen, 0 when every day was zero. */
  typical: number;
  /** Sizes of the latest surprises on the scale; empty until the first warm-up. */
  surprises: SortedWindow;
  /** The latest denominators of a rate; empty for other kinds. */
  readonly weights: SortedWindow;
  /** What was surprising about earlier days, in deviations, by day number: the same weeks of a year ago are asked. */
  readonly yearly: Map<number, number>;
  /** How many judged days in a row lay far off, signed by direction. */
  daysAway: number;
  /** True while fewer than half of the days brought anything: then neither nothing nor something is news. */
  isBeginning: boolean;
  /** See ScaleBasis; set by the warm-up. */
  bend: number;
  /** The level is that of the days from here on: a person said that something new began. */
  levelFrom: number;
  /** Days remembered since the scale was chosen. */
  daysOnScale: number;
}

/** Eight weeks: eight values for each weekday. */
export const WINDOW_DAYS = 56;
/** Four weeks: with fewer, a weekday cannot be told from an accident. */
export const MINIMUM_DAYS = 28;
/** A weekday needs this many known days, all of them zero, to count as closed. */
const CLOSED_EVIDENCE = 3;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const NO_WEEKDAYS: ReadonlySet<number> = new Set();
const NO_DAYS: Readonly<WeekdayCount> = { known: 0, active: 0 };
/** What is typical changes slowly, and a new scale costs a logarithm for each day. */
const RESCALE_AFTER_DAYS = 28;

/** An empty history for a series of this kind. */
export function startHistory(kind: MetricKind): History {
  return {
    kind,
    days: [],
    weekdays: WEEKDAYS.map(() => ({ known: 0, active: 0 })),
    scale: scaleFor({ kind, typical: 0, largest: 0, bend: WIDEST_BEND }),
    typical: 0,
    surprises: sortedWindow(),
    weights: sortedWindow(),
    yearly: new Map(),
    daysAway: 0,
    isBeginning: false,
    bend: WIDEST_BEND,
    levelFrom: Number.NEGATIVE_INFINITY,
    daysOnScale: 0,
  };
}

/** A day to be remembered, with as much of its value as is believed. */
export interface Memory {
  readonly day: number;
  readonly actual: number;
  readonly trusted: number;
  readonly weight: number | null;
}

/** Adds a day; volumes of zero before the first other value are not history but absence. */
export function remember(history: History, { day, actual, trusted, weight }: Memory): void {
  const absent = actual === 0 && history.kind !== 'rate';
  if (history.days.length === 0 && absent) return;
  const known = {
    day,
    weekday: weekdayOf(day),
    actual,
    trusted,
    scaled: history.scale.forward(trusted),
    weight,
  };
  history.days.push(known);
  count(history, known, 1);
  if (weight !== null) pushSorted(history.weights, weight, WINDOW_DAYS);
  history.daysOnScale += 1;
  if (history.daysOnScale >= RESCALE_AFTER_DAYS || !history.scale.covers(trusted)) rescale(history);
}

/** Chooses the scale that suits the remembered open days and puts all of them on it. */
export function rescale(history: History): void {
  const open = openDays(history);
  const largest = open.reduce((most, known) => Math.max(most, known.trusted), 0);
  history.typical = typicalSize(open);
  const scale = scaleFor({ kind: history.kind, typical: history.typical, largest, bend: history.bend });
  history.scale = scale;
  for (const known of history.days) known.scaled = scale.forward(known.trusted);
  history.daysOnScale = 0;
}

/** Drops days outside the window before `today`; a series that lost its history starts over. */
export function forgetBefore(history: History, today: number): void {
  const { days } = history;
  while (days[0] !== undefined && days[0].day < today - WINDOW_DAYS) forgetOldest(history);
  if (days.length < MINIMUM_DAYS && history.surprises.latest.length > 0) history.surprises = sortedWindow();
}

/** Drops the oldest known day. */
export function forgetOldest(history: History): void {
  const oldest = history.days.shift();
  if (oldest !== undefined) count(history, oldest, -1);
}

function count({ weekdays }: History, { weekday, actual }: KnownDay, step: 1 | -1): void {
  const counted = weekdays[weekday];
  if (counted === undefined) return;
  counted.known += step;
  if (actual !== 0) counted.active += step;
}

/** On how many of the known days anything happened. */
export function activeDays({ weekdays }: History): number {
  let total = 0;
  for (const { active } of weekdays) total += active;
  return total;
}

/** Weekdays that have only ever been zero or absent while most other days are not. */
export function closedWeekdays(history: History): ReadonlySet<number> {
  const { weekdays, days } = history;
  if (weekdays.every(({ active }) => active > 0) || activeDays(history) * 2 <= days.length)
    return NO_WEEKDAYS;
  const closed = WEEKDAYS.filter((weekday) => {
    const { known, active } = weekdays[weekday] ?? NO_DAYS;
    return active === 0 && (known === 0 || known >= CLOSED_EVIDENCE);
  });
  return new Set(closed);
}

/** The days that describe an ordinary open day. */
export function openDays(history: History, closed = closedWeekdays(history)): readonly KnownDay[] {
  return closed.size === 0 ? history.days : history.days.filter(({ weekday }) => !closed.has(weekday));
}

function typicalSize(days: readonly KnownDay[]): number {
  const sizes: number[] = [];
  for (const { trusted } of days) if (trusted !== 0) sizes.push(Math.abs(trusted));
  return sizes.length === 0 ? 0 : median(sizes);
}
