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
/** One volume must have fallen beyond doubt, in deviations of an ordinary day. */
const CLEAR = 3.5;
/** All other sources together must speak as clearly for a fall as this many deviations do: then they did not stand. */
const JOINT = 3.5;
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
  const parts = known.map(asPart);
  const remaining = meanOf(parts);
  if (known.length < LEAST_VOLUMES || remaining > LARGEST_REMAINING || remaining < LEAST_REMAINING)
    return undefined;
  if (!fellTogether(parts) || !agree(parts, remaining) || hadFallen(known)) return undefined;
  return { kind: 'part_day', day, remaining, volumes: known.length };
}

/** What is left of a volume, and the deviation of an ordinary day as a part of it. */
interface Part {
  readonly source: string;
  readonly part: number;
  readonly noise: number;
}

function asPart({ source, actual, expected, deviation }: LastDayVolume): Part {
  return { source, part: actual / expected, noise: deviation / expected };
}

/** What is left of some volumes; the quiet ones say most. */
function meanOf(parts: readonly Part[]): number {
  return sum(parts.map(({ part, noise }) => part / noise ** 2)) / sum(parts.map(weightOf));
}

function weightOf({ noise }: Part): number {
  return 1 / noise ** 2;
}

/** One source fell beyond doubt, and the others together rather fell by the same factor than stood. */
function fellTogether(parts: readonly Part[]): boolean {
  const sources = [...Map.groupBy(parts, ({ source }) => source).values()];
  const [clearest, ...others] = sources.toSorted((one, other) => clearnessOf(other) - clearnessOf(one));
  if (clearest === undefined || sources.length < LEAST_SOURCES || clearnessOf(clearest) < CLEAR) return false;
  const common = meanOf(clearest);
  return sum(others.map((own) => evidenceOf(own, common))) >= JOINT ** 2 / 2;
}

function clearnessOf(own: readonly Part[]): number {
  return Math.max(...own.map(({ part, noise }) => (1 - part) / noise));
}

/**
 * How much better the volumes of a source fit to a fall by a factor than to an ordinary day, as a logarithm. They count the
 * same people, so that together they know no more than one of them.
 */
function evidenceOf(own: readonly Part[], factor: number): number {
  const part = meanOf(own);
  const noise = sum(own.map((each) => each.noise * weightOf(each))) / sum(own.map(weightOf));
  // Noise shrinks with the level.
  return ((part - 1) / noise) ** 2 / 2 - ((part - factor) / noise) ** 2 / (2 * factor);
}

function agree(parts: readonly Part[], remaining: number): boolean {
  const spread = sum(parts.map((each) => (each.part - remaining) ** 2 * weightOf(each))) / (parts.length - 1);
  // Noise shrinks with the level.
  return spread <= AGREEMENT ** 2 * remaining;
}

function hadFallen(volumes: readonly LastDayVolume[]): boolean {
  const before = volumes.flatMap(({ source, dayBefore, expected, deviation }) =>
    dayBefore === null ? [] : [{ source, part: dayBefore, noise: deviation / expected }],
  );
  return before.length > 0 && meanOf(before) <= LARGEST_REMAINING;
}
