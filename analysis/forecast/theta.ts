import { smoothing } from './ets.ts';
import type { FittedModel, ForecastModel } from './model.ts';
import { fitLine } from './straight-line.ts';

/** The line is drawn through this share of the differences of the series; 2 is the classic choice. */
const THETA = 2;
const SHORTEST = 4;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000): half a straight line, half a level smoothed over the series with
 * its curvature doubled. The line is drawn through the latest `window` values; all of them is the method as published.
 */
export function theta(window = Number.POSITIVE_INFINITY): ForecastModel {
  return {
    name: Number.isFinite(window) ? `theta of ${window}` : 'theta',
    fit: (values) => fitTheta(values, window),
  };
}

function fitTheta(values: readonly number[], window: number): FittedModel | undefined {
  if (values.length < SHORTEST) return undefined;
  const smoothed = smoothing('none').fit(bend(values, window).curved);
  if (smoothed === undefined) return undefined;
  return (known, horizon) => {
    const { curved, line, length } = bend(known, window);
    return smoothed(curved, horizon).map((level, step) => {
      const straight = line.intercept + line.slope * (length + step);
      return level / THETA + straight * (1 - 1 / THETA);
    });
  };
}

function bend(values: readonly number[], window: number) {
  const latest = Number.isFinite(window) ? values.slice(-window) : values;
  const line = fitLine(latest);
  const curved = latest.map(
    (value, step) => THETA * value + (1 - THETA) * (line.intercept + line.slope * step),
  );
  return { curved, line, length: latest.length };
}
