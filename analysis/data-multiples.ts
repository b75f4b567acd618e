import type { CommonMultipleFinding } from './data-finding.ts';

/** How many of a day's counts are multiples of each divisor. */
export interface DayMultiples {
  readonly day: string;
  /** Counts above zero. */
  readonly cells: number;
  readonly multiples: readonly { readonly divisor: number; readonly cells: number }[];
}

/** Divisors that are looked at: small ones of files that were loaded again, round ones of reports that were sampled. */
export const DIVISORS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 100];

/** By chance all counts share a divisor less often than this: then it is no chance. */
const CHANCE = 1e-6;
/** A source of which this part of the days has a divisor always counts so. */
const USUAL_PART = 0.3;
/** Counted again when the level is this near to the divisor, as a part of it. */
const NEAR_LEVEL = 0.3;

/**
 * Days on which all counts share a divisor although those of other days do not. `levelOf` says how a day stands beside
 * its expectation; a day without one cannot be judged.
 */
export function findCommonMultiples(
  days: readonly DayMultiples[],
  levelOf: (day: string) => number | null,
): readonly CommonMultipleFinding[] {
  const shared = days.flatMap(({ day, cells, multiples }) => {
    const divisor = largestShared({ cells, multiples });
    return divisor === undefined ? [] : [{ day, cells, divisor }];
  });
  if (shared.length > USUAL_PART * days.length) return [];
  return shared.flatMap(({ day, cells, divisor }) => {
    const level = levelOf(day);
    return level === null ? [] : [{ kind: kindOf(level, divisor), day, cells, divisor, level }];
  });
}

function largestShared({ cells, multiples }: Pick<DayMultiples, 'cells' | 'multiples'>): number | undefined {
  return multiples
    .filter(({ divisor, cells: fitting }) => fitting === cells && divisor ** -cells <= CHANCE)
    .reduce<number | undefined>((most, { divisor }) => Math.max(most ?? 0, divisor), undefined);
}

function kindOf(level: number, divisor: number): CommonMultipleFinding['kind'] {
  return Math.abs(level / divisor - 1) <= NEAR_LEVEL ? 'duplicates' : 'sampling';
}
