import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import { getMetric } from './metric-catalog.ts';
import type { SeriesAnswer } from './series-answer.ts';
import { type CellMaker, cellMaker, differenceUnit, totalUnit } from './value-cell.ts';

/** Cells of a series: `summary.*`, `impact.*`, `history.<days>.mean`, and `day.<day>.*` for each day asked about. */
export function seriesCells(answer: SeriesAnswer, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  const { unit } = getMetric(answer.metric);
  const days = answer.points
    .filter(({ day }) => day >= answer.firstDay)
    .map(
      ({ day, actual, expected }): Cells => ({
        [`day.${day}.actual`]: make(actual, unit, 'measured'),
        [`day.${day}.expected`]: make(expected, unit),
      }),
    );
  const history = answer.history.map(
    ({ days: length, mean }): Cells => ({ [`history.${length}.mean`]: make(mean, unit) }),
  );
  return {
    'summary.first_day': make(answer.firstDay, 'date', 'measured'),
    'summary.last_day': make(answer.lastDay, 'date', 'measured'),
    'summary.days': make(answer.days, 'days'),
    ...summaryCells(answer, make),
    ...impactCells(answer, make),
    ...Object.assign({}, ...history, ...days),
  };
}

function summaryCells({ metric, summary }: SeriesAnswer, make: CellMaker): Cells {
  if (summary === null) return {};
  const definition = getMetric(metric);
  const { unit } = definition;
  const total = totalUnit(definition);
  return {
    'summary.compared_days': make(summary.comparedDays, 'days'),
    'summary.actual': make(summary.actual, unit),
    'summary.expected': make(summary.expected, unit),
    'summary.lower': make(summary.lower, unit),
    'summary.upper': make(summary.upper, unit),
    'summary.difference': make(summary.actual - summary.expected, differenceUnit(definition)),
    'summary.change': make(summary.changeFraction, 'fraction'),
    'summary.z': make(summary.z, 'z'),
    'summary.actual_total': make(summary.actualSum, total),
    'summary.expected_total': make(summary.expectedSum, total),
    'summary.total_difference': make(summary.difference, total),
    'summary.total_difference_low': make(summary.differenceLow, total),
    'summary.total_difference_high': make(summary.differenceHigh, total),
    'summary.difference_per_week': make(summary.differencePerWeek, total),
  };
}

function impactCells({ impact }: SeriesAnswer, make: CellMaker): Cells {
  if (impact === null) return {};
  return {
    'impact.method': make(impact.method, 'label'),
    'impact.amount': make(impact.amount, 'currency'),
    'impact.low': make(impact.low, 'currency'),
    'impact.high': make(impact.high, 'currency'),
    'impact.per_week': make(impact.perWeek, 'currency'),
    'impact.per_week_low': make(impact.perWeekLow, 'currency'),
    'impact.per_week_high': make(impact.perWeekHigh, 'currency'),
  };
}
