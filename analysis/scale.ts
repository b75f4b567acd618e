import type { MetricKind } from './series.ts';
import { clamp } from './statistics.ts';

/** A change of scale after which ordinary days differ by about the same amount whatever their level. */
export interface Scale {
  forward(value: number): number;
  back(scaled: number): number;
  /** The least noise, on the scale, that a day can have: sampling noise, and a relative change nobody acts on. */
  noiseFloor(value: number, weight: number | null): number;
  /** False for a value that asks for another scale. */
  covers(value: number): boolean;
}

/** Days within two percent of each other are never told apart, however steady the series is. */
const RELATIVE_FLOOR = 0.02;
/** The bend while nothing is known of the noise. */
export const WIDEST_BEND = 0.5;
/** Money this noisy, in deviations of its logarithm, is bent the most. */
const NOISY_MONEY = 0.6;

const countScale: Scale = {
  forward: (value) => 2 * Math.sqrt(Math.max(0, value) + 3 / 8),
  back: (scaled) => Math.max(0, (Math.max(0, scaled) / 2) ** 2 - 3 / 8),
  noiseFloor: (value) => Math.max(1, RELATIVE_FLOOR * Math.sqrt(Math.max(0, value))),
  covers: () => true,
};

const fractionScale: Scale = {
  forward: (value) => 2 * Math.asin(Math.sqrt(clamp(value, 0, 1))),
  back: (scaled) => Math.sin(clamp(scaled, 0, Math.PI) / 2) ** 2,
  noiseFloor(value, weight) {
    const binomial = weight === null ? 0 : 1 / Math.sqrt(weight);
    const inside = clamp(value, 1e-6, 1 - 1e-6);
    return Math.max(binomial, (RELATIVE_FLOOR * inside) / Math.sqrt(inside * (1 - inside)));
  },
  covers: (value) => value <= 1,
};

/** Logarithmic for large values, linear around `bend`, so that zero and refunds keep a finite distance. */
function logarithmicScale(bend: number): Scale {
  return {
    forward: (value) => Math.asinh(value / bend),
    back: (scaled) => bend * Math.sinh(scaled),
    // Near zero a relative change is none at all; there the bend is what a change is measured by.
    noiseFloor: (value) => (RELATIVE_FLOOR * Math.max(Math.abs(value), bend)) / Math.hypot(bend, value),
    covers: () => true,
  };
}

/** What of a series decides its scale. */
export interface ScaleBasis {
  readonly kind: MetricKind;
  /** The size of an ordinary value. */
  readonly typical: number;
  /** The largest value seen. */
  readonly largest: number;
  /** Money: how near to zero, as a share of an ordinary day, the scale stops being logarithmic. */
  readonly bend: number;
}

/** The scale on which values of this basis are judged. */
export function scaleFor({ kind, typical, largest, bend }: ScaleBasis): Scale {
  if (kind === 'count') return countScale;
  // A ratio above one (pages per session) is no probability: judge it by its relative change.
  if (kind === 'rate' && largest <= 1) return fractionScale;
  const size = typical > 0 ? typical : 1;
  return logarithmicScale(size * (kind === 'money' ? bend : 0.1));
}

/** The bend for money with this much noise: with few orders a day, near zero is common and no news. */
export function moneyBend(noise: number): number {
  return WIDEST_BEND * clamp((noise / NOISY_MONEY) ** 2, 0.2, 1);
}
