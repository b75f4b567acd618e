import { dayNumber, weekdayOf } from '#analysis/calendar-day.ts';
import type { DailySeries, Direction, MetricKind } from '#analysis/series.ts';
import { spansOf } from '#analysis/stretches.ts';

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

/** A day with data. */
export interface OpenDay {
  readonly day: string;
  /** 0 for Sunday to 6 for Saturday. */
  readonly weekday: number;
  readonly value: number;
}

/** Judges one day by the open days before it, oldest first: -1 or 1 for an alert, else 0. */
export type DayRule = (today: OpenDay, past: readonly OpenDay[]) => number;

/** As many quiet open days may lie between two alerts that people take for one: the same for every rule. */
const MAXIMUM_GAP = 2;
/** Open days that a rule may look back: more than any of them does. */
const PAST_DAYS = 70;

/** A rule that looks at one day at a time; days next to each other are told as one alert. */
export function ruleByDay(name: string, judge: DayRule): DetectionRule {
  return {
    name,
    alerts(series) {
      const open = openDaysOf(series);
      const signs = open.map((today, index) =>
        judge(today, open.slice(Math.max(0, index - PAST_DAYS), index)),
      );
      return joinDays(open, signs);
    },
  };
}

/** A rule that carries what it has learned from day to day; it sees the days in their order. */
export function ruleInOrder(
  name: string,
  start: (kind: MetricKind) => (today: OpenDay) => number,
): DetectionRule {
  return {
    name,
    alerts(series) {
      const open = openDaysOf(series);
      return joinDays(open, open.map(start(series.kind)));
    },
  };
}

/** The days of a series that have data, oldest first. */
export function openDaysOf({ points }: DailySeries): OpenDay[] {
  return points.flatMap(({ day, value }) =>
    value === null ? [] : [{ day, weekday: weekdayOf(dayNumber(day)), value }],
  );
}

function joinDays(open: readonly OpenDay[], signs: readonly number[]): Alert[] {
  return spansOf(signs, MAXIMUM_GAP).map(({ first, last, sign }) => ({
    firstDay: open[first]?.day ?? '',
    lastDay: open[last]?.day ?? '',
    direction: sign > 0 ? 'up' : 'down',
  }));
}
