import type { ForecastModel } from '#analysis/forecast/model.ts';
import { mean } from '#analysis/statistics.ts';
import { readNumbers } from './bench-options.ts';
import { rounded } from './figures.ts';
import { DEMAND_BASELINES, M4_BASELINES } from './forecast-baselines.ts';
import {
  type Contest,
  type Entry,
  enter,
  enterBaseline,
  pointsOf,
  RANDOM_WALK,
  SMOOTHED_DEMAND,
  scoreNormalIntervals,
  scoreOurIntervals,
  scoreOurTotals,
} from './forecast-contest.ts';
import { missingData, readCompetition, readWeeklyDemand } from './forecast-data.ts';
import { type IntervalScore, type PointScore, scorePoints, weightedAverage } from './forecast-score.ts';

/*
 * Forecasts of the 359 weekly series of the M4 competition, scored by its rules on its test part, and of the weekly demand
 * for the products of a shop (Online Retail), scored on the last eight weeks of the file. Nothing of what is scored is seen
 * before. --back N goes N horizons back in both and scores on the one after: so the constants were chosen.
 */

const M4_HORIZON = 13;
const DEMAND_HORIZON = 8;
/** A product needs this many weeks since it was first sold, and this many with sales. */
const ENOUGH = { weeks: 20, weeksWithSales: 4 };
/** M4 series that are left shorter by --back are not scored. */
const LEAST_TRAINING = 60;
const WEEKS_OF_YEAR = 365.25 / 7;

const { back } = readNumbers({ back: 0 });
const missing = missingData();
if (missing === undefined) console.log(JSON.stringify(await measure()));
else console.log(JSON.stringify({ bench: 'forecast', skipped: `there is no ${missing}` }));

async function measure(): Promise<Record<string, unknown>> {
  const started = performance.now();
  const m4 = await contestsOfM4();
  const m4Entries = enter(m4, WEEKS_OF_YEAR, 'm4');
  const m4Seconds = (performance.now() - started) / 1000;
  const demand = await contestsOfDemand();
  const demandEntries = enter(demand, 1, 'retail');
  return {
    bench: 'forecast',
    horizons_back: back,
    ...reportM4(m4, m4Entries),
    ...reportDemand(demand, demandEntries),
    m4_s_per_series: rounded(m4Seconds / m4.length, 3),
    seconds: rounded((performance.now() - started) / 1000, 1),
  };
}

async function contestsOfM4(): Promise<readonly Contest[]> {
  const { training, test } = await readCompetition();
  if (back === 0)
    return training.map((history, index) => ({ history, actual: test[index]?.slice(0, M4_HORIZON) ?? [] }));
  return training
    .map((values) => cut(values, values.length - back * M4_HORIZON, M4_HORIZON))
    .filter(({ history }) => history.length >= LEAST_TRAINING);
}

async function contestsOfDemand(): Promise<readonly Contest[]> {
  const demand = await readWeeklyDemand();
  return demand
    .map((weeks) => cut(weeks, weeks.length - (back + 1) * DEMAND_HORIZON, DEMAND_HORIZON))
    .map(({ history, actual }) => ({ history: sinceFirstSale(history), actual }))
    .filter(
      ({ history }) =>
        history.length >= ENOUGH.weeks &&
        history.filter((units) => units > 0).length >= ENOUGH.weeksWithSales,
    );
}

function cut(values: readonly number[], at: number, horizon: number): Contest {
  return { history: values.slice(0, Math.max(0, at)), actual: values.slice(at, at + horizon) };
}

function sinceFirstSale(weeks: readonly number[]): readonly number[] {
  const first = weeks.findIndex((units) => units > 0);
  return first < 0 ? [] : weeks.slice(first);
}

function reportM4(contests: readonly Contest[], entries: readonly Entry[]): Record<string, unknown> {
  const baselines = scoreBaselines(contests, M4_BASELINES);
  const naive2 = baselines.naive2;
  if (naive2 === undefined) throw new Error('The overall weighted average needs Naive2.');
  const ours = scorePoints(pointsOf(entries));
  const intervals = scoreOurIntervals(entries);
  const describe = (score: PointScore) => ({
    owa: rounded(weightedAverage(score, naive2), 3),
    smape: rounded(score.smape, 3),
    mase: rounded(score.mase, 3),
  });
  return {
    m4_series: contests.length,
    m4_weekly_owa: rounded(weightedAverage(ours, naive2), 3),
    coverage_80: rounded(intervals['80'].coverage, 3),
    coverage_95: rounded(intervals['95'].coverage, 3),
    m4: {
      ours: describe(ours),
      ...mapValues(baselines, describe),
      intervals: {
        ours: describeIntervals(intervals),
        ours_for_totals: describeIntervals(scoreOurTotals(entries)),
        random_walk: describeIntervals(scoreNormalIntervals(contests, RANDOM_WALK)),
      },
      expected_to_beat_seasonal_naive: shareExpectedBetter(entries),
    },
  };
}

function reportDemand(contests: readonly Contest[], entries: readonly Entry[]): Record<string, unknown> {
  const ours = scorePoints(pointsOf(entries));
  const intervals = scoreOurIntervals(entries);
  const describe = (score: PointScore) => ({
    rmsse: rounded(score.rmsse, 3),
    mase: rounded(score.mase, 3),
    bias: rounded(score.bias, 3),
  });
  return {
    retail_products: contests.length,
    retail_rmsse: rounded(ours.rmsse, 3),
    retail_coverage_80: rounded(intervals['80'].coverage, 3),
    retail_coverage_95: rounded(intervals['95'].coverage, 3),
    retail: {
      ours: describe(ours),
      ...mapValues(scoreBaselines(contests, DEMAND_BASELINES), describe),
      intervals: {
        ours: describeIntervals(intervals),
        ours_for_totals: describeIntervals(scoreOurTotals(entries)),
        ses_0_3_normal: describeIntervals(scoreNormalIntervals(contests, SMOOTHED_DEMAND)),
      },
      expected_to_beat_seasonal_naive: shareExpectedBetter(entries),
    },
  };
}

function scoreBaselines(
  contests: readonly Contest[],
  baselines: Readonly<Record<string, ForecastModel>>,
): Readonly<Record<string, PointScore>> {
  return mapValues(baselines, (model) => scorePoints(enterBaseline(contests, model)));
}

function describeIntervals(scores: Readonly<Record<'80' | '95', IntervalScore>>) {
  return mapValues(scores, ({ coverage, msis }) => ({
    coverage: rounded(coverage, 3),
    msis: rounded(msis, 2),
  }));
}

function shareExpectedBetter(entries: readonly Entry[]): number {
  return rounded(mean(entries.map(({ againstSeasonalNaive }) => Number(againstSeasonalNaive < 1))), 3);
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Readonly<Record<string, Mapped>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
