import { median } from './statistics.ts';

/** A known day as the baseline sees it: on the scale on which ordinary days differ equally. */
export interface ScaledDay {
  readonly day: number;
  readonly weekday: number;
  readonly scaled: number;
  /** How much the day tells about the level: the denominator of a rate, 1 otherwise. */
  readonly weight: number | null;
}

/** By weekday, Sunday first; none for a weekday of which nothing is known. */
type WeekdayEffects = readonly number[];

/** What an ordinary day looks like: a level plus what its weekday adds. */
export interface Baseline {
  readonly level: number;
  readonly weekdays: WeekdayEffects;
  /** How many equally weighted days the level rests on. */
  readonly support: number;
}

/** When a baseline is wanted, and what is known of the series by then. */
export interface BaselineBasis {
  readonly today: number;
  /** Deviation of one day on the scale. */
  readonly noise: number;
  /** The level is that of the days from here on; weekdays differ from each other as before. */
  readonly levelFrom: number;
}

/** After ten days a day counts half: fast enough to follow a season, slow enough not to follow noise. */
const HALF_LIFE_DAYS = 10;
/** What a day counts by its age; nothing that is older is looked at. */
const DECAY = Float64Array.from({ length: 64 }, (_, age) => 2 ** (-age / HALF_LIFE_DAYS));
/** A slope this many standard errors from none is believed half; it takes more than noise that repeats itself for a week. */
const HALF_BELIEVED_SLOPE = 4;

/** Estimates the baseline for a day from earlier days whose surprises were already clipped. */
export function estimateBaseline(days: readonly ScaledDay[], basis: BaselineBasis): Baseline {
  const weekdays = weekdayMeans(days);
  center(weekdays);
  shrink(weekdays, trustIn(weekdays, basis.noise, days.length));
  const sums = addUp(days, weekdays, basis);
  if (sums.weight === 0) return estimateBaseline(days, { ...basis, levelFrom: Number.NEGATIVE_INFINITY });
  const recentAge = sums.weightedAge / sums.weight;
  return {
    level: sums.weightedValue / sums.weight - believedSlope(sums, basis.noise) * recentAge,
    weekdays,
    support: (sums.weight * sums.weight) / sums.weightSquares,
  };
}

/** Adds up the days that count for the level, without the week: by what they count, and each alike for the slope. */
function addUp(days: readonly ScaledDay[], weekdays: WeekdayEffects, { today, levelFrom }: BaselineBasis) {
  let weight = 0;
  let weightSquares = 0;
  let weightedAge = 0;
  let weightedValue = 0;
  let count = 0;
  let age = 0;
  let ageSquares = 0;
  let value = 0;
  let product = 0;
  for (const known of days) {
    if (known.day < levelFrom) continue;
    const ownAge = today - known.day;
    const ownValue = known.scaled - (weekdays[known.weekday] ?? 0);
    const ownWeight = (known.weight ?? 1) * (DECAY[ownAge] ?? 2 ** (-ownAge / HALF_LIFE_DAYS));
    weight += ownWeight;
    weightSquares += ownWeight * ownWeight;
    weightedAge += ownWeight * ownAge;
    weightedValue += ownWeight * ownValue;
    count += 1;
    age += ownAge;
    ageSquares += ownAge * ownAge;
    value += ownValue;
    product += ownAge * ownValue;
  }
  return { weight, weightSquares, weightedAge, weightedValue, count, age, ageSquares, value, product };
}

/**
 * Change per day of age over the window, as far as it is beyond doubt: the level looks back by its mean age, which a series
 * that grows steadily would otherwise be held against for good.
 */
function believedSlope(
  { count, age, ageSquares, value, product }: ReturnType<typeof addUp>,
  noise: number,
): number {
  const spread = ageSquares - (age * age) / count;
  if (!(spread > 0)) return 0;
  const slope = (product - (age * value) / count) / spread;
  const significance = (slope * slope * spread) / (noise * noise);
  const belief = significance ** 2 / (significance ** 2 + HALF_BELIEVED_SLOPE ** 4);
  return Number.isFinite(belief) ? slope * belief : 0;
}

/** Estimates the baseline from days that may hold incidents: medians only, and no day counts more than another. */
export function estimateRobustBaseline(days: readonly ScaledDay[]): Baseline {
  const weekdays = weekdayMedians(days);
  center(weekdays);
  shrink(weekdays, 1);
  return {
    level: median(days.map((day) => day.scaled - (weekdays[day.weekday] ?? 0))),
    weekdays,
    support: days.length,
  };
}

/** By weekday, NaN for one of which nothing is known. */
function weekdayMeans(days: readonly ScaledDay[]): number[] {
  const means = [0, 0, 0, 0, 0, 0, 0];
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const { weekday, scaled } of days) {
    means[weekday] = (means[weekday] ?? 0) + scaled;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  for (let weekday = 0; weekday < means.length; weekday += 1) {
    means[weekday] = (means[weekday] ?? 0) / (counts[weekday] ?? 0);
  }
  return means;
}

function weekdayMedians(days: readonly ScaledDay[]): number[] {
  const byWeekday: number[][] = [[], [], [], [], [], [], []];
  for (const { weekday, scaled } of days) byWeekday[weekday]?.push(scaled);
  return byWeekday.map(median);
}

/** Takes their mean from all: every weekday spans the same weeks, so a drifting level moves all of them alike. */
function center(weekdays: number[]): void {
  let total = 0;
  let count = 0;
  for (const value of weekdays) {
    if (Number.isNaN(value)) continue;
    total += value;
    count += 1;
  }
  for (let weekday = 0; weekday < weekdays.length; weekday += 1) {
    weekdays[weekday] = (weekdays[weekday] ?? 0) - total / count;
  }
}

/** The part of weekday effects, their mean none, that is not as much of their spread as noise alone would give them. */
function trustIn(weekdays: readonly number[], noise: number, days: number): number {
  let count = 0;
  let squares = 0;
  for (const effect of weekdays) {
    if (Number.isNaN(effect)) continue;
    count += 1;
    squares += effect * effect;
  }
  const spread = count < 2 ? 0 : squares / (count - 1);
  const noiseSpread = (noise * noise * count) / days;
  return spread > 0 ? Math.max(0, 1 - noiseSpread / spread) : 0;
}

/** Makes the effects of known weekdays smaller by a factor; one of which nothing is known has none. */
function shrink(weekdays: number[], factor: number): void {
  for (let weekday = 0; weekday < weekdays.length; weekday += 1) {
    const effect = weekdays[weekday] ?? 0;
    weekdays[weekday] = Number.isNaN(effect) ? 0 : effect * factor;
  }
}
