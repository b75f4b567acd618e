import type { Random } from '#evals/growth/random.ts';
import type { Combination } from './rootcause-case.ts';
import { drawIndex, type Grid } from './rootcause-grid.ts';

/** A planted cause and the leaves that it moves. */
export interface PlantedCause {
  readonly combination: Combination;
  readonly leaves: ReadonlySet<number>;
}

export interface PlantPlan {
  readonly causes: number;
  readonly deepest: number;
  /** Part of the whole that a cause covers at least and at most. */
  readonly share: readonly [least: number, most: number];
}

/** Part of a cause that another combination of values must add or leave out to be another cause at all. */
const DISTINCT = 0.1;
/** Causes of different dimensions cross in some leaves; more than this part of either would make them one another's. */
const CROSSING = 0.34;
const TRIES = 400;

/** Draws causes that hardly overlap and that the data can tell from every other combination; undefined if there is none. */
export function plantCauses(grid: Grid, plan: PlantPlan, random: Random): PlantedCause[] | undefined {
  const planted: PlantedCause[] = [];
  for (let attempt = 0; attempt < TRIES && planted.length < plan.causes; attempt += 1) {
    const cause = drawCause(grid, 1 + Math.floor(random.uniform() * plan.deepest), random);
    if (isFit(cause, grid, plan.share) && planted.every((other) => !covers(cause, other, grid)))
      planted.push(cause);
  }
  return planted.length === plan.causes ? planted : undefined;
}

/** The values of a leaf that exists, in some of its dimensions. */
function drawCause(grid: Grid, depth: number, random: Random): PlantedCause {
  const values = grid.leaves[drawIndex(grid.weights, random)] ?? [];
  const order = values.map((_, place) => ({ place, order: random.uniform() }));
  order.sort((first, second) => first.order - second.order);
  const places = order
    .slice(0, depth)
    .map(({ place }) => place)
    .sort((first, second) => first - second);
  const combination = Object.fromEntries(
    places.map((place) => [grid.dimensions[place] ?? '', values[place] ?? '']),
  );
  const leaves = grid.leaves.flatMap((leaf, index) =>
    places.every((place) => leaf[place] === values[place]) ? [index] : [],
  );
  return { combination, leaves: new Set(leaves) };
}

function isFit(cause: PlantedCause, grid: Grid, [least, most]: PlantPlan['share']): boolean {
  const covered = weigh(cause.leaves, grid);
  return covered >= least && covered <= most && isNameable(cause, covered, grid);
}

/** Neither leaving a dimension out nor naming one more describes nearly the same leaves. */
function isNameable({ combination, leaves }: PlantedCause, covered: number, grid: Grid): boolean {
  return grid.dimensions.every((dimension, place) =>
    dimension in combination
      ? coveredWithout(dimension, combination, grid) >= covered * (1 + DISTINCT)
      : largestPart(leaves, place, grid) <= covered * (1 - DISTINCT),
  );
}

function coveredWithout(dimension: string, combination: Combination, grid: Grid): number {
  const places = grid.dimensions.flatMap((name, place) =>
    name !== dimension && name in combination ? [{ place, value: combination[name] }] : [],
  );
  const leaves = grid.leaves.flatMap((leaf, index) =>
    places.every(({ place, value }) => leaf[place] === value) ? [index] : [],
  );
  return weigh(leaves, grid);
}

function largestPart(leaves: ReadonlySet<number>, place: number, grid: Grid): number {
  const parts = Map.groupBy(leaves, (leaf) => grid.leaves[leaf]?.[place]);
  return Math.max(...[...parts.values()].map((part) => weigh(part, grid)));
}

function weigh(leaves: Iterable<number>, { weights }: Grid): number {
  let sum = 0;
  for (const leaf of leaves) sum += weights[leaf] ?? 0;
  return sum;
}

function covers(first: PlantedCause, second: PlantedCause, grid: Grid): boolean {
  const crossing = weigh(
    [...first.leaves].filter((leaf) => second.leaves.has(leaf)),
    grid,
  );
  return crossing > CROSSING * Math.min(weigh(first.leaves, grid), weigh(second.leaves, grid));
}
