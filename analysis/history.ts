import { type Baseline, estimateRobustBaseline, type ScaledDay } from './baseline.ts';
import { moneyBend, type Scale, scaleFor, WIDEST_BEND } from './scale.ts';
import type { MetricKind } from './series.ts';
import { clamp, median, robustScale, sum } from './statistics.ts';

/** One known earlier day; `trusted` is its value after its surprise was clipped. */
export interface KnownDay {
  readonly day: number;
  readonly weekday: number;
  readonly actual: number;
  readonly trusted: number;
  readonly weight: number | null;
}

/** What is remembered of a series up to the day that is judged; it grows with every day. */
export interface History {
  readonly kind: MetricKind;
  /** Known days of the trailing window, oldest first. */
  days: KnownDay[];
  /** Surprises of the latest judged days on the scale; empty until the first warm-up. */
  surprises: number[];
  /** How many judged days in a row lay far off, signed by direction. */
  daysAway: number;
  /** True while fewer than half of the days brought anything: then neither nothing nor something is news. */
  isBeginning: boolean;
  /** See ScaleBasis; set by the warm-up. */
  bend: number;
}

/** Eight weeks: eight values for each weekday. */
export const WINDOW_DAYS = 56;
/** Four weeks: with fewer, a weekday cannot be told from an accident. */
export const MINIMUM_DAYS = 28;
/** A weekday needs this many known days, all of them zero, to count as closed. */
const CLOSED_EVIDENCE = 3;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const NO_WEEKDAYS: ReadonlySet<number> = new Set();
/** In-window residuals are smaller than one-step-ahead ones: the day itself took part in its estimate. */
const WARM_UP_INFLATION = 1.2;
/** During warm-up a day farther off than this many deviations is pulled in to it. */
const WARM_UP_LIMIT = 2.5;

/** An empty history for a series of this kind. */
export function startHistory(kind: MetricKind): History {
  return { kind, days: [], surprises: [], daysAway: 0, isBeginning: false, bend: WIDEST_BEND };
}

/** Adds a day; volumes of zero before the first other value are not history but absence. */
export function remember(history: History, known: KnownDay): void {
  const absent = known.actual === 0 && history.kind !== 'rate';
  if (history.days.length === 0 && absent) return;
  history.days.push(known);
}

/** Drops days outside the window before `today`; a series that lost its history starts over. */
export function forgetBefore(history: History, today: number): void {
  const oldest = history.days[0];
  if (oldest !== undefined && oldest.day < today - WINDOW_DAYS) {
    history.days = history.days.filter((known) => known.day >= today - WINDOW_DAYS);
  }
  if (history.days.length < MINIMUM_DAYS) history.surprises = [];
}

/** Weekdays that have only ever been zero or absent while most other days are not. */
export function closedWeekdays(history: History): ReadonlySet<number> {
  const known = [0, 0, 0, 0, 0, 0, 0];
  const active = [0, 0, 0, 0, 0, 0, 0];
  for (const { weekday, actual } of history.days) {
    known[weekday] = (known[weekday] ?? 0) + 1;
    if (actual !== 0) active[weekday] = (active[weekday] ?? 0) + 1;
  }
  if (sum(active) * 2 <= history.days.length || active.every((count) => count > 0)) return NO_WEEKDAYS;
  const closed = WEEKDAYS.filter((weekday) => {
    const count = known[weekday] ?? 0;
    return active[weekday] === 0 && (count === 0 || count >= CLOSED_EVIDENCE);
  });
  return new Set(closed);
}

/** The days that describe an ordinary open day. */
export function openDays(history: History, closed = closedWeekdays(history)): readonly KnownDay[] {
  return closed.size === 0 ? history.days : history.days.filter(({ weekday }) => !closed.has(weekday));
}

/** The size of an ordinary open day, 0 when every day is zero. */
export function typicalSize(days: readonly KnownDay[]): number {
  const sizes: number[] = [];
  for (const { trusted } of days) if (trusted !== 0) sizes.push(Math.abs(trusted));
  return sizes.length === 0 ? 0 : median(sizes);
}

/** The scale that suits the remembered days. */
export function scaleOf(history: History, days: readonly KnownDay[]): Scale {
  const largest = days.reduce((most, known) => Math.max(most, known.trusted), 0);
  // What is typical takes longest to find, and most scales do not ask for it.
  const typical = (): number => typicalSize(days);
  return scaleFor({ kind: history.kind, typical, largest, bend: history.bend });
}

/** Remembered days on the scale; a rate's day weighs as much as its denominator. */
export function scaledDays(days: readonly KnownDay[], scale: Scale): ScaledDay[] {
  return days.map((known) => ({
    day: known.day,
    weekday: known.weekday,
    scaled: scale.forward(known.trusted),
    weight: known.weight ?? 1,
  }));
}

/**
 * Judges the remembered days by each other once, before the first day is judged by its past: pulls in wild days and
 * takes the rest as a first idea of the noise.
 */
export function warmUp(history: History): void {
  const open = openDays(history);
  history.bend = WIDEST_BEND;
  history.bend = moneyBend(robustScale(describeWindow(history, open).map(({ residual }) => residual)));
  const described = describeWindow(history, open);
  const residuals = described.map(({ residual }) => residual);
  const limit = WARM_UP_LIMIT * robustScale(residuals);
  const scale = scaleOf(history, open);
  const pulled = new Map(
    described.map(({ day, residual, center }) => [day, scale.back(center + clamp(residual, -limit, limit))]),
  );
  history.days = history.days.map((known) => ({ ...known, trusted: pulled.get(known.day) ?? known.trusted }));
  history.surprises = residuals.map((residual) => residual * WARM_UP_INFLATION);
}

/** Each day of the window beside what the window as a whole makes of it, on the scale. */
function describeWindow(history: History, open: readonly KnownDay[]) {
  const scaled = scaledDays(open, scaleOf(history, open));
  const baseline = estimateRobustBaseline(scaled);
  return scaled.map(({ day, weekday, scaled: value }) => {
    const center = ordinary(baseline, weekday);
    return { day, center, residual: value - center };
  });
}

/** Takes the latest four weeks as the new normal, whatever was expected of them. */
export function acceptNewNormal(history: History): void {
  history.days = history.days.slice(-MINIMUM_DAYS).map((known) => ({ ...known, trusted: known.actual }));
  history.daysAway = 0;
  warmUp(history);
}

/** Notices whether a series only begins; once it has begun, its latest days are what is normal. */
export function noticeBeginning(history: History): void {
  const wasBeginning = history.isBeginning;
  let empty = 0;
  for (const { actual } of history.days) if (actual === 0) empty += 1;
  history.isBeginning = empty > history.days.length / 2;
  if (wasBeginning && !history.isBeginning) acceptNewNormal(history);
}

/** What the baseline gives for a weekday. */
export function ordinary(baseline: Baseline, weekday: number): number {
  return baseline.level + (baseline.weekdays.get(weekday) ?? 0);
}
