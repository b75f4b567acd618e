import { publishForecast } from '#analysis/forecast/forecast-series.ts';
import { addDays, daysFrom } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import { listDailyAmounts } from '#storage/metric/daily-fact.repository.ts';
import { wrongDaysFor } from '../metric/expected-series.ts';
import { getMetric, measuresOf } from '../metric/metric-catalog.ts';
import { readWrongDays } from '../metric/read-scope.ts';
import type { PlannedMeasurement } from './design-outcome.ts';
import type { PromiseBaseline, PromisedChange, RelativeChange } from './measurability.ts';

/** A promise beside what would come without it. */
export interface SizedPromise {
  readonly baseline: PromiseBaseline;
  readonly promised: RelativeChange;
}

const DAYS_PER_WEEK = 7;
const EARLIEST_DAY = '0001-01-01';
/** Farther ahead a forecast of days is not shown to anybody either. */
const MOST_DAYS = 90;

/**
 * Says what the place would bring over the horizon if nobody acted, and the promise as a relative change of that: by a
 * forecast where one is good enough to be published, its interval carried into the promise's, else by an ordinary week.
 */
export async function sizePromise(
  db: Database,
  { promise, plan, levelPerWeek }: SizeQuestion,
): Promise<SizedPromise> {
  const unit = getMetric(plan.metric).unit;
  const level = (levelPerWeek * promise.horizonDays) / DAYS_PER_WEEK;
  const usual = { low: level, mid: level, high: level, basis: 'weeks_before' } as const;
  const forecast = await findForecast(db, plan, promise.horizonDays);
  const baseline = { ...(forecast ?? usual), unit, days: promise.horizonDays };
  return {
    baseline,
    promised: {
      low: asLift(promise.low, baseline.high),
      mid: asLift(promise.mid, baseline.mid),
      high: asLift(promise.high, baseline.low),
    },
  };
}

/** A promise, what would be measured, and what the place brings in an ordinary week. */
export interface SizeQuestion {
  readonly promise: PromisedChange;
  readonly plan: PlannedMeasurement;
  readonly levelPerWeek: number;
}

/** Nobody can lose more than everything. */
function asLift(amount: number, withoutIt: number): number {
  return Math.max(-1, amount / withoutIt);
}

async function findForecast(db: Database, plan: PlannedMeasurement, horizon: number) {
  if (horizon > MOST_DAYS) return null;
  const outcome = publishForecast({
    values: await readDays(db, plan),
    period: DAYS_PER_WEEK,
    horizon,
    isNonNegative: getMetric(plan.metric).kind !== 'money',
  });
  if (outcome.status !== 'published') return null;
  const { expected, lower80, upper80 } = outcome.forecast.total;
  // What may come to nothing is nothing that a change could be a share of.
  if (lower80 <= 0) return null;
  return { low: lower80, mid: expected, high: upper80, basis: 'forecast' } as const;
}

/** What the members brought on each day before the start; null where nothing is known or the numbers are wrong. */
async function readDays(
  db: Database,
  { metric, subject, start }: PlannedMeasurement,
): Promise<(number | null)[]> {
  const { source, dimension, members } = subject;
  const to = addDays(start, -1);
  const wrong = wrongDaysFor(
    { source, metric },
    await readWrongDays(db, { firstDay: start, lastDay: start }),
  );
  const known = new Map<string, number>();
  for (const member of members) {
    const asked = {
      dataset: source,
      measures: [measuresOf(getMetric(metric))[0]],
      dims: { [dimension]: member },
    };
    for (const { day, amounts } of await listDailyAmounts(db, { ...asked, from: EARLIEST_DAY, to }))
      known.set(day, (known.get(day) ?? 0) + (amounts[0] ?? 0));
  }
  const [first] = [...known.keys()].sort();
  if (first === undefined) return [];
  return daysFrom(first, to).map((day) => (wrong.has(day) ? null : (known.get(day) ?? null)));
}
