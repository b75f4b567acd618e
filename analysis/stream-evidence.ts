import { pushSorted, type SortedWindow, sortedWindow } from './sorted-window.ts';
import { quantileOfSorted } from './statistics.ts';

/** Means over the latest few deviations, each held against the means of the last week. */
export interface Evidence {
  /** How many deviations make a mean. */
  readonly length: number;
  readonly latest: number[];
  /** The means of the last week. */
  readonly means: SortedWindow;
  /** How many means make a week. */
  readonly size: number;
  /** How many means are needed before one can be called unusual. */
  readonly least: number;
}

/** One mean in a hundred is this far out on either side: what a week calls unusual. */
const UNUSUAL = 0.99;
/** A side of the week that was quieter than this share of the whole does not make the least movement unusual. */
const LEAST_SIDE = 0.25;
const DAYS_A_WEEK = 7;
/** A day of means, or a hundred when a day has more, is where judging starts. */
const LEAST_MEANS = 100;

/** Evidence from means over this part of a day; a series with few values a day has a mean over one value at least. */
export function startEvidence(dayShare: number, perDay: number): Evidence {
  return {
    length: Math.max(1, Math.round(dayShare * perDay)),
    latest: [],
    means: sortedWindow(),
    size: Math.round(DAYS_A_WEEK * perDay),
    least: Math.min(LEAST_MEANS, Math.ceil(perDay)),
  };
}

/**
 * Takes in a deviation and says how unusual the mean with it is: 1 is as far from the middle as the most unusual hundredth
 * of the last week, 2 is twice as far, negative is below; 0 while too little is known.
 */
export function weighDeviation(evidence: Evidence, deviation: number): number {
  const { latest, length, means, size, least } = evidence;
  latest.push(deviation);
  if (latest.length > length) latest.shift();
  if (latest.length < length) return 0;
  let total = 0;
  for (const each of latest) total += each;
  const surprise = means.sorted.length < least ? 0 : surpriseOf(total / length, means.sorted);
  pushSorted(means, total / length, size);
  return surprise;
}

function surpriseOf(mean: number, sorted: readonly number[]): number {
  const middle = quantileOfSorted(sorted, 0.5);
  const high = quantileOfSorted(sorted, UNUSUAL);
  const low = quantileOfSorted(sorted, 1 - UNUSUAL);
  const side = mean > middle ? high - middle : middle - low;
  const unusual = Math.max(side, LEAST_SIDE * (high - low));
  const distance = mean - middle;
  return distance / Math.max(unusual, smallest(middle));
}

/** Rounding of the machine is no movement, however flat the series is. */
function smallest(middle: number): number {
  return 1e-9 * (1 + Math.abs(middle));
}
