import { estimateBaseline } from './baseline.ts';
import { weekdayOf } from './calendar-day.ts';
import type { History, KnownDay } from './history.ts';
import { quantileOfSorted, winsorizedScaleOfSorted } from './statistics.ts';
import { ordinary } from './warm-up.ts';
import { seasonalShift } from './yearly-season.ts';

/** What the remembered days let one expect of a day, on the scale of the history. */
export interface Forecast {
  readonly center: number;
  /** Standard deviation of the day about the center. */
  readonly noise: number;
  /** The center without what last year says. */
  readonly plainCenter: number;
  /** How much noisier the day is than others because its denominator is small. */
  readonly thinness: number;
  /** False when so little is expected that no outcome of one day would mean anything. */
  readonly telling: boolean;
}

/** The day to be forecast: its number, and its denominator when it is a rate. */
export interface ForecastDay {
  readonly today: number;
  readonly weight: number | null;
}

/** Fewer expected orders, visitors or successes than this say nothing about one day. */
const LEAST_EXPECTED_COUNT = 5;
/** Money expected below this share of an ordinary day says nothing either. */
const LEAST_EXPECTED_SHARE = 0.05;
/** The expectation itself is uncertain; the sampling noise of the day alone would be too narrow. */
const ESTIMATION_INFLATION = 1.1;
/** A level that rests on this many days is as good as known: their uncertainty is part of the surprises seen so far. */
const FULL_SUPPORT = 14;

/** Forecasts a day from the open days of the history; the day itself lends only its date and its denominator. */
export function forecastDay(
  history: History,
  { today, weight }: ForecastDay,
  open: readonly KnownDay[],
): Forecast {
  const { scale, yearly, levelFrom, weights } = history;
  const spread = winsorizedScaleOfSorted(history.surprises.sorted);
  const baseline = estimateBaseline(open, { today, noise: spread, levelFrom });
  const plainCenter = ordinary(baseline, weekdayOf(today));
  const expected = scale.back(plainCenter);
  // A larger denominator than usual is not trusted to be calmer.
  const usual = weights.sorted.length === 0 ? null : quantileOfSorted(weights.sorted, 0.5);
  const thinness = weight === null || usual === null ? 1 : Math.sqrt(Math.max(1, usual / weight));
  const floor = ESTIMATION_INFLATION * scale.noiseFloor(expected, weight ?? usual);
  const support = Math.min(baseline.support, FULL_SUPPORT);
  const plainNoise =
    Math.max(floor, spread * thinness) * Math.sqrt((1 + 1 / support) / (1 + 1 / FULL_SUPPORT));
  const season = seasonalShift(yearly, today);
  return {
    center: plainCenter + season.shift * plainNoise,
    noise: plainNoise * (1 + season.doubt),
    plainCenter,
    thinness,
    telling: isTelling(history, expected, weight),
  };
}

function isTelling(history: History, expected: number, weight: number | null): boolean {
  if (history.isBeginning) return false;
  switch (history.kind) {
    case 'count':
      return expected >= LEAST_EXPECTED_COUNT;
    case 'rate':
      return weight === null || weight * Math.min(expected, Math.abs(1 - expected)) >= LEAST_EXPECTED_COUNT;
    default:
      return Math.abs(expected) >= LEAST_EXPECTED_SHARE * history.typical;
  }
}
