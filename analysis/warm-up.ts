import { type Baseline, estimateRobustBaseline } from './baseline.ts';
import {
  activeDays,
  forgetOldest,
  type History,
  type KnownDay,
  MINIMUM_DAYS,
  openDays,
  rescale,
} from './history.ts';
import { moneyBend, WIDEST_BEND } from './scale.ts';
import { sortedWindow } from './sorted-window.ts';
import { clamp, robustScale } from './statistics.ts';

/** In-window residuals are smaller than one-step-ahead ones: the day itself took part in its estimate. */
const INFLATION = 1.2;
/** A day farther off than this many deviations is pulled in to it. */
const LIMIT = 2.5;

/**
 * Judges the remembered days by each other once, before the first day is judged by its past: pulls in wild days and
 * takes the rest as a first idea of the noise.
 */
export function warmUp(history: History): void {
  bendTo(history, WIDEST_BEND);
  bendTo(history, moneyBend(robustScale(describeWindow(history).map(({ residual }) => residual))));
  const described = describeWindow(history);
  const residuals = described.map(({ residual }) => residual);
  const limit = LIMIT * robustScale(residuals);
  for (const { known, residual, center } of described) {
    known.scaled = center + clamp(residual, -limit, limit);
    known.trusted = history.scale.back(known.scaled);
  }
  history.surprises = sortedWindow(residuals.map((residual) => Math.abs(residual) * INFLATION));
}

/** Takes the latest four weeks as the new normal, whatever was expected of them. */
export function acceptNewNormal(history: History): void {
  while (history.days.length > MINIMUM_DAYS) forgetOldest(history);
  for (const known of history.days) {
    known.trusted = known.actual;
    // What stays is no season: it will not come back next year.
    history.yearly.delete(known.day);
  }
  history.daysAway = 0;
  warmUp(history);
}

/** Notices whether a series only begins; once it has begun, its latest days are what is normal. */
export function noticeBeginning(history: History): void {
  const wasBeginning = history.isBeginning;
  history.isBeginning = activeDays(history) * 2 < history.days.length;
  if (wasBeginning && !history.isBeginning) acceptNewNormal(history);
}

/** What the baseline gives for a weekday, on the scale. */
export function ordinary(baseline: Baseline, weekday: number): number {
  return baseline.level + (baseline.weekdays[weekday] ?? 0);
}

function bendTo(history: History, bend: number): void {
  history.bend = bend;
  rescale(history);
}

interface DescribedDay {
  readonly known: KnownDay;
  readonly center: number;
  readonly residual: number;
}

/** Each open day of the window beside what the window as a whole makes of it, on the scale. */
function describeWindow(history: History): DescribedDay[] {
  const open = openDays(history);
  const baseline = estimateRobustBaseline(open);
  return open.map((known) => {
    const center = ordinary(baseline, known.weekday);
    return { known, center, residual: known.scaled - center };
  });
}
