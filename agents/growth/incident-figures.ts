import type { SupportedValue } from '#core/cell.ts';
import type { Segment } from '#tools/growth/cause.ts';
import type { IncidentFigures } from '#tools/growth/figures.ts';
import { getMetric } from '#tools/metric/metric-catalog.ts';
import { type Cited, findSupport } from './reading.ts';

/** Placeholder names beside the cells that support them; what an answer does not have is left out. */
function pick(
  cited: Cited<unknown>,
  names: Readonly<Record<string, string>>,
): Record<string, SupportedValue> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([placeholder, cell]) => {
      const value = findSupport(cited, cell);
      return value === undefined ? [] : [[placeholder, value]];
    }),
  );
}

/** When it happened, from a series over the days of the incident. */
export function periodFigures(series: Cited<unknown>): IncidentFigures {
  return pick(series, {
    first_day: 'summary.first_day',
    last_day: 'summary.last_day',
    days: 'summary.days',
  });
}

/** What it was worth. */
export function impactFigures(series: Cited<unknown>): IncidentFigures {
  return pick(series, { impact_total: 'impact.amount', impact_week: 'impact.per_week' });
}

/** What a metric came to: a sum over the days, or the rate of the days. */
export function metricFigures(metric: string, series: Cited<unknown>): IncidentFigures {
  const isSum = getMetric(metric).expression.kind === 'sum';
  return pick(series, {
    actual: isSum ? 'summary.actual_total' : 'summary.actual',
    expected: isSum ? 'summary.expected_total' : 'summary.expected',
    change: 'summary.change',
  });
}

/** What one segment had to do with it, from a breakdown of the metric. */
export function segmentFigures(breakdown: Cited<unknown>, { dimension, value }: Segment): IncidentFigures {
  const name = `by.${dimension}.${value}`;
  return pick(breakdown, {
    segment_before: `${name}.before`,
    segment_after: `${name}.after`,
    segment_change: `${name}.change_fraction`,
    share: `${name}.share`,
  });
}

/** What the same goods cost, and how many were sold. */
export function priceFigures(prices: Cited<unknown>): IncidentFigures {
  return pick(prices, {
    price_change: 'same_goods.change',
    unit_price_before: 'unit_price.before',
    unit_price_after: 'unit_price.after',
    units_change: 'units.change',
  });
}

/** Which holiday it was. */
export function holidayFigures(calendar: Cited<unknown>): IncidentFigures {
  return pick(calendar, { holiday: 'holiday.name' });
}

/** The one record that made the day. */
export function recordFigures(quality: Cited<unknown>, day: string): IncidentFigures {
  const name = `record_dominance.${day}`;
  return pick(quality, {
    record_amount: `${name}.amount`,
    record_share: `${name}.share_of_total`,
    record_day: `${name}.day`,
  });
}
