import type { DailySeries } from '#analysis/series.ts';
import type { NamedSeries } from './detect-retail.ts';
import { type Alert, type DetectionRule, openDaysOf } from './detect-rule.ts';
import { rounded } from './figures.ts';

/** What a rule does on a clean series and on the same series with drops. */
export interface DropFigures {
  /** Alerts that begin on the judged days of the clean series: false ones and genuine ones. */
  readonly alerts_per_100_metric_days: number;
  /** Judged days that the rule calls an alert when it sees nothing of later days. */
  readonly alerted_days_per_100_metric_days: number;
  readonly metric_days: number;
  /** Share of the injected drops that are caught, by days and percent. */
  readonly caught: Readonly<Record<string, number>>;
}

/** Open days before the first one that is judged: with fewer, no rule knows a weekday. */
const HISTORY_DAYS = 60;
const LENGTHS = [1, 3];
const PERCENTS = [30, 50, 70];

/** The open days that are judged, in two halves: the first may choose constants, the second is scored. */
export function halvesOf(all: readonly DailySeries[]): readonly [readonly string[], readonly string[]] {
  const open = new Set(all.flatMap((series) => openDaysOf(series).map(({ day }) => day)));
  const days = [...open].sort().slice(HISTORY_DAYS);
  if (days.length === 0)
    throw new Error(`A shop is judged after ${HISTORY_DAYS} days with data; there are ${open.size}.`);
  const middle = Math.floor(days.length / 2);
  return [days.slice(0, middle), days.slice(middle)];
}

/**
 * Judges a rule on these days of all series. A drop multiplies the values of one or of three open days in a row; the rule
 * then sees the series up to the last of them and no further. It is caught when an alert downwards covers one of its days.
 */
export function measureDrops(
  rule: DetectionRule,
  all: readonly NamedSeries[],
  days: readonly string[],
): DropFigures {
  const judged = new Set(days);
  const begun = all.flatMap(({ series }) =>
    rule.alerts(series).filter(({ firstDay }) => judged.has(firstDay)),
  );
  const alerted = all.flatMap(({ series }) => days.filter((day) => isAlertOn(rule, series, day)));
  const metricDays = all.length * days.length;
  return {
    alerts_per_100_metric_days: rounded((100 * begun.length) / metricDays),
    alerted_days_per_100_metric_days: rounded((100 * alerted.length) / metricDays),
    metric_days: metricDays,
    caught: Object.fromEntries(
      LENGTHS.flatMap((length) =>
        PERCENTS.map((percent) => [
          `d${length}_${percent}`,
          shareCaught(rule, all, { days, length, percent }),
        ]),
      ),
    ),
  };
}

/** True when the rule, run on that day, takes the day for an alert. */
function isAlertOn(rule: DetectionRule, series: DailySeries, day: string): boolean {
  return rule.alerts(withDrop(series, [day], 1)).some((alert) => covers(alert, day));
}

interface Drop {
  readonly days: readonly string[];
  readonly length: number;
  readonly percent: number;
}

function shareCaught(
  rule: DetectionRule,
  all: readonly NamedSeries[],
  { days, length, percent }: Drop,
): number {
  let caught = 0;
  let injected = 0;
  for (let first = 0; first + length <= days.length; first += 1) {
    const dropped = days.slice(first, first + length);
    for (const { series } of all) {
      injected += 1;
      const alerts = rule.alerts(withDrop(series, dropped, 1 - percent / 100));
      if (alerts.some((alert) => alert.direction === 'down' && dropped.some((day) => covers(alert, day))))
        caught += 1;
    }
  }
  return rounded(caught / injected, 3);
}

/** The series as it would be seen on the last of the days; counts stay whole. */
function withDrop({ kind, points }: DailySeries, days: readonly string[], factor: number): DailySeries {
  const last = days.at(-1) ?? '';
  const seen = points.filter(({ day }) => day <= last);
  return {
    kind,
    points: seen.map((point) => {
      if (point.value === null || !days.includes(point.day)) return point;
      const value = point.value * factor;
      return { ...point, value: kind === 'count' ? Math.round(value) : value };
    }),
  };
}

function covers({ firstDay, lastDay }: Alert, day: string): boolean {
  return firstDay <= day && day <= lastDay;
}
