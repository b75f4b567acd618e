import type { CommonMultipleFinding } from './data-finding.ts';

/** How many of a day's counts are multiples of each divisor. */
export interface DayMultiples {
  readonly day: string;
  /** Counts above zero. */
  readonly cells: number;
  readonly multiples: readonly { readonly divisor: number; readonly cells: number }[];
}

/** Divisors that are looked at: small ones of files that were loaded again, round ones of reports that were sampled. */
export const DIVISORS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 20, 25, 50, 100];

/** By chance all counts share a divisor less often than this: then it is no chance. */
const CHANCE = 1e-6;
/** Where the level is that many times the usual one too, less is enough. */
const CHANCE_AT_LEVEL = 1e-3;
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
  const found = days.flatMap((each) => judge(each, levelOf(each.day)) ?? []);
  return found.length > USUAL_PART * days.length ? [] : found;
}

function judge(counted: DayMultiples, level: number | null): CommonMultipleFinding | undefined {
  const { day, cells } = counted;
  if (level === null) return undefined;
  const again = sharedDivisors(counted, CHANCE_AT_LEVEL).find((divisor) => isNear(level, divisor));
  if (again !== undefined) return { kind: 'duplicates', day, cells, divisor: again, level };
  const largest = sharedDivisors(counted, CHANCE).at(-1);
  return largest === undefined ? undefined : { kind: 'sampling', day, cells, divisor: largest, level };
}

/** Divisors that all counts share, by less than this chance; smallest first. */
function sharedDivisors({ cells, multiples }: DayMultiples, chance: number): readonly number[] {
  return multiples
    .filter(({ divisor, cells: fitting }) => fitting === cells && divisor ** -cells <= chance)
    .map(({ divisor }) => divisor)
    .toSorted((one, other) => one - other);
}

function isNear(level: number, divisor: number): boolean {
  return Math.abs(level / divisor - 1) <= NEAR_LEVEL;
}
