import { ADDRESSING_LEVERS } from './addressing-levers.ts';
import type { CaseReport, GivenAdvice, PlantedMatter } from './case-report.ts';
import { isSamePlace, type MatchedMatter } from './match-matters.ts';

/**
 * The part of what was advised on a matter that answers it, 0..1: the lever fits the kind, the place is the right one.
 * 0 when nothing was advised; null for a matter that asks for no advice, or that nobody noticed.
 */
export function addressedShare(
  { planted, reported }: MatchedMatter,
  advice: readonly GivenAdvice[],
): number | null {
  if (!(planted.kind in ADDRESSING_LEVERS) || reported === undefined) return null;
  const given = advice.filter(({ incidentKey }) => incidentKey === reported.key);
  return given.length === 0 ? 0 : given.filter((each) => addresses(planted, each)).length / given.length;
}

/** True when no business advice was given on a matter that is none; null for a business matter, or one not noticed. */
export function isAdviceWithheld(
  { planted, reported }: MatchedMatter,
  advice: readonly GivenAdvice[],
): boolean | null {
  if (planted.class === 'business' || reported === undefined) return null;
  return !advice.some(({ incidentKey }) => incidentKey === reported.key);
}

/** How many recommendations of a case say what another one says already: same lever, way, metric and place. */
export function countDuplicates({ advice }: Pick<CaseReport, 'advice'>): number {
  const distinct = new Set(
    advice.map(({ lever, leverDirection, metric, place }) =>
      JSON.stringify([lever, leverDirection, metric, place?.dimension, place?.value]),
    ),
  );
  return advice.length - distinct.size;
}

function addresses({ kind, places }: PlantedMatter, { lever, place }: GivenAdvice): boolean {
  const fits = ADDRESSING_LEVERS[kind]?.includes(lever) ?? false;
  return fits && (places.length === 0 || places.some((each) => isSamePlace(each, place)));
}
