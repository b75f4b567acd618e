import type { DailyPoint, DailySeries, Direction } from '#analysis/series.ts';

/** Days on which a rule says that a series went one way, as one alert. */
export interface Alert {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly direction: Direction;
}

/** A way of telling from a series which of its days are out of the ordinary; each day is judged by earlier ones alone. */
export interface DetectionRule {
  readonly name: string;
  alerts(series: DailySeries): readonly Alert[];
}

/** An open day whose value is known. */
export type OpenPoint = DailyPoint & { readonly value: number };

/** Judges one day by the open days before it, oldest first: -1 or 1 for an alert, else 0. */
export type DayRule = (today: OpenPoint, past: readonly OpenPoint[]) => number;

/** As many quiet open days may lie between two alerts that people take for one: the same for every rule. */
const MAXIMUM_GAP = 2;

/** A rule that looks at one day at a time; days next to each other are told as one alert. */
export function ruleByDay(name: string, judge: DayRule): DetectionRule {
  return {
    name,
    alerts({ points }) {
      const open = points.filter(isOpen);
      return joinDays(open.map((point, index) => ({ day: point.day, sign: judge(point, open.slice(0, index)) })));
    },
  };
}

/** True for a day with data. */
export function isOpen(point: DailyPoint): point is OpenPoint {
  return point.value !== null;
}

function joinDays(days: readonly { readonly day: string; readonly sign: number }[]): Alert[] {
  const joined: { alert: Alert; last: number }[] = [];
  for (const [index, { day, sign }] of days.entries()) {
    if (sign === 0) continue;
    const direction = sign > 0 ? 'up' : 'down';
    const open = joined.at(-1);
    if (open?.alert.direction === direction && index - open.last - 1 <= MAXIMUM_GAP)
      joined[joined.length - 1] = { alert: { ...open.alert, lastDay: day }, last: index };
    else joined.push({ alert: { firstDay: day, lastDay: day, direction }, last: index });
  }
  return joined.map(({ alert }) => alert);
}
