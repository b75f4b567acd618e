import type { NabSeries } from './nab-corpus.ts';

/** What a hit, a false alarm and a miss are worth to somebody. */
export interface NabProfile {
  readonly hit: number;
  readonly falseAlarm: number;
  readonly miss: number;
}

/** The three profiles of NAB. */
export const NAB_PROFILES = {
  standard: { hit: 1, falseAlarm: 0.11, miss: 1 },
  low_fp: { hit: 1, falseAlarm: 0.22, miss: 1 },
  low_fn: { hit: 1, falseAlarm: 0.11, miss: 2 },
} as const satisfies Record<string, NabProfile>;

/** A scored position: what an alarm there is worth, and in which window it lies. */
interface Chance {
  readonly score: number;
  readonly worth: number;
  /** Undefined outside of windows. */
  readonly window: string | undefined;
}

/** The first part of a series is for learning: 15 %, at most of 5,000 rows. */
const PROBATION = 0.15;
const PROBATION_ROWS = 5000;
/** From three window widths behind a window on a false alarm costs in full. */
const FAR_BEHIND = 3;

/**
 * NAB's score of a detector over a corpus (Lavin and Ahmad 2015): 0 for never an alarm, 100 for every window found at its
 * first row without a false alarm. `scores` has one list per series, larger for more anomalous; as in NAB one threshold
 * for all series is chosen that makes the score largest.
 */
export function nabScore(
  corpus: readonly NabSeries[],
  scores: readonly (readonly number[])[],
  profile: NabProfile,
): number {
  const chances = corpus.flatMap((series, index) => chancesOf(series, scores[index] ?? [], profile));
  const windows = new Set(chances.flatMap(({ window }) => window ?? []));
  const nothing = -profile.miss * windows.size;
  const everything = profile.hit * windows.size;
  return (100 * (bestTotal(chances, nothing, profile) - nothing)) / (everything - nothing);
}

function chancesOf(series: NabSeries, scores: readonly number[], profile: NabProfile): Chance[] {
  const probation = Math.min(Math.floor(PROBATION * scores.length), PROBATION * PROBATION_ROWS);
  return scores.slice(probation).map((score, place) => {
    const index = place + probation;
    const inside = series.windows.find(([first, last]) => index >= first && index <= last);
    if (inside === undefined)
      return { score, worth: profile.falseAlarm * worthBehind(series, index), window: undefined };
    return { score, worth: profile.hit * worthInside(inside, index), window: `${series.name} ${inside[0]}` };
  });
}

/** 1 at the first row of a window, nearly 0 at its last. */
function worthInside([first, last]: readonly [number, number], index: number): number {
  return sigmoid(-(last - index + 1) / (last - first + 1)) / sigmoid(-1);
}

/** From nearly 0 right behind a window down to -1 far behind it or before the first one. */
function worthBehind({ windows }: NabSeries, index: number): number {
  const before = windows.findLast(([, last]) => last < index);
  if (before === undefined) return -1;
  const position = (index - before[1]) / (before[1] - before[0]);
  return position >= FAR_BEHIND ? -1 : sigmoid(position);
}

/** From 1 for far left to -1 for far right. */
function sigmoid(position: number): number {
  return 2 / (1 + Math.exp(5 * position)) - 1;
}

/** The largest total over all thresholds; a window is worth its best alarm. */
function bestTotal(chances: readonly Chance[], nothing: number, { miss }: NabProfile): number {
  const ordered = chances.toSorted((first, second) => second.score - first.score);
  const found = new Map<string, number>();
  let total = nothing;
  let best = nothing;
  for (const [index, { score, worth, window }] of ordered.entries()) {
    if (window === undefined) total += worth;
    else {
      const known = found.get(window) ?? -miss;
      total += Math.max(0, worth - known);
      found.set(window, Math.max(known, worth));
    }
    // A threshold takes all positions of one score or none.
    if (ordered[index + 1]?.score !== score) best = Math.max(best, total);
  }
  return best;
}
