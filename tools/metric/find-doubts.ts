import type { TrafficChange } from '#analysis/data-finding.ts';
import { findGaps, findLateData } from '#analysis/data-gap.ts';
import {
  findBotTraffic,
  findLabelShift,
  findRecordDominance,
  findTrackerBreak,
} from '#analysis/data-quality.ts';
import type { BreakdownAmounts } from '#storage/metric/breakdown.repository.ts';
import type { LargestRecord } from '#storage/metric/largest-record.repository.ts';
import type { ExpectedSeries } from './expected-series.ts';
import type { Scope } from './money-impact.ts';
import type { Finding } from './quality-answer.ts';
import type { SubjectInScope } from './read-scope.ts';
import type { RecordedMoney } from './recorded-money.ts';
import { type Days, summarizeStretch } from './stretch-summary.ts';

/** Gaps within the days asked about, and days that should be there by `dueDay` and are not. */
export function findMissingDays({ points }: ExpectedSeries, asked: Days, dueDay: string): Finding[] {
  const known = points.map(({ day, actual, weight }) => ({ day, value: actual, weight }));
  const gaps = findGaps(known).filter(
    ({ firstDay, lastDay }) => firstDay <= asked.lastDay && lastDay >= asked.firstDay,
  );
  // Data that goes on after the day that was due is not late: what lacks is a gap.
  const goesOn = known.some(({ day, value }) => day > dueDay && value !== null);
  const late = goesOn ? undefined : findLateData(known, dueDay);
  return [...gaps, ...(late === undefined ? [] : [late])];
}

/** All volumes of the source near zero together. */
export function findBreak({ source, scope }: SubjectInScope, asked: Days): Finding[] {
  const changes = scope
    .filter(({ definition }) => definition.expression.kind === 'sum')
    .flatMap(({ series, definition, points }) => {
      const summary = summarizeStretch(points, asked);
      if (summary === undefined) return [];
      return [
        { metric: series.metric, kind: definition.kind, actual: summary.actual, expected: summary.expected },
      ];
    });
  const found = findTrackerBreak(source, changes);
  return found === undefined ? [] : [{ ...found, metrics: [...found.metrics] }];
}

/** The record without which the days asked about would be ordinary, beside the day on which it came. */
export function findSingleRecord(
  { total, measure }: Pick<RecordedMoney, 'total' | 'measure'>,
  records: readonly LargestRecord[],
  asked: Days,
): Finding[] {
  const largest = dominantRecord(total, records, asked);
  const day = records.find(({ record }) => record === largest?.record)?.day;
  if (day === undefined) return [];
  const ofDay = records.filter((each) => each.day === day);
  const found = dominantRecord(total, ofDay, { firstDay: day, lastDay: day });
  return found === undefined ? [] : [{ ...found, day, measure }];
}

function dominantRecord(total: ExpectedSeries, records: readonly LargestRecord[], days: Days) {
  const summary = summarizeStretch(total.points, days);
  if (summary === undefined) return undefined;
  return findRecordDominance({
    records: records.map(({ record, amount }) => ({ key: record, amount })),
    total: summary.expectedSum + summary.difference,
    expected: summary.expectedSum,
  });
}

/** Here one value loses what another gains without anybody having renamed it. */
const GOODS = ['product', 'category'];

/** Dimensions of which one value lost what another gained. */
export function findLabelShifts(amounts: readonly BreakdownAmounts[]): Finding[] {
  const byDimension = Map.groupBy(amounts, ({ dimension }) => dimension);
  // The total stands under an empty dimension; who finds a product sold out takes another.
  for (const each of ['', ...GOODS]) byDimension.delete(each);
  return [...byDimension].flatMap(([dimension, values]) => {
    const cells = values.map(({ value, before, after }) => ({
      value,
      before: before[0] ?? 0,
      after: after[0] ?? 0,
    }));
    return findLabelShift(dimension, cells) ?? [];
  });
}

/** The metrics by which visits of robots give themselves away. */
const TRAFFIC: Readonly<Record<keyof TrafficChange, string>> = {
  sessionsChange: 'sessions',
  purchasesChange: 'transactions',
  bounceRateChange: 'bounce_rate',
  pagesPerSessionChange: 'pages_per_session',
  sessionDurationChange: 'avg_session_duration',
};

export function findBots(scope: Scope, asked: Days): Finding[] {
  const changeOf = (name: keyof TrafficChange): number | null => {
    const series = scope.find((each) => each.series.metric === TRAFFIC[name]);
    return (series && summarizeStretch(series.points, asked)?.changeFraction) ?? null;
  };
  const sessionsChange = changeOf('sessionsChange');
  const purchasesChange = changeOf('purchasesChange');
  if (sessionsChange === null || purchasesChange === null) return [];
  const found = findBotTraffic({
    sessionsChange,
    purchasesChange,
    bounceRateChange: changeOf('bounceRateChange'),
    pagesPerSessionChange: changeOf('pagesPerSessionChange'),
    sessionDurationChange: changeOf('sessionDurationChange'),
  });
  return found === undefined ? [] : [{ ...found, signs: [...found.signs] }];
}
