import { dayNumber, weekdayOf } from './calendar-day.ts';
import type { GapFinding, LateDataFinding } from './data-finding.ts';
import type { DailyPoint } from './series.ts';

/** A weekday absent at least this often, and never present, is closed rather than missing. */
const CLOSED_EVIDENCE = 3;

/** Runs of unknown days between known ones; weekdays that are never known are closed, and no gap. */
export function findGaps(points: readonly DailyPoint[]): readonly GapFinding[] {
  if (points.every(isKnown)) return [];
  const closed = closedWeekdays(points);
  const open = points.filter((point) => point.value !== null || !closed.has(weekdayOf(dayNumber(point.day))));
  const gaps: GapFinding[] = [];
  let missing: DailyPoint[] = [];
  for (const point of open.slice(Math.max(0, open.findIndex(isKnown)))) {
    if (!isKnown(point)) missing.push(point);
    else {
      gaps.push(...gapOf(missing));
      missing = [];
    }
  }
  return gaps;
}

/** Complains when the newest known day lies before the day that should be complete by now. */
export function findLateData(points: readonly DailyPoint[], dueDay: string): LateDataFinding | undefined {
  const closed = closedWeekdays(points);
  const lastDay = points.findLast((point) => isKnown(point) && point.day <= dueDay)?.day ?? null;
  const from = lastDay ?? points.at(0)?.day;
  if (from === undefined) return { kind: 'late_data', lastDay, dueDay, daysLate: 0 };
  const firstLate = dayNumber(from) + (lastDay === null ? 0 : 1);
  const days = Array.from(
    { length: Math.max(0, dayNumber(dueDay) - firstLate + 1) },
    (_, i) => firstLate + i,
  );
  const daysLate = days.filter((day) => !closed.has(weekdayOf(day))).length;
  return daysLate === 0 ? undefined : { kind: 'late_data', lastDay, dueDay, daysLate };
}

function gapOf(missing: readonly DailyPoint[]): GapFinding[] {
  const first = missing.at(0);
  const last = missing.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ kind: 'gap', firstDay: first.day, lastDay: last.day, missingDays: missing.length }];
}

function closedWeekdays(points: readonly DailyPoint[]): Set<number> {
  const byWeekday = Map.groupBy(points, (point) => weekdayOf(dayNumber(point.day)));
  const closed = [...byWeekday].filter(([, same]) => same.length >= CLOSED_EVIDENCE && !same.some(isKnown));
  return new Set(closed.map(([weekday]) => weekday));
}

function isKnown(point: DailyPoint): boolean {
  return point.value !== null;
}
