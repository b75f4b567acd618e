import type { Basis, Cell, Unit } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import type { MetricDefinition } from '../metric.ts';
import { measuresOf, metricCatalog } from './metric-catalog.ts';

/** Makes cells for one tenant, whose currency every amount is in. */
export type CellMaker = (value: number | string | null, unit: Unit, basis?: Basis) => Cell;

export function cellMaker({ currency }: Pick<Tenant, 'currency'>): CellMaker {
  return (value, unit, basis = 'computed') => ({
    value,
    unit,
    basis,
    ...(unit === 'currency' ? { currency } : {}),
  });
}

/** The unit of a difference of two values of the metric: two rates differ by points. */
export function differenceUnit({ unit }: MetricDefinition): Unit {
  return unit === 'fraction' ? 'points' : unit;
}

/** The unit of a measure: that of the metric which is its sum. */
export function measureUnit(measure: string): Unit {
  const summed = metricCatalog.find(
    ({ expression }) => expression.kind === 'sum' && expression.measure === measure,
  );
  return summed?.unit ?? 'count';
}

/** The unit of the metric's sum over days: for a rate, that of its numerator. */
export function totalUnit(definition: MetricDefinition): Unit {
  return measureUnit(measuresOf(definition)[0]);
}
