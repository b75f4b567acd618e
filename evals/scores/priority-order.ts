/** How urgent something was called, and what it was really worth. */
export interface RankedMatter {
  /** 0 is the most urgent. */
  readonly urgency: number;
  /** Size of the gain or loss, in any unit that all share. */
  readonly worth: number;
}

/** Two matters are only compared when one is worth so many times the other: nobody can tell nearer ones apart. */
const TELLING_RATIO = 2;

/**
 * The part of all telling pairs of which the one that is worth more was called more urgent, 0..1; the same urgency
 * counts half (as in the area under a curve: 0.5 is guessing). Null when no pair is telling.
 */
export function priorityOrder(matters: readonly RankedMatter[]): number | null {
  const pairs = matters.flatMap((more) =>
    matters
      .filter(({ worth }) => more.worth >= TELLING_RATIO * worth && more.worth > 0)
      .map((less) => [more, less] as const),
  );
  if (pairs.length === 0) return null;
  const right = pairs.reduce((sum, [more, less]) => sum + orderOf(more.urgency, less.urgency), 0);
  return right / pairs.length;
}

function orderOf(more: number, less: number): number {
  if (more === less) return 0.5;
  return more < less ? 1 : 0;
}
