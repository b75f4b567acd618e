import { isRightWithin, type JudgedCase } from './score-cases.ts';

/** What is asked of each planted matter, yes or no, so that two runs can be compared matter by matter. */
export type Outcomes = Readonly<Record<string, boolean>>;

/** How the answers to one question changed between two runs over the matters that both have. */
export interface Flips {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** One-sided 95 %: with this many standard errors more lost than gained, chance does not explain it (McNemar). */
const NOISE_DEVIATIONS = 1.645;

/** Whether each planted matter was found and explained rightly, by `<case> <position>`. */
export function outcomesOf(cases: readonly JudgedCase[]): {
  readonly found: Outcomes;
  readonly right: Outcomes;
} {
  const matters = cases.flatMap(({ report, matched }) =>
    matched.matters.map((matter, index) => ({ name: `${report.name} ${index + 1}`, matter })),
  );
  return {
    found: Object.fromEntries(
      matters.map(({ name, matter }) => [name, matter.reported !== undefined || matter.planted.mayBeSilent]),
    ),
    right: Object.fromEntries(matters.map(({ name, matter }) => [name, isRightWithin(matter, 1)])),
  };
}

/** Which answers changed. */
export function flipsBetween(before: Outcomes, after: Outcomes): Flips {
  const both = Object.keys(after).filter((name) => name in before);
  return {
    gained: both.filter((name) => after[name] === true && before[name] === false),
    lost: both.filter((name) => after[name] === false && before[name] === true),
  };
}

/** True when more was lost than chance explains: the cases are the same, so only those that flipped say anything. */
export function isBeyondNoise({ gained, lost }: Flips): boolean {
  const changed = gained.length + lost.length;
  return changed > 0 && lost.length - gained.length > NOISE_DEVIATIONS * Math.sqrt(changed);
}

/** True when a rate of rare events rose by more than chance explains; both are counts over the same number of days. */
export function isRiseBeyondNoise(before: number, after: number): boolean {
  return after - before > NOISE_DEVIATIONS * Math.sqrt(Math.max(1, before + after));
}
