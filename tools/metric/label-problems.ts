import { fallsOf, findGainer, type Label, type LabelDay, totalStands } from '#analysis/data-label-shift.ts';
import { addDays } from '#core/time.ts';
import type { ShiftedLabel } from '#storage/metric/anomaly-record.ts';
import type { DatedValues, DatedValuesRequest } from '#storage/metric/dated-values.repository.ts';
import { type DataProblem, overlaps } from './data-problem.ts';
import { type ExpectedSeries, isTotal } from './expected-series.ts';
import { labelOf, noiseOf, withExpectation } from './label-days.ts';
import { measuresOf } from './metric-catalog.ts';

/** Under the labels of these records move; all else that is counted of a visit or a click moves with it. */
const VOLUMES = ['sessions', 'clicks'];
/** A label that gained has so much of what the other lost, at least. */
const LEAST_PART = 0.5;
/** Days before a fall that say what was usual under a label that has no series. */
const DAYS_BEFORE = 21;

/** Reads what came under the values of a dimension, day by day. */
export type ReadValues = (request: DatedValuesRequest) => Promise<readonly DatedValues[]>;

/**
 * Labels whose records were counted under another one on some days. Only where a label lost most of what it had is anything
 * looked for, and only where no watched label gained it are the facts asked for a new one.
 */
export async function findLabelProblems(
  all: readonly ExpectedSeries[],
  readValues: ReadValues,
): Promise<readonly DataProblem[]> {
  const volumes = all.filter(({ series }) => VOLUMES.includes(series.metric));
  const problems: DataProblem[] = [];
  for (const own of Map.groupBy(volumes, ({ series }) => `${series.source} ${series.metric}`).values()) {
    const total = own.find(isTotal);
    if (total === undefined) continue;
    for (const dimension of new Set(own.flatMap(({ series }) => Object.keys(series.dims)))) {
      const dimensioned = dimensionOf(own, { dimension, total });
      const found = await shiftsIn(dimensioned, readValues);
      problems.push(...found.map((shift) => asProblem(shift, total, all)));
    }
  }
  return joinSameLabels(problems);
}

/** One dimension of a source: what is watched under its labels. */
interface Dimension {
  readonly name: string;
  readonly total: ExpectedSeries;
  readonly noise: ReadonlyMap<string, number>;
  /** The total as if it were a label. */
  readonly whole: Label;
  readonly labels: readonly Label[];
  readonly falls: readonly Fall[];
}

interface Fall {
  readonly from: string;
  readonly days: readonly LabelDay[];
}

function dimensionOf(
  own: readonly ExpectedSeries[],
  { dimension, total }: { readonly dimension: string; readonly total: ExpectedSeries },
): Dimension {
  const noise = noiseOf(total);
  const whole = labelOf('', total.points, noise);
  const parts = own.flatMap(({ series, points }) => {
    const value = series.dims[dimension];
    return value === undefined ? [] : [{ label: labelOf(value, points, noise), points }];
  });
  const falls = parts.flatMap(({ label, points }) =>
    fallsOf(withExpectation(label, points))
      .filter((days) => totalStands(days, whole))
      .map((days) => ({ from: label.value, days })),
  );
  return { name: dimension, total, whole, noise, labels: parts.map(({ label }) => label), falls };
}

interface Shift {
  readonly label: ShiftedLabel;
  readonly firstDay: string;
  readonly lastDay: string;
}

async function shiftsIn(dimension: Dimension, readValues: ReadValues): Promise<readonly Shift[]> {
  const { falls, labels } = dimension;
  const open: Fall[] = [];
  const shifts = falls.flatMap((fall) => {
    const shift = shiftOf(fall, labels, dimension);
    if (shift === undefined) open.push(fall);
    return shift ?? [];
  });
  if (open.length === 0) return shifts;
  const unwatched = await readUnwatched(open, dimension, readValues);
  return [...shifts, ...open.flatMap((fall) => shiftOf(fall, unwatched, dimension) ?? [])];
}

function shiftOf(
  { from, days }: Fall,
  labels: readonly Label[],
  { name, whole }: Dimension,
): Shift | undefined {
  const others = labels.filter(({ value }) => value !== from);
  const found = others.length === 0 ? undefined : findGainer(days, others, whole);
  if (found === undefined) return undefined;
  const { to, firstDay, lastDay } = found;
  return { label: { dimension: name, from, to }, firstDay, lastDay };
}

/** Labels that are too small or too new to be watched. */
async function readUnwatched(
  falls: readonly Fall[],
  { name, total, labels, noise }: Dimension,
  readValues: ReadValues,
): Promise<readonly Label[]> {
  const days = falls.flatMap((fall) => fall.days.map(({ day }) => day)).sort();
  const [firstDay = '', lastDay = ''] = [days.at(0), days.at(-1)];
  const lost = falls.map((fall) => fall.days.reduce((sum, day) => sum + day.expected - day.actual, 0));
  const values = await readValues({
    ...{ dataset: total.series.source, measure: measuresOf(total.definition)[0], dimension: name },
    ...{ from: addDays(firstDay, -DAYS_BEFORE), to: lastDay },
    ...{ least: LEAST_PART * Math.min(...lost), except: labels.map(({ value }) => value) },
  });
  const counted = total.points.filter(
    ({ day, actual }) => actual !== null && day >= addDays(firstDay, -DAYS_BEFORE) && day <= lastDay,
  );
  return values.map(({ value, days: known, amounts }) => {
    const amountOf = new Map(known.map((day, index) => [day, amounts[index] ?? 0]));
    const points = counted.map(({ day }) => ({
      ...{ day, actual: amountOf.get(day) ?? 0, expected: null, lower: null, upper: null },
    }));
    return labelOf(value, points, noise);
  });
}

/** All that is counted under both labels is wrong; what is added up shows it. */
function asProblem(
  { label, firstDay, lastDay }: Shift,
  { series: { source } }: ExpectedSeries,
  all: readonly ExpectedSeries[],
): DataProblem {
  const series = all.filter(({ series: own, definition }) => {
    const value = own.dims[label.dimension];
    const isOne = value === label.from || value === label.to;
    return own.source === source && isOne && definition.expression.kind === 'sum';
  });
  return { kind: 'label_shift', firstDay, lastDay, series, shiftedLabel: label };
}

/** A campaign that was renamed has another name in the advertising too. */
function joinSameLabels(problems: readonly DataProblem[]): readonly DataProblem[] {
  const joined: DataProblem[] = [];
  for (const problem of problems) {
    const place = joined.findIndex((other) => isSameShift(other, problem));
    const other = joined[place];
    if (other === undefined) joined.push(problem);
    else joined[place] = joinTwo(other, problem);
  }
  return joined;
}

function isSameShift(first: DataProblem, second: DataProblem): boolean {
  const [one, other] = [first.shiftedLabel, second.shiftedLabel];
  const isSame = one?.dimension === other?.dimension && one?.from === other?.from && one?.to === other?.to;
  return isSame && overlaps(first, second);
}

function joinTwo(first: DataProblem, second: DataProblem): DataProblem {
  const firstDay = first.firstDay < second.firstDay ? first.firstDay : second.firstDay;
  const lastDay = first.lastDay > second.lastDay ? first.lastDay : second.lastDay;
  return { ...first, firstDay, lastDay, series: [...first.series, ...second.series] };
}
