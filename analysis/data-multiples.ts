import { dayNumber, dayOfNumber } from './calendar-day.ts';
import type { CommonMultipleFinding } from './data-finding.ts';
import { sum } from './statistics.ts';

/** How many of a day's counts are multiples of each divisor. */
export interface DayMultiples {
  readonly day: string;
  /** Counts above zero. */
  readonly cells: number;
  readonly multiples: readonly { readonly divisor: number; readonly cells: number }[];
}

/** How the numbers of a day stand beside their expectation. */
export interface DayLevel {
  /** What came of what was expected. */
  readonly level: number;
  /** All numbers of the source moved alike, and no other source moved with it. */
  readonly isAlone: boolean;
}

/** Divisors that are looked at: small ones of files that were loaded again, round ones of reports that were sampled. */
export const DIVISORS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 20, 25, 50, 100];

/** By chance all counts share a divisor less often than this: then it is no chance. */
const CHANCE = 1e-6;
/** Where the level is that many times the usual one too, less is enough … */
const CHANCE_AT_LEVEL = 1e-3;
/** … and less still where no other source moved, as it would with the business. */
const CHANCE_ALONE = 1e-2;
/** So little is enough beside another source that was loaded again. */
const CHANCE_BESIDE = 1e-2;
/** A source of which this part of the days has a divisor always counts so. */
const USUAL_PART = 0.3;
/** Counted again when the level is this near to the divisor, as a part of it. */
const NEAR_LEVEL = 0.3;

/**
 * Days on which all counts share a divisor although those of other days do not. `levelOf` says how a day stands beside
 * its expectation; a day without one cannot be judged. Days in a row that were loaded again speak for each other.
 */
export function findCommonMultiples(
  days: readonly DayMultiples[],
  levelOf: (day: string) => DayLevel | null,
): readonly CommonMultipleFinding[] {
  const shared = days.flatMap((counted) => sharedOf(counted, levelOf) ?? []);
  const again = runsOfOneDivisor(shared).flatMap((run) =>
    isNoChance(run, levelOf) ? run : run.filter(({ chance }) => chance <= CHANCE_AT_LEVEL),
  );
  const known = new Set(again.map(({ finding }) => finding.day));
  const sampled = shared
    .filter(({ finding, largest }) => !known.has(finding.day) && largest ** -finding.cells <= CHANCE)
    .map(({ finding, largest }) => ({ ...finding, kind: 'sampling' as const, divisor: largest }));
  const found = [...again.map(({ finding }) => finding), ...sampled].toSorted(byDay);
  return found.length > USUAL_PART * days.length ? [] : found;
}

/** A day whose counts all are multiples of something. */
interface SharedDay {
  /** As if the day was loaded again. */
  readonly finding: CommonMultipleFinding;
  readonly isNear: boolean;
  readonly isAlone: boolean;
  readonly largest: number;
  /** How often all counts share the divisor by chance. */
  readonly chance: number;
}

function sharedOf(counted: DayMultiples, levelOf: (day: string) => DayLevel | null): SharedDay | undefined {
  const { day, cells } = counted;
  const divisors = sharedDivisors(counted);
  const largest = divisors.at(-1);
  // Most days share nothing, and nobody has to look how they stand.
  const stands = cells === 0 || largest === undefined ? null : levelOf(day);
  if (largest === undefined || stands === null) return undefined;
  const { level, isAlone } = stands;
  const near = divisors.find((divisor) => Math.abs(level / divisor - 1) <= NEAR_LEVEL);
  const divisor = near ?? largest;
  const finding = { kind: 'duplicates', day, cells, divisor, level } as const;
  return { finding, isAlone, largest, isNear: near !== undefined, chance: divisor ** -cells };
}

/** Divisors that all counts share, smallest first. */
function sharedDivisors({ cells, multiples }: DayMultiples): readonly number[] {
  return multiples
    .filter(({ cells: fitting }) => fitting === cells)
    .map(({ divisor }) => divisor)
    .toSorted((one, other) => one - other);
}

/** True when so many counts share a divisor that the days were loaded again where others were. */
export function shareDivisor(days: readonly DayMultiples[], divisor: number): boolean {
  const cells = sum(days.map((each) => each.cells));
  const fitting = days.flatMap(({ multiples }) => multiples.filter((each) => each.divisor === divisor));
  return sum(fitting.map((each) => each.cells)) === cells && divisor ** -cells <= CHANCE_BESIDE;
}

/** Days in a row that stand at the same divisor. */
function runsOfOneDivisor(days: readonly SharedDay[]): readonly (readonly SharedDay[])[] {
  const runs: SharedDay[][] = [];
  for (const each of days.filter(({ isNear }) => isNear)) {
    const open = runs.at(-1);
    const last = open?.at(-1);
    if (open !== undefined && last !== undefined && follows(each, last)) open.push(each);
    else runs.push([each]);
  }
  return runs;
}

function follows({ finding }: SharedDay, { finding: last }: SharedDay): boolean {
  return finding.divisor === last.divisor && dayNumber(finding.day) - dayNumber(last.day) === 1;
}

/** Days in a row speak together when the level jumps to the divisor with the first of them: growth does not end at odd counts. */
function isNoChance(run: readonly SharedDay[], levelOf: (day: string) => DayLevel | null): boolean {
  const [first] = run;
  if (first === undefined) return false;
  const { day, divisor } = first.finding;
  const before = levelOf(dayOfNumber(dayNumber(day) - 1))?.level ?? divisor;
  const limit = run.every(({ isAlone }) => isAlone) ? CHANCE_ALONE : CHANCE_AT_LEVEL;
  return before < (1 + divisor) / 2 && sum(run.map(({ chance }) => Math.log(chance))) <= Math.log(limit);
}

function byDay(one: CommonMultipleFinding, other: CommonMultipleFinding): number {
  return dayNumber(one.day) - dayNumber(other.day);
}
