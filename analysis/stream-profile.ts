import { pushSorted, type SortedWindow, sortedWindow } from './sorted-window.ts';
import { clamp, quantileOfSorted } from './statistics.ts';

/** What a series with many values a day usually is, by the hour of the day and of the week; it learns with every value. */
export interface StreamProfile {
  /** The latest values of any hour. */
  readonly values: SortedWindow;
  /** From coarse to fine: hours of the day, hours of the week. */
  readonly seasons: readonly Season[];
  /** How many values a day has. */
  readonly perDay: number;
}

interface Season {
  readonly periodMs: number;
  readonly cells: readonly SortedWindow[];
  /** Values a cell remembers. */
  readonly size: number;
  /** Mean distance of values from this season's cells, and from what was expected without it; capped, fading. */
  ownError: number;
  plainError: number;
}

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
const DAYS_A_WEEK = 7;
/** Two weeks say what is usual; each hour of the week is remembered for four. */
const USUAL_DAYS = 14;
const WEEKS = 4;
/** A cell with fewer values than this says nothing. */
const LEAST_VALUES = 3;
/** After a week, how well a season fitted counts half. */
const SKILL_HALF_LIFE_DAYS = 7;
/** A value farther off than this many middle halves tells no more about a season than one just so far. */
const ERROR_CAP = 9;

/** A profile that knows nothing yet. */
export function startProfile(perDay: number): StreamProfile {
  const perHour = Math.max(1, Math.round(perDay / HOURS_A_DAY));
  return {
    values: sortedWindow(),
    perDay,
    seasons: [
      startSeason(HOURS_A_DAY, perHour * USUAL_DAYS),
      startSeason(HOURS_A_DAY * DAYS_A_WEEK, perHour * WEEKS),
    ],
  };
}

function startSeason(hours: number, size: number): Season {
  const cells = Array.from({ length: hours }, () => sortedWindow());
  return { periodMs: hours * HOUR_MS, cells, size, ownError: 0, plainError: 0 };
}

/** What is usual at this time, as far as each season has proved to fit better than doing without it; NaN at first. */
export function usualAt({ values, seasons }: StreamProfile, at: number): number {
  let usual = quantileOfSorted(values.sorted, 0.5);
  for (const season of seasons) usual += trustIn(season) * ((cellMedian(season, at) ?? usual) - usual);
  return usual;
}

/** Lets a value into the profile. */
export function learnUsual(profile: StreamProfile, at: number, value: number): void {
  const { values, seasons, perDay } = profile;
  const cap = ERROR_CAP * (quantileOfSorted(values.sorted, 0.75) - quantileOfSorted(values.sorted, 0.25));
  const fading = 2 ** (-1 / (SKILL_HALF_LIFE_DAYS * perDay));
  let usual = quantileOfSorted(values.sorted, 0.5);
  for (const season of seasons) {
    const own = cellMedian(season, at);
    if (own !== undefined) {
      season.ownError = season.ownError * fading + Math.min(cap, Math.abs(value - own));
      season.plainError = season.plainError * fading + Math.min(cap, Math.abs(value - usual));
      usual += trustIn(season) * (own - usual);
    }
    pushSorted(cellAt(season, at), value, season.size);
  }
  pushSorted(values, value, Math.round(USUAL_DAYS * perDay));
}

/** 1 for a season that halves the distance to what is expected, 0 for one that explains nothing. */
function trustIn({ ownError, plainError }: Season): number {
  return plainError > 0 ? clamp(2 * (1 - ownError / plainError), 0, 1) : 0;
}

function cellMedian(season: Season, at: number): number | undefined {
  const { sorted } = cellAt(season, at);
  return sorted.length < LEAST_VALUES ? undefined : quantileOfSorted(sorted, 0.5);
}

function cellAt({ cells, periodMs }: Season, at: number): SortedWindow {
  const position = Math.floor((((at % periodMs) + periodMs) % periodMs) / HOUR_MS);
  return cells[position] ?? sortedWindow();
}
