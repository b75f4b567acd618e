import type { Random } from '#evals/growth/random.ts';

/** The leaves of a made case: values by dimension and how large each leaf is, the largest sizes a few, as in life. */
export interface Grid {
  readonly dimensions: readonly string[];
  readonly leaves: readonly (readonly string[])[];
  /** Parts of the whole; they add up to 1. */
  readonly weights: readonly number[];
}

export interface GridPlan {
  readonly dimensions: number;
  readonly values: readonly [lowest: number, highest: number];
  /** A grid with more leaves than this keeps only that many, the popular ones rather than the others. */
  readonly leaves: number;
  /** 0 makes all values equally popular, 1 is Zipf's law. */
  readonly skew: number;
}

const NAMES = ['channel', 'device', 'country', 'category', 'visitor'];

/** Draws dimensions, their values and the leaves that occur. */
export function drawGrid(plan: GridPlan, random: Random): Grid {
  const dimensions = NAMES.slice(0, plan.dimensions);
  const popularity = dimensions.map(() => drawPopularity(random.integer(...plan.values), plan.skew, random));
  const full = popularity.reduce((product, values) => product * values.length, 1);
  const places = full <= plan.leaves ? everyPlace(popularity) : somePlaces(popularity, plan.leaves, random);
  const sizes = places.map(
    (place) =>
      place.reduce((size, value, at) => size * (popularity[at]?.[value] ?? 0), 1) * random.lognormal(0.6),
  );
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return {
    dimensions,
    leaves: places.map((place) => place.map((value, at) => `${dimensions[at]?.charAt(0)}${value + 1}`)),
    weights: sizes.map((size) => size / whole),
  };
}

/** Popularity of each value, in no order that the names would give away. */
function drawPopularity(values: number, skew: number, random: Random): number[] {
  const ranks = Array.from({ length: values }, (_, rank) => ({
    size: (rank + 1) ** -skew,
    order: random.uniform(),
  }));
  ranks.sort((first, second) => first.order - second.order);
  const whole = ranks.reduce((sum, { size }) => sum + size, 0);
  return ranks.map(({ size }) => size / whole);
}

function everyPlace(popularity: readonly (readonly number[])[]): number[][] {
  return popularity.reduce<number[][]>(
    (places, values) => places.flatMap((place) => values.map((_, value) => [...place, value])),
    [[]],
  );
}

function somePlaces(popularity: readonly (readonly number[])[], wanted: number, random: Random): number[][] {
  const places = new Map<string, number[]>();
  // Popular places come up again and again, so there are more draws than leaves.
  for (let draw = 0; draw < wanted * 6 && places.size < wanted; draw += 1) {
    const place = popularity.map((values) => drawIndex(values, random));
    places.set(place.join(), place);
  }
  return [...places.values()];
}

/** An index, as often as its weight says; weights add up to 1. */
export function drawIndex(weights: readonly number[], random: Random): number {
  let left = random.uniform();
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
