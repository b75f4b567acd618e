import { findMeasureMissing, hasNothing } from '#analysis/data-measure-missing.ts';
import { median } from '#analysis/statistics.ts';
import { type DataProblem, joinSameDays } from './data-problem.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { measuresOf } from './metric-catalog.ts';

/** Rates that cannot be nothing while there is something to divide by: a visit has a page, an order has a worth. */
const NEVER_NOTHING = [
  'pages_per_session',
  'avg_session_duration',
  'average_order_value',
  'items_per_order',
  'cpc',
];
/** Rates that may fall to nothing when a shop sells nothing, and not while it sells. */
const NOTHING_WITHOUT_SALES = ['ad_conversion_rate', 'roas'];
const SALES = 'transactions';
/** A shop sells as long as so much of what is expected comes in. */
const SELLING_PART = 0.4;
/** Days that say what a denominator usually is. */
const USUAL_DAYS = 28;

/** Measures that are gone while what they cannot be without goes on. */
export function findMissingMeasures(totals: readonly ExpectedSeries[]): readonly DataProblem[] {
  const selling = sellingDays(totals);
  const problems = totals.flatMap((rate) => {
    const { metric, source } = rate.series;
    const isSaleRate = NOTHING_WITHOUT_SALES.includes(metric);
    if (!NEVER_NOTHING.includes(metric) && !isSaleRate) return [];
    const [measure] = measuresOf(rate.definition);
    const days = companionDays(rate).filter(({ day }) => !isSaleRate || selling.has(day));
    return findMeasureMissing(measure, days).map(
      ({ firstDay, lastDay }): DataProblem => ({
        kind: 'measure_missing',
        missingMeasure: measure,
        ...{ firstDay, lastDay },
        series: totals.filter(
          ({ series, definition }) =>
            series.source === source && measuresOf(definition).some((other) => other === measure),
        ),
      }),
    );
  });
  return joinSameDays(problems);
}

/** A rate beside its denominator, and both beside what is usual, on the days that have nothing of it. */
function companionDays({ points }: ExpectedSeries) {
  return points.flatMap(({ day, actual, expected, weight }, index) => {
    if (!hasNothing({ actual, expected })) return [];
    const usual = points.slice(Math.max(0, index - USUAL_DAYS), index).flatMap((point) => point.weight ?? []);
    return {
      ...{ day, actual, expected, companion: weight },
      companionExpected: usual.length === 0 ? null : median(usual),
    };
  });
}

/** Days on which the shop sold, as far as any total of its orders can tell. */
function sellingDays(totals: readonly ExpectedSeries[]): ReadonlySet<string> {
  const orders = totals.filter(({ series }) => series.metric === SALES);
  return new Set(
    orders.flatMap(({ points }) =>
      points
        .filter(
          ({ actual, expected }) => (actual ?? 0) >= SELLING_PART * (expected ?? Number.POSITIVE_INFINITY),
        )
        .map(({ day }) => day),
    ),
  );
}
