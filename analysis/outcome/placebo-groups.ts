import type { Panel } from './panel.ts';

/** A source of numbers in [0, 1); equal sources give equal placebos. */
export type Uniform = () => number;

/**
 * Placebos of the subject: the natural groups when it is one; for a single series every other one of its stratum; and
 * otherwise draws of as many series as it has, stratum by stratum, its own among them. If nothing was done the subject is
 * one of them, which is what makes its rank a p-value (Fisher's randomization test).
 */
export function placeboGroups(panel: Panel, count: number, uniform: Uniform): readonly (readonly number[])[] {
  if (panel.naturalGroups !== null) return panel.naturalGroups;
  const subjects = new Set(panel.subject);
  // Drawing one of a few again and again would only add chance to their rank.
  if (subjects.size === 1) return alikeOf(panel).map((place) => [place]);
  const wanted = panel.strata.map((stratum) => stratum.filter((place) => subjects.has(place)).length);
  return Array.from({ length: count }, () =>
    panel.strata.flatMap((stratum, index) => draw(stratum, wanted[index] ?? 0, uniform)),
  );
}

/** The others of the stratum of a single series. */
function alikeOf({ subject, strata }: Panel): number[] {
  const own = strata.find((stratum) => subject.every((place) => stratum.includes(place))) ?? [];
  return own.filter((place) => !subject.includes(place));
}

/** The first steps of a Fisher-Yates shuffle. */
function draw(places: readonly number[], count: number, uniform: Uniform): number[] {
  const moved = new Map<number, number>();
  const at = (index: number) => moved.get(index) ?? places[index] ?? Number.NaN;
  return Array.from({ length: count }, (_, index) => {
    const other = index + Math.floor(uniform() * (places.length - index));
    const drawn = at(other);
    moved.set(other, at(index));
    return drawn;
  });
}

/** How many placebos there are that share nothing with each other. */
export function countControls({ naturalGroups, pool }: Panel): number {
  return naturalGroups?.length ?? pool.length;
}

/** Share of the subject in an ordinary placebo: what it is lifted by goes into them too. */
export function overlapOf({ naturalGroups, subject, items }: Panel): number {
  return naturalGroups === null && subject.length > 1 ? subject.length / items.length : 0;
}
