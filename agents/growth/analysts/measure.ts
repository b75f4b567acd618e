import type { Unit } from '#core/cell.ts';
import type { Translated } from '#core/tenant.ts';
import type { AnalystMeasure } from '../../analyst.ts';

type Better = AnalystMeasure['better'];

/** Adds up. */
export function sum(
  column: string,
  unit: Unit,
  [title, better]: readonly [Translated, Better],
): AnalystMeasure {
  return { title, unit, better, aggregation: { kind: 'sum', column } };
}

/** A share of cases: each counts once at most, so differences can be tested. */
export function share(
  numerator: string,
  denominator: string,
  [title, better]: readonly [Translated, Better],
): AnalystMeasure {
  return {
    ...{ title, better, unit: 'fraction' },
    aggregation: { kind: 'ratio', numerator, denominator, isShare: true },
  };
}

/** One sum by another. */
export function per(
  [numerator, denominator]: readonly [string, string],
  unit: Unit,
  [title, better]: readonly [Translated, Better],
): AnalystMeasure {
  return { title, unit, better, aggregation: { kind: 'ratio', numerator, denominator } };
}

/** A mean that the source gives, weighted. */
export function mean(
  [column, weight]: readonly [string, string],
  unit: Unit,
  [title, better]: readonly [Translated, Better],
): AnalystMeasure {
  return { title, unit, better, aggregation: { kind: 'mean', column, weight } };
}

/** A value that is not added up. */
export function worst(
  column: string,
  unit: Unit,
  [title, better]: readonly [Translated, Better],
): AnalystMeasure {
  return { title, unit, better, aggregation: { kind: 'worst', column } };
}

/** How many rows there are. */
export function rowCount([title, better]: readonly [Translated, Better]): AnalystMeasure {
  return { title, better, unit: 'count', aggregation: { kind: 'count' } };
}
