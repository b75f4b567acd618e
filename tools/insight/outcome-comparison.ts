import type { Comparison } from '#analysis/outcome/panel.ts';
import type { PeriodSeries } from '#analysis/outcome/period-series.ts';
import { seededUniform } from '#analysis/outcome/seeded-uniform.ts';
import { InvalidInputError } from '#core/errors.ts';
import type { Day } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import type { OutcomeSubject } from '#storage/insight/outcome.repository.ts';
import { listMemberWeeks } from '#storage/metric/member-weeks.repository.ts';
import { getMetric } from '../metric/metric-catalog.ts';
import { PRE_WEEKS } from './measurability.ts';

/** As many weeks as four rehearsals of a month that do not overlap need before the start. */
const HISTORY_WEEKS = PRE_WEEKS + 16;
/** A member that sold in fewer of the weeks before the start has no level to be compared. */
const LEAST_SOLD_WEEKS = PRE_WEEKS / 2;
/** More comparable series make placebos hardly finer, and a design slow; published power figures are for as many. */
const MOST_COMPARABLE = 400;

/** What is compared: a metric on some members, from a day on. */
export interface ComparisonRequest {
  readonly metric: string;
  readonly subject: OutcomeSubject;
  readonly start: Day;
  /** Weeks from the start on: 0 to design, and as many as are measured to judge. */
  readonly post: number;
}

/** Index of the week that begins on the start in every series of a comparison. */
export const START_INDEX = HISTORY_WEEKS;

/** Reads the weekly series of the members acted on, and of all others that sold about as steadily. */
export async function readComparison(db: Database, request: ComparisonRequest): Promise<Comparison> {
  const { metric, subject, start, post } = request;
  const weeks = await listMemberWeeks(db, {
    dataset: subject.source,
    measure: summedMeasure(metric, subject.dimension),
    dimension: subject.dimension,
    start,
    before: HISTORY_WEEKS,
    after: post,
  });
  const members = new Set(subject.members);
  const series = weeks.map(
    ({ member, amounts }): PeriodSeries => ({ key: member, values: floored(amounts) }),
  );
  const found = series.filter(({ key }) => members.has(key));
  // A member of which the store knows nothing is unknown; left out, the rest would be another subject.
  const absent = subject.members.filter((member) => !found.some(({ key }) => key === member));
  const nothing = new Array<null>(HISTORY_WEEKS + post).fill(null);
  return {
    subject: [...found, ...absent.map((key) => ({ key, values: nothing }))],
    pool: drawComparable(series.filter((each) => !members.has(each.key) && isSteady(each))),
  };
}

/** Only sums of one measure multiply by a lift; a rate needs both its parts measured. */
function summedMeasure(metric: string, dimension: string): string {
  const { expression, dimensions } = getMetric(metric);
  if (expression.kind !== 'sum')
    throw new InvalidInputError(`Outcomes of "${metric}" cannot be measured yet: it is a rate, not a sum.`);
  if (!dimensions.includes(dimension))
    throw new InvalidInputError(`"${metric}" has no "${dimension}": it has ${dimensions.join(', ')}.`);
  return expression.measure;
}

/** More returns than sales in a week is no level below zero. */
function floored(amounts: readonly (number | null)[]): (number | null)[] {
  return amounts.map((amount) => (amount === null ? null : Math.max(0, amount)));
}

/** As many as are needed, whoever they are, and the same ones when it is judged. */
function drawComparable(steady: readonly PeriodSeries[]): readonly PeriodSeries[] {
  if (steady.length <= MOST_COMPARABLE) return steady;
  const drawn = steady.map((series) => ({ series, place: seededUniform(series.key)() }));
  drawn.sort((first, second) => first.place - second.place);
  return drawn.slice(0, MOST_COMPARABLE).map(({ series }) => series);
}

function isSteady({ values }: PeriodSeries): boolean {
  const before = values.slice(START_INDEX - PRE_WEEKS, START_INDEX);
  return before.filter((amount) => amount !== null && amount > 0).length >= LEAST_SOLD_WEEKS;
}
