import { addDays, daysBetween, daysFrom } from '#core/time.ts';
import {
  type DataProblemKind,
  dataProblemKind,
  type ShiftedLabel,
  shiftedLabel,
} from '#storage/metric/anomaly-record.ts';
import type { ExpectedSeries, WrongDays } from './expected-series.ts';
import type { Days } from './stretch-summary.ts';

/** In which way numbers are wrong, for those who may not know the store. */
export const problemKind = dataProblemKind;

/** Which labels were exchanged, for those who may not know the store. */
export const exchangedLabel = shiftedLabel;

/** Days whose numbers are wrong or missing, and the series that show it: totals, and of labels those of the labels. */
export interface DataProblem extends Days {
  readonly kind: DataProblemKind;
  readonly series: readonly ExpectedSeries[];
  /** Of a measure that is missing: which one. */
  readonly missingMeasure?: string;
  /** Of a label that was counted under another one: both. */
  readonly shiftedLabel?: ShiftedLabel;
}

/**
 * What else is wrong on the days of a problem: everything of its sources, the metrics that show it alone (money in another
 * unit leaves the visits as they are), all that is counted under its labels (totals hold), or nothing (a day that begins some
 * hours later is a day all the same).
 */
const REACH: Readonly<Record<DataProblemKind, 'source' | 'metric' | 'label' | 'nothing'>> = {
  tracker_break: 'source',
  data_gap: 'source',
  duplicates: 'source',
  sampling: 'source',
  part_day: 'source',
  measure_missing: 'metric',
  currency_change: 'metric',
  timezone_change: 'nothing',
  label_shift: 'label',
};

/** What happened on so much of its days while a label moved was the label. */
const LEAST_COMMON = 0.5;

/** Which metric of which source is wrong on which days. */
export interface WrongStretch extends Days {
  readonly kind: DataProblemKind;
  readonly source: string;
  readonly metric: string;
}

/** The days of all problems, to be treated as unknown. */
export function wrongDaysOf(problems: readonly DataProblem[]): WrongDays {
  return gatherWrongDays(
    problems.flatMap(({ kind, firstDay, lastDay, series }) =>
      series.map(({ series: { source, metric } }) => ({ kind, firstDay, lastDay, source, metric })),
    ),
  );
}

/** The days of wrong stretches, by source and by metric of a source; a new name becomes usual, so that its days count. */
export function gatherWrongDays(stretches: readonly WrongStretch[]): WrongDays {
  const wrong = new Map<string, Set<string>>();
  for (const stretch of stretches) {
    const place = placeOf(stretch);
    if (place === undefined) continue;
    const days = wrong.get(place) ?? new Set();
    for (const day of daysFrom(stretch.firstDay, stretch.lastDay)) days.add(day);
    wrong.set(place, days);
  }
  return wrong;
}

function placeOf({ kind, source, metric }: WrongStretch): string | undefined {
  if (REACH[kind] === 'source') return source;
  return REACH[kind] === 'metric' ? `${source} ${metric}` : undefined;
}

/** A metric of a source, in total or restricted to values of dimensions. */
type Place = Pick<WrongStretch, 'source' | 'metric'> & { readonly dims: Readonly<Record<string, string>> };

/** True when a problem that shows in some series makes a series doubtful; another clock does so to its whole source. */
export function reachesSeries(
  kind: DataProblemKind,
  shown: readonly Place[],
  { source, metric, dims }: Place,
): boolean {
  const reach = REACH[kind];
  return shown.some((each) => {
    if (each.source !== source) return false;
    if (reach === 'label') return Object.entries(each.dims).every(([name, value]) => dims[name] === value);
    return reach !== 'metric' || each.metric === metric;
  });
}

/** True when what happened to a series on some days is no more than that it was counted under another name on most of them. */
export function isMovedLabel(problem: DataProblem, { series }: ExpectedSeries, days: Days): boolean {
  if (REACH[problem.kind] !== 'label' || !overlaps(problem, days)) return false;
  const first = problem.firstDay > days.firstDay ? problem.firstDay : days.firstDay;
  const last = problem.lastDay < days.lastDay ? problem.lastDay : days.lastDay;
  const [common, all] = [daysBetween(first, last) + 1, daysBetween(days.firstDay, days.lastDay) + 1];
  const shown = problem.series.map((each) => each.series);
  return common >= LEAST_COMMON * all && reachesSeries(problem.kind, shown, series);
}

/** Leaves out what an earlier problem explains already: one that makes the same series wrong on some of the days. */
export function withoutExplained(problems: readonly DataProblem[]): readonly DataProblem[] {
  const kept: DataProblem[] = [];
  for (const problem of problems) {
    if (!kept.some((other) => REACH[other.kind] !== 'nothing' && explains(other, problem)))
      kept.push(problem);
  }
  return kept;
}

function explains(first: DataProblem, second: DataProblem): boolean {
  const isTouched =
    REACH[first.kind] === 'source' ? sharesSource(first, second) : sharesSeries(first, second);
  return overlaps(first, second) && isTouched;
}

/** Problems of one kind on the same days are one problem. */
export function joinSameDays(problems: readonly DataProblem[]): DataProblem[] {
  const byDays = Map.groupBy(problems, ({ kind, firstDay, lastDay }) => `${kind} ${firstDay} ${lastDay}`);
  return [...byDays.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ ...first, series: [first, ...rest].flatMap(({ series }) => series) }],
  );
}

/** Consecutive days, joined. */
export function runsOf(days: readonly string[]): Days[] {
  const runs: Days[] = [];
  for (const day of days) {
    const open = runs.at(-1);
    if (open !== undefined && addDays(open.lastDay, 1) === day)
      runs[runs.length - 1] = { ...open, lastDay: day };
    else runs.push({ firstDay: day, lastDay: day });
  }
  return runs;
}

/** True when two stretches share a day. */
export function overlaps(first: Days, second: Days): boolean {
  return first.firstDay <= second.lastDay && second.firstDay <= first.lastDay;
}

/** True when two problems are of one source. */
export function sharesSource(first: DataProblem, second: DataProblem): boolean {
  const sources = new Set(first.series.map(({ series }) => series.source));
  return second.series.some(({ series }) => sources.has(series.source));
}

function sharesSeries(first: DataProblem, second: DataProblem): boolean {
  return second.series.some((series) => first.series.includes(series));
}
