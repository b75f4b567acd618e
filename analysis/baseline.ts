import { median } from './statistics.ts';

/** A known day as the baseline sees it: on the scale on which ordinary days differ equally. */
export interface ScaledDay {
  readonly day: number;
  readonly weekday: number;
  readonly scaled: number;
  /** How much the day tells about the level: the denominator of a rate, 1 otherwise. */
  readonly weight: number | null;
}

/** By weekday, Sunday first; undefined for a weekday of which nothing is known. */
type WeekdayEffects = readonly (number | undefined)[];

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
const DECAY = Array.from({ length: 64 }, (_, age) => 2 ** (-age / HALF_LIFE_DAYS));
/** A slope this many standard errors from none is believed half; it takes more than noise that repeats itself for a week. */
const HALF_BELIEVED_SLOPE = 4;

/** Estimates the baseline for a day from earlier days whose surprises were already clipped. */
export function estimateBaseline(days: readonly ScaledDay[], basis: BaselineBasis): Baseline {
  const weekdays = drawnToZero(centered(weekdayMeans(days)), basis.noise, days.length);
  const recent = weighByAge(days, weekdays, basis);
  if (recent.support === 0) return estimateBaseline(days, { ...basis, levelFrom: Number.NEGATIVE_INFINITY });
  const trend = believedSlope(days, weekdays, basis) * recent.age;
  return {
    level: recent.level + trend,
    weekdays,
    support: recent.support,
  };
}

/** Level without the week, mean age in days and support of the days that count for the level. */
function weighByAge(
  days: readonly ScaledDay[],
  weekdays: WeekdayEffects,
  { today, levelFrom }: BaselineBasis,
) {
  let level = 0;
  let age = 0;
  let total = 0;
  let squares = 0;
  for (const known of days) {
    if (known.day < levelFrom) continue;
    const distance = today - known.day;
    const weight = (known.weight ?? 1) * (DECAY[distance] ?? 2 ** (-distance / HALF_LIFE_DAYS));
    level += weight * (known.scaled - (weekdays[known.weekday] ?? 0));
    age += weight * distance;
    total += weight;
    squares += weight * weight;
  }
  return { level: level / total, age: age / total, support: squares === 0 ? 0 : (total * total) / squares };
}

/**
 * Change per day over the window, as far as it is beyond doubt: the level looks back by its mean age, which a series that
 * grows steadily would otherwise be held against for good.
 */
function believedSlope(days: readonly ScaledDay[], weekdays: WeekdayEffects, basis: BaselineBasis): number {
  let count = 0;
  let ages = 0;
  let values = 0;
  let squares = 0;
  let products = 0;
  for (const { day, weekday, scaled } of days) {
    if (day < basis.levelFrom) continue;
    const age = day - basis.today;
    const value = scaled - (weekdays[weekday] ?? 0);
    count += 1;
    ages += age;
    values += value;
    squares += age * age;
    products += age * value;
  }
  const spread = squares - (ages * ages) / count;
  if (!(spread > 0)) return 0;
  const slope = (products - (ages * values) / count) / spread;
  const significance = (slope * slope * spread) / (basis.noise * basis.noise);
  const belief = significance ** 2 / (significance ** 2 + HALF_BELIEVED_SLOPE ** 4);
  return Number.isFinite(belief) ? slope * belief : 0;
}

/** Estimates the baseline from days that may hold incidents: medians only, and no day counts more than another. */
export function estimateRobustBaseline(days: readonly ScaledDay[]): Baseline {
  const weekdays = centered(weekdayMedians(days));
  return {
    level: median(days.map((day) => day.scaled - (weekdays[day.weekday] ?? 0))),
    weekdays,
    support: days.length,
  };
}

function weekdayMeans(days: readonly ScaledDay[]): WeekdayEffects {
  const totals = [0, 0, 0, 0, 0, 0, 0];
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const { weekday, scaled } of days) {
    totals[weekday] = (totals[weekday] ?? 0) + scaled;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  return totals.map((total, weekday) => (counts[weekday] === 0 ? undefined : total / (counts[weekday] ?? 1)));
}

function weekdayMedians(days: readonly ScaledDay[]): WeekdayEffects {
  const byWeekday: number[][] = [[], [], [], [], [], [], []];
  for (const { weekday, scaled } of days) byWeekday[weekday]?.push(scaled);
  return byWeekday.map((values) => (values.length === 0 ? undefined : median(values)));
}

/** Less their mean: every weekday spans the same weeks, so a drifting level moves all of them alike. */
function centered(values: WeekdayEffects): WeekdayEffects {
  let total = 0;
  let count = 0;
  for (const value of values) {
    if (value === undefined) continue;
    total += value;
    count += 1;
  }
  return values.map((value) => (value === undefined ? undefined : value - total / count));
}

/** Weekday effects, their mean none, made smaller by as much of their spread as noise alone would give them. */
function drawnToZero(effects: WeekdayEffects, noise: number, days: number): WeekdayEffects {
  let count = 0;
  let squares = 0;
  for (const effect of effects) {
    if (effect === undefined) continue;
    count += 1;
    squares += effect * effect;
  }
  const spread = count < 2 ? 0 : squares / (count - 1);
  const noiseSpread = (noise * noise * count) / days;
  const trust = spread > 0 ? Math.max(0, 1 - noiseSpread / spread) : 0;
  return effects.map((effect) => (effect === undefined ? undefined : effect * trust));
}
