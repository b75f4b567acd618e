import { findGaps } from '#analysis/data-gap.ts';
import { findTrackerBreak, isNearlyGone } from '#analysis/data-quality.ts';
import type { ExpectedPoint } from '#analysis/expectation.ts';
import { type DataProblem, joinSameDays, overlaps, runsOf, sharesSource } from './data-problem.ts';
import { type ExpectedSeries, isTotal } from './expected-series.ts';
import type { Days } from './stretch-summary.ts';

/** A break of one kind of number may be the business; a broken tracker takes numbers of several kinds with it. */
const LEAST_BROKEN_FAMILIES = 2;
/** A source that usually has rows on fewer of its days than this has no gaps, only quiet days. */
const LEAST_COVERAGE = 0.9;

/** Breaks and gaps of every source; sources that broke on the same days are one problem. */
export function findBreaksAndGaps(all: readonly ExpectedSeries[]): readonly DataProblem[] {
  const volumes = all.filter(
    (candidate) => isTotal(candidate) && candidate.definition.expression.kind === 'sum',
  );
  const bySource = [...Map.groupBy(volumes, ({ series }) => series.source)];
  const sources = bySource.map(([source, totals]) => ({
    totals,
    broken: brokenDays(source, totals),
    missing: missingDays(totals),
  }));
  const leading = sources.filter(({ totals }) => familiesOf(totals).size >= LEAST_BROKEN_FAMILIES);
  const days = [...new Set(leading.flatMap(({ broken }) => broken))].sort();
  const breaks = runsOf(days).map((run): DataProblem => {
    const involved = sources.filter(({ broken, missing }) =>
      [...broken, ...missing].some((day) => isIn(day, run)),
    );
    return { kind: 'tracker_break', ...run, series: involved.flatMap(({ totals }) => totals) };
  });
  // Days that are missing because the tracker was broken belong to the break.
  const gaps = bySource
    .flatMap(([, totals]) => gapsOf(totals))
    .filter((gap) => !breaks.some((other) => overlaps(gap, other) && sharesSource(gap, other)));
  return [...breaks, ...joinSameDays(gaps)];
}

function brokenDays(source: string, totals: readonly ExpectedSeries[]): string[] {
  const suspicious = new Set(
    totals.flatMap(({ points }) => points.filter(isSuspicious).map(({ day }) => day)),
  );
  if (suspicious.size === 0) return [];
  const changes = totals.flatMap(({ series: { metric }, definition: { kind }, points }) =>
    points.flatMap(({ day, actual, expected, z }) =>
      !suspicious.has(day) || actual === null || expected === null || z === null
        ? []
        : [{ day, metric, kind, actual, expected }],
    ),
  );
  return [...Map.groupBy(changes, ({ day }) => day)].flatMap(([day, ofDay]) =>
    findTrackerBreak(source, ofDay) === undefined ? [] : [day],
  );
}

function isSuspicious({ actual, expected }: ExpectedPoint): boolean {
  return actual !== null && expected !== null && isNearlyGone({ actual, expected });
}

function missingDays([first]: readonly ExpectedSeries[]): string[] {
  const missing = first?.points.filter(({ actual, expected }) => actual === null && (expected ?? 0) > 0);
  return (missing ?? []).map(({ day }) => day);
}

function gapsOf(totals: readonly ExpectedSeries[]): DataProblem[] {
  const [first] = totals;
  if (first === undefined) return [];
  const points = first.points.map(({ day, actual, weight }) => ({ day, value: actual, weight }));
  const gaps = findGaps(points);
  const missing = gaps.reduce((sum, gap) => sum + gap.missingDays, 0);
  const known = points.filter(({ value }) => value !== null).length;
  if (known < LEAST_COVERAGE * (known + missing)) return [];
  return gaps
    .filter((gap) => first.points.some(({ day, expected }) => day === gap.firstDay && expected !== null))
    .map(({ firstDay, lastDay }) => ({ kind: 'data_gap', firstDay, lastDay, series: totals }));
}

function familiesOf(totals: readonly ExpectedSeries[]): Set<string> {
  return new Set(totals.map(({ definition }) => definition.family));
}

function isIn(day: string, { firstDay, lastDay }: Days): boolean {
  return day >= firstDay && day <= lastDay;
}
