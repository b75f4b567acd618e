import type { FormFactor, LabSpeed } from './fake-page.ts';

interface Curve {
  readonly weight: number;
  /** Values with 90 and 50 points, by device, as Lighthouse has them. */
  readonly mobile: readonly [p10: number, median: number];
  readonly desktop: readonly [p10: number, median: number];
}

export type LabMetric = Exclude<keyof LabSpeed, 'serverResponse'>;

/** Weights and curves of Lighthouse 10 and later. */
export const CURVES: Readonly<Record<LabMetric, Curve>> = {
  fcp: { weight: 10, mobile: [1800, 3000], desktop: [934, 1600] },
  speedIndex: { weight: 10, mobile: [3387, 5800], desktop: [1311, 2300] },
  lcp: { weight: 25, mobile: [2500, 4000], desktop: [1200, 2400] },
  tbt: { weight: 30, mobile: [200, 600], desktop: [150, 350] },
  cls: { weight: 25, mobile: [0.1, 0.25], desktop: [0.1, 0.25] },
};

/** Points of one metric as a fraction, on Lighthouse's log-normal curve. */
export function scoreOf(metric: LabMetric, value: number, device: FormFactor): number {
  const [p10, median] = CURVES[metric][device];
  if (value <= 0) return 1;
  // The curve passes through 0.9 at p10, which lies 1.2816 standard deviations from the median.
  const deviation = Math.log(median / p10) / 1.2815515655446004;
  return round(1 - normalBelow(Math.log(value / median) / deviation));
}

/** Points of the page. */
export function performanceOf(lab: LabSpeed, device: FormFactor): number {
  const metrics = Object.keys(CURVES) as LabMetric[];
  const total = metrics.reduce((sum, metric) => sum + CURVES[metric].weight, 0);
  const points = metrics.reduce(
    (sum, metric) => sum + CURVES[metric].weight * scoreOf(metric, lab[metric], device),
    0,
  );
  return round(points / total);
}

/** Abramowitz and Stegun 26.2.17: good to seven digits, and a score has two. */
function normalBelow(deviations: number): number {
  const step = 1 / (1 + 0.2316419 * Math.abs(deviations));
  const series =
    step *
    (0.31938153 + step * (-0.356563782 + step * (1.781477937 + step * (-1.821255978 + step * 1.330274429))));
  const tail = (Math.exp(-(deviations ** 2) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return deviations > 0 ? 1 - tail : tail;
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
