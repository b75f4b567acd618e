import { dayNumber } from './calendar-day.ts';
import type { MeasureMissingFinding } from './data-finding.ts';

/** One day of a measure beside what it cannot be without. */
export interface CompanionDay {
  readonly day: string;
  /** Of the measure; null when nothing is known. */
  readonly actual: number | null;
  readonly expected: number | null;
  /** Of what it cannot be without, for example the visits of pages. */
  readonly companion: number | null;
  readonly companionExpected: number | null;
}

/** Gone when no more of it is left than this; a hundredth is another unit. */
const GONE = 0.005;
/** The other goes on when this much of it is there. */
const GOES_ON = 0.4;
/** With fewer of the other expected, nothing of the measure may be an accident. */
const LEAST_COMPANION = 10;

/** The stretches on which a measure is gone while what it cannot be without goes on. */
export function findMeasureMissing(
  measure: string,
  days: readonly CompanionDay[],
): readonly MeasureMissingFinding[] {
  const runs: MeasureMissingFinding[] = [];
  for (const { day } of days.filter(isGone)) {
    const open = runs.at(-1);
    const continues = open !== undefined && dayNumber(day) - dayNumber(open.lastDay) === 1;
    if (continues) runs[runs.length - 1] = { ...open, lastDay: day };
    else runs.push({ kind: 'measure_missing', measure, firstDay: day, lastDay: day });
  }
  return runs;
}

/** True for a day on which something was expected of a measure and nothing of it came. */
export function hasNothing({ actual, expected }: Pick<CompanionDay, 'actual' | 'expected'>): boolean {
  return actual !== null && expected !== null && expected > 0 && actual <= GONE * expected;
}

function isGone({ actual, expected, companion, companionExpected }: CompanionDay): boolean {
  if (companion === null || companionExpected === null) return false;
  const goesOn = companion >= GOES_ON * companionExpected && companionExpected >= LEAST_COMPANION;
  return goesOn && hasNothing({ actual, expected });
}
