import type { MetricDefinition } from '../metric.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { measuresOf } from './metric-catalog.ts';
import { type Days, type StretchSummary, summarizeStretch } from './stretch-summary.ts';

/** How an amount of money was found. */
export type ImpactMethod =
  /** Actual less expected money. */
  | 'difference'
  /** Missing or additional units times the money that one brings, but no more than the money itself moved. */
  | 'units_times_value';

/** Money over some days, negative for a loss. */
export interface MoneyImpact {
  readonly amount: number;
  /** Half width of its 95 % interval. */
  readonly margin: number;
  readonly method: ImpactMethod;
}

/** The series of one source and one scope (the same dimension values). */
export type Scope = readonly ExpectedSeries[];

/** What a metric's departure from expectation is worth; undefined when its money cannot be told. */
export function moneyImpact(subject: ExpectedSeries, scope: Scope, days: Days): MoneyImpact | undefined {
  const summary = summarizeStretch(subject.points, days);
  if (summary === undefined) return undefined;
  const { definition } = subject;
  const sign = signOf(definition);
  if (isMoneySum(definition)) {
    if (sign === 0) return undefined;
    return { amount: sign * summary.difference, margin: summary.differenceMargin, method: 'difference' };
  }
  return sign === 1 ? unitsTimesValue(subject, scope, { days, summary }) : undefined;
}

function unitsTimesValue(
  { definition }: ExpectedSeries,
  scope: Scope,
  { days, summary }: { readonly days: Days; readonly summary: StretchSummary },
): MoneyImpact | undefined {
  const income = findIncome(scope);
  const observed = income && summarizeStretch(income.points, days);
  if (income === undefined || observed === undefined) return undefined;
  // A ratio of money, such as the value of an order, has its difference in money already.
  if (measuresOf(definition)[0] === measuresOf(income.definition)[0]) return bound(summary, 1, observed);
  const units = unitsOf(definition, scope);
  const expectedUnits = (units && summarizeStretch(units.points, days)?.expectedSum) ?? 0;
  return expectedUnits > 0 ? bound(summary, observed.expectedSum / expectedUnits, observed) : undefined;
}

/** The series whose sum is what the business takes in: money that is better up. */
export function findIncome(scope: Scope): ExpectedSeries | undefined {
  return scope.find(({ definition }) => isMoneySum(definition) && definition.better === 'up');
}

function isMoneySum({ kind, expression }: MetricDefinition): boolean {
  return kind === 'money' && expression.kind === 'sum';
}

/**
 * The series that counts what the metric counts: itself, or the numerator of a rate. Only what some rate of the scope
 * is divided by has a worth of its own, as sessions and orders do and new visitors do not.
 */
function unitsOf(definition: MetricDefinition, scope: Scope): ExpectedSeries | undefined {
  const [measure] = measuresOf(definition);
  if (!scope.some((other) => measuresOf(other.definition)[1] === measure)) return undefined;
  return scope.find(
    ({ definition: { expression, kind } }) =>
      expression.kind === 'sum' && kind === 'count' && expression.measure === measure,
  );
}

/**
 * More visits that buy nothing are worth nothing: what the units should have brought counts only as far as the money
 * of the same scope moved the same way.
 */
function bound(summary: StretchSummary, value: number, observed: StretchSummary): MoneyImpact {
  const estimate = summary.difference * value;
  const agrees = Math.sign(estimate) === Math.sign(observed.difference);
  const size = agrees ? Math.min(Math.abs(estimate), Math.abs(observed.difference)) : 0;
  return {
    amount: Math.sign(estimate) * size,
    margin: Math.abs(summary.differenceMargin * value),
    method: 'units_times_value',
  };
}

/** 1 when more of it is money in, -1 when more of it is money out, 0 when that cannot be said. */
function signOf({ better }: MetricDefinition): -1 | 0 | 1 {
  if (better === 'neutral') return 0;
  return better === 'up' ? 1 : -1;
}
