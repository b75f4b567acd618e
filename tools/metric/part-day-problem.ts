import { findPartDay, type LastDayVolume } from '#analysis/data-part-day.ts';
import type { ExpectedPoint } from '#analysis/expectation.ts';
import type { DataProblem } from './data-problem.ts';
import { deviationOf } from './evidence.ts';
import type { ExpectedSeries } from './expected-series.ts';

/** Fewer than this say nothing about a part of a day. */
const LEAST_EXPECTED = 10;

/** The last day, when it is there only in part. */
export function findPartDayProblem(totals: readonly ExpectedSeries[]): readonly DataProblem[] {
  const volumes = totals.filter(({ definition }) => definition.expression.kind === 'sum');
  const lastDay = volumes.reduce((latest, { points }) => {
    const day = points.at(-1)?.day ?? '';
    return day > latest ? day : latest;
  }, '');
  const last = volumes.flatMap((series) => {
    const volume = volumeOn(series, lastDay);
    return volume === undefined ? [] : [{ series, volume }];
  });
  const found = findPartDay(
    lastDay,
    last.map(({ volume }) => volume),
  );
  if (found === undefined) return [];
  return [{ kind: 'part_day', firstDay: lastDay, lastDay, series: last.map(({ series }) => series) }];
}

function volumeOn({ series, points }: ExpectedSeries, day: string): LastDayVolume | undefined {
  const point = points.at(-1);
  if (point === undefined || point.day !== day) return undefined;
  const { actual, expected } = point;
  const deviation = deviationOf(point);
  if (actual === null || expected === null || deviation === null) return undefined;
  if (expected < LEAST_EXPECTED) return undefined;
  return {
    ...{ source: series.source, actual, expected, deviation },
    dayBefore: levelOf(points.at(-2)),
  };
}

function levelOf(point: ExpectedPoint | undefined): number | null {
  const { actual = null, expected = null } = point ?? {};
  return actual === null || expected === null || expected <= 0 ? null : actual / expected;
}
