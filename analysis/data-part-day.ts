import type { PartDayFinding } from './data-finding.ts';
import { sum } from './statistics.ts';

/** One volume on the last day beside its expectation. */
export interface LastDayVolume {
  readonly source: string;
  readonly actual: number;
  readonly expected: number;
  /** Deviation of an ordinary day, in the unit of the volume. */
  readonly deviation: number;
  /** The day before beside its expectation; null when it is not known. */
  readonly dayBefore: number | null;
}

/** A day that lacks less than this is an ordinary one. */
const LARGEST_REMAINING = 0.85;
/** A day of which less is left is no part of a day but a broken tracker or a gap. */
const LEAST_REMAINING = 0.08;
/** Two sources must agree: what the business does shows in each of them differently. */
const LEAST_SOURCES = 2;
const LEAST_VOLUMES = 4;
/** In so many of them one volume must have fallen beyond doubt, in deviations of an ordinary day. */
const CLEAR = 3.5;
/** Volumes agree when they differ from their common part by no more than this many times ordinary noise. */
const AGREEMENT = 2;

/**
 * Takes the last day for a part of one when everything that is counted fell by the same factor. When a business falls,
 * visits, orders, money and advertising fall differently; and what had fallen by the day before is no part of a day.
 */
export function findPartDay(day: string, volumes: readonly LastDayVolume[]): PartDayFinding | undefined {
  const known = volumes.filter(
    ({ actual, expected, deviation }) => actual >= 0 && expected > 0 && deviation > 0,
  );
  const sources = new Set(known.map(({ source }) => source));
  if (known.length < LEAST_VOLUMES || sources.size < LEAST_SOURCES) return undefined;
  const parts = known.map(({ actual, expected, deviation }) => ({
    part: actual / expected,
    weight: (expected / deviation) ** 2,
  }));
  const weight = sum(parts.map((each) => each.weight));
  const remaining = sum(parts.map((each) => each.part * each.weight)) / weight;
  if (remaining > LARGEST_REMAINING || remaining < LEAST_REMAINING || hadFallen(known)) return undefined;
  const clear = known.filter(({ actual, expected, deviation }) => expected - actual >= CLEAR * deviation);
  const isClear = new Set(clear.map(({ source }) => source)).size >= LEAST_SOURCES;
  const spread = sum(parts.map((each) => (each.part - remaining) ** 2 * each.weight)) / (known.length - 1);
  // Noise shrinks with the level.
  const agrees = spread <= AGREEMENT ** 2 * remaining;
  return isClear && agrees ? { kind: 'part_day', day, remaining, volumes: known.length } : undefined;
}

function hadFallen(volumes: readonly LastDayVolume[]): boolean {
  const before = volumes.flatMap(({ dayBefore, expected, deviation }) =>
    dayBefore === null ? [] : [{ part: dayBefore, weight: (expected / deviation) ** 2 }],
  );
  const weight = sum(before.map((each) => each.weight));
  return weight > 0 && sum(before.map((each) => each.part * each.weight)) / weight <= LARGEST_REMAINING;
}
