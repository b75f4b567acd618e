import { sum } from '../statistics.ts';
import { leastSquares } from './least-squares.ts';
import type { View } from './view.ts';

/** How a season is estimated. */
export interface SeasonOptions {
  /** Steps of a season; may be fractional, as the 52.18 weeks of a year are. */
  readonly period: number;
  /** What a value one season older counts by: seasons change, and the latest ones are nearer to the next. */
  readonly seasonDiscount?: number;
  /** Waves that make up a season, at most. */
  readonly mostHarmonics?: number;
}

/** What the season adds at each step, counted from the first value of the series. */
export type SeasonalEffect = (step: number) => number;

/** Seasons that must be seen before anything is said of them; half a season at either end has no trend. */
const SEASONS_NEEDED = 2.5;
/** Both were chosen on M4's weekly training part, each series without its last year. */
const SEASON_DISCOUNT = 0.8;
const MOST_HARMONICS = 20;
/** Older seasons count next to nothing. */
const SEASONS_REMEMBERED = 10;
/** So little is drawn to zero that only waves without evidence are. */
const SHRINKAGE = 1e-6;

/** The series less what its season adds; the season comes back on top of a forecast. */
export function lessSeason(options: SeasonOptions): View {
  const waves = harmonicsOf(options);
  return {
    name: 'less season',
    look(values) {
      if (options.period < 2 || values.length < SEASONS_NEEDED * options.period) return undefined;
      const season = fitSeason(values, waves, options);
      return {
        values: values.map((value, step) => value - season(step)),
        restore: (forecast) => forecast.map((value, step) => value + season(values.length + step)),
      };
    },
  };
}

type Waves = (step: number) => Float64Array;

/**
 * The season as a sum of waves (Fourier terms) fitted to what values differ from their centered moving mean, later seasons
 * counting more. Values need to span at least two seasons.
 */
function fitSeason(
  values: readonly number[],
  waves: Waves,
  { period, seasonDiscount = SEASON_DISCOUNT }: SeasonOptions,
): SeasonalEffect {
  const perStep = seasonDiscount ** (1 / period);
  const remembered = detrend(values, period).slice(-Math.round(SEASONS_REMEMBERED * period));
  const observations = remembered.map(({ step, difference }) => ({
    regressors: waves(step),
    response: difference,
    weight: perStep ** (values.length - step),
  }));
  const { coefficients } = leastSquares(observations, { columns: waves(0).length, shrinkage: SHRINKAGE });
  return (step) => {
    let effect = 0;
    for (const [index, wave] of waves(step).entries()) effect += wave * (coefficients[index] ?? 0);
    return effect;
  };
}

/** Sines and cosines at a step, each step worked out once; of the fastest wave of an even period the sine is zero. */
function harmonicsOf({ period, mostHarmonics = MOST_HARMONICS }: SeasonOptions): Waves {
  const count = Math.min(mostHarmonics, Math.floor(period / 2));
  const known: Float64Array[] = [];
  return (step) => {
    const found = known[step] ?? wavesAt((2 * Math.PI * step) / period, count, count * 2 === period);
    known[step] = found;
    return found;
  };
}

function wavesAt(angle: number, count: number, isEven: boolean): Float64Array {
  const waves: number[] = [];
  for (let harmonic = 1; harmonic <= count; harmonic++) {
    waves.push(Math.cos(harmonic * angle));
    if (harmonic < count || !isEven) waves.push(Math.sin(harmonic * angle));
  }
  return Float64Array.from(waves);
}

interface Detrended {
  readonly step: number;
  readonly difference: number;
}

/** Values less the mean of the season around them; half a season at either end has none. */
function detrend(values: readonly number[], period: number): readonly Detrended[] {
  const season = Math.round(period);
  const half = Math.floor(season / 2);
  // An even season reaches from half a step to half a step: the outermost values count half.
  const edge = season % 2 === 0 ? 0.5 : 0;
  let total = sum(values.slice(0, 2 * half + 1));
  return values.slice(half, values.length - half).map((value, index) => {
    const first = values[index] ?? 0;
    const last = values[index + 2 * half] ?? 0;
    const trend = (total - edge * (first + last)) / season;
    total += (values[index + 2 * half + 1] ?? 0) - first;
    return { step: index + half, difference: value - trend };
  });
}
