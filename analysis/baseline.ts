import { mean, median, variance } from './statistics.ts';

/** A known day as the baseline sees it: on the scale on which ordinary days differ equally. */
export interface ScaledDay {
  readonly day: number;
  readonly weekday: number;
  readonly scaled: number;
  /** How much the day tells about the level: the denominator of a rate, 1 otherwise. */
  readonly weight: number;
}

/** What an ordinary day looks like: a level plus what its weekday adds. */
export interface Baseline {
  readonly level: number;
  readonly weekdays: ReadonlyMap<number, number>;
}

/** After ten days a day counts half: fast enough to follow a season, slow enough not to follow noise. */
const HALF_LIFE_DAYS = 10;
/** What a day counts by its age; nothing that is older is looked at. */
const DECAY = Array.from({ length: 64 }, (_, age) => 2 ** (-age / HALF_LIFE_DAYS));

/** Estimates the baseline for `today` from earlier days whose surprises were already clipped. */
export function estimateBaseline(days: readonly ScaledDay[], noise: number, today: number): Baseline {
  const weekdays = drawnToZero(centered(weekdayMeans(days)), noise, days.length);
  let total = 0;
  let totalWeight = 0;
  for (const day of days) {
    const weight = day.weight * decayOf(today - day.day);
    total += weight * (day.scaled - (weekdays.get(day.weekday) ?? 0));
    totalWeight += weight;
  }
  return { level: total / totalWeight, weekdays };
}

function decayOf(age: number): number {
  return DECAY[age] ?? 2 ** (-age / HALF_LIFE_DAYS);
}

/** Estimates the baseline from days that may hold incidents: medians only, and no day counts more than another. */
export function estimateRobustBaseline(days: readonly ScaledDay[]): Baseline {
  const weekdays = centered(weekdayMedians(days));
  return { level: median(days.map((day) => day.scaled - (weekdays.get(day.weekday) ?? 0))), weekdays };
}

type ByWeekday = ReadonlyMap<number, number>;

function weekdayMeans(days: readonly ScaledDay[]): ByWeekday {
  const totals = new Map<number, number>();
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const { weekday, scaled } of days) {
    totals.set(weekday, (totals.get(weekday) ?? 0) + scaled);
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  for (const [weekday, total] of totals) totals.set(weekday, total / (counts[weekday] ?? 1));
  return totals;
}

function weekdayMedians(days: readonly ScaledDay[]): ByWeekday {
  const byWeekday = Map.groupBy(days, (day) => day.weekday);
  return new Map([...byWeekday].map(([weekday, same]) => [weekday, median(same.map((day) => day.scaled))]));
}

/** Less their mean: every weekday spans the same weeks, so a drifting level moves all of them alike. */
function centered(values: ByWeekday): ByWeekday {
  const overall = mean([...values.values()]);
  const around = new Map<number, number>();
  for (const [weekday, value] of values) around.set(weekday, value - overall);
  return around;
}

/** Weekday effects made smaller by as much of their spread as noise alone would give them. */
function drawnToZero(effects: ByWeekday, noise: number, days: number): ByWeekday {
  const spread = effects.size < 2 ? 0 : variance([...effects.values()]);
  const noiseSpread = (noise * noise * effects.size) / days;
  const trust = spread > 0 ? Math.max(0, 1 - noiseSpread / spread) : 0;
  const drawn = new Map<number, number>();
  for (const [weekday, effect] of effects) drawn.set(weekday, effect * trust);
  return drawn;
}
