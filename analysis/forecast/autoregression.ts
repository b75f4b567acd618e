import { akaikePenalty } from './akaike.ts';
import { leastSquares } from './least-squares.ts';
import type { FittedModel, ForecastModel } from './model.ts';

/** Changes further back than this are not looked at. */
const MOST_LAGS = 8;
/** A coefficient is believed when there are this many changes for it. */
const CHANGES_PER_LAG = 10;
/** Keeps the logarithm of a perfect fit finite. */
const TINY = 1e-12;

/**
 * Each change as a drift and a sum of the changes before it, their number chosen by corrected Akaike criterion:
 * ARIMA(p, 1, 0) with drift, by least squares.
 */
export const autoregression: ForecastModel = { name: 'autoregression', fit: fitAutoregression };

function fitAutoregression(values: readonly number[]): FittedModel | undefined {
  const changes = differences(values);
  const mostLags = Math.min(MOST_LAGS, Math.floor(changes.length / CHANGES_PER_LAG));
  if (mostLags < 1) return undefined;
  const observations = changes.slice(mostLags).map((response, index) => ({
    regressors: Float64Array.from([1, ...latestFirst(changes, index + mostLags, mostLags)]),
    response,
    weight: 1,
  }));
  const { squaresLeft, coefficientsOf } = leastSquares(observations, { columns: mostLags + 1 });
  const coefficients = coefficientsOf(1 + bestLags(squaresLeft, observations.length));
  return (known, horizon) => extrapolate(known, coefficients, horizon);
}

/** How many lags the criterion asks for; the drift is always there. */
function bestLags(squaresLeft: readonly number[], observations: number): number {
  const criteria = squaresLeft
    .slice(1)
    .map(
      (squares, lags) =>
        observations * Math.log(squares / observations + TINY) + akaikePenalty(lags + 2, observations),
    );
  return criteria.indexOf(Math.min(...criteria));
}

function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value - (values[index] ?? Number.NaN));
}

/** The drift comes first among the coefficients, then the weight of each change before, the latest first. */
function extrapolate(
  values: readonly number[],
  [drift = 0, ...weights]: readonly number[],
  horizon: number,
): readonly number[] {
  const changes = differences(values.slice(-weights.length - 1));
  let level = values.at(-1) ?? Number.NaN;
  return Array.from({ length: horizon }, () => {
    let change = drift;
    for (const [back, weight] of weights.entries()) change += weight * (changes.at(-1 - back) ?? 0);
    changes.push(change);
    level += change;
    return level;
  });
}

/** The `count` values before position `end`, the latest first. */
function latestFirst(values: readonly number[], end: number, count: number): number[] {
  return values.slice(end - count, end).reverse();
}
