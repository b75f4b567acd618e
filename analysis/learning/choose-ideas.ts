/** An idea as far as it is chosen. */
export interface RankedIdea {
  readonly key: string;
  /** The field that it is about (a team, a channel), so that a day is not all about one. */
  readonly domain: string;
  /** Expected worth in money, see `expectedValue`. */
  readonly worth: number;
}

export interface ChoiceLimits {
  /** Ideas a day. */
  readonly cap: number;
  /** Ideas of one domain, as long as others have any that are worth something. */
  readonly perDomain: number;
}

/**
 * The ideas worth most, within the cap of the day; when one domain has had its share, others come first. What is expected
 * to bring nothing is never chosen.
 */
export function chooseIdeas<T extends RankedIdea>(
  ideas: readonly T[],
  { cap, perDomain }: ChoiceLimits,
): readonly T[] {
  const ranked = ideas.filter(({ worth }) => worth > 0).toSorted(byWorth);
  const counts = new Map<string, number>();
  const [within, beyond]: [T[], T[]] = [[], []];
  for (const idea of ranked) {
    const count = (counts.get(idea.domain) ?? 0) + 1;
    counts.set(idea.domain, count);
    (count <= perDomain ? within : beyond).push(idea);
  }
  return [...within, ...beyond].slice(0, cap).sort(byWorth);
}

function byWorth(first: RankedIdea, second: RankedIdea): number {
  return second.worth - first.worth || (first.key < second.key ? -1 : 1);
}
