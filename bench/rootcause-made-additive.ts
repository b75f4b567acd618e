import type { Random } from '#evals/growth/random.ts';
import type { AdditiveCase, Combination } from './rootcause-case.ts';
import { drawGrid, type Grid, type GridPlan } from './rootcause-grid.ts';
import { type PlantedCause, plantCauses } from './rootcause-plant.ts';

/** What every leaf of an additive case was expected to bring, and brings while nothing is wrong. */
interface Forecast {
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}

type Maker = (random: Random) => Omit<AdditiveCase, 'kind' | 'name' | 'family'> | undefined;

/** Kinds of additive cases that have causes. */
export const ADDITIVE_FAMILIES: Readonly<Record<string, Maker>> = {
  severities: drawSeverities,
  ripples: drawRipples,
  orders: drawOrders,
  'heavy-tails': drawHeavyTails,
};

/** Kinds of additive cases that have none. */
export const ADDITIVE_QUIET_FAMILIES: Readonly<Record<string, Maker>> = {
  noise: (random) => drawQuiet(random, () => 1),
  broad: (random) => {
    const factor = random.uniform() < 0.5 ? 0.5 + 0.35 * random.uniform() : 1.2 + 0.6 * random.uniform();
    return drawQuiet(random, () => factor * random.lognormal(0.08));
  },
  scattered: (random) => {
    const [part, factor] = [0.1 + 0.3 * random.uniform(), 0.2 + 0.5 * random.uniform()];
    return drawQuiet(random, () => (random.uniform() < part ? factor : 1));
  },
  drifting: drawDrifting,
};

function drawPlan(random: Random, overrides: Partial<GridPlan> = {}): GridPlan {
  return {
    dimensions: random.integer(3, 5),
    values: [3, random.integer(5, 20)],
    leaves: random.integer(400, 4000),
    skew: 0.3 + 0.9 * random.uniform(),
    ...overrides,
  };
}

/**
 * After the S type of RiskLoc (Kalander, arXiv:2205.10004): a full grid of Weibull values, some of them zero; the expected
 * or the actual value carries relative noise; each cause has a severity of its own that its leaves share nearly.
 */
function drawSeverities(random: Random): ReturnType<Maker> {
  const drawn = drawGrid(drawPlan(random, { values: [4, 12], leaves: 12_000, skew: 0 }), random);
  const shape = 0.5 + 0.5 * random.uniform();
  const empty = 0.25 * random.uniform();
  const noise = 0.25 * random.uniform();
  const sizes = drawn.leaves.map(() =>
    random.uniform() < empty ? 0 : 100 * (-Math.log(1 - random.uniform())) ** (1 / shape),
  );
  const pairs = sizes.map((size) => {
    const noisy = Math.max(0, size * (1 + noise * random.normal()));
    return random.uniform() < 0.5 ? [size, noisy] : [noisy, size];
  });
  const grid = reweigh(drawn, sizes);
  const causes = plantCauses(grid, { causes: random.integer(1, 3), deepest: 3, share: [0.001, 0.3] }, random);
  const isDrop = random.uniform() < 0.5;
  const severities = causes?.map(() => ({
    severity: 0.2 + 0.8 * random.uniform() + noise,
    deviation: 0.1 * random.uniform(),
  }));
  const forecast = {
    expected: pairs.map(([first = 0]) => first),
    actual: pairs.map(([, second = 0]) => second),
  };
  if (causes === undefined) return undefined;
  const [kept, cut] = isDrop
    ? [forecast.expected, [...forecast.actual]]
    : [forecast.actual, [...forecast.expected]];
  for (const [index, cause] of causes.entries()) {
    const { severity = 0, deviation = 0 } = severities?.[index] ?? {};
    for (const leaf of cause.leaves)
      cut[leaf] = Math.max(0, (kept[leaf] ?? 0) * (1 - severity - deviation * random.normal()));
  }
  return pose(grid, isDrop ? { expected: kept, actual: cut } : { expected: cut, actual: kept }, causes);
}

/** After the B types of Squeeze (Li et al., ISSRE 2019): elements of one cuboid share one magnitude; small forecast errors. */
function drawRipples(random: Random): ReturnType<Maker> {
  const grid = drawGrid(drawPlan(random), random);
  const noise = [0.01, 0.03, 0.06, 0.1][random.integer(0, 3)] ?? 0.01;
  const whole = 20_000 + 400_000 * random.uniform();
  const expected = grid.weights.map((weight) => whole * weight);
  const causes = plantCauses(grid, { causes: random.integer(1, 3), deepest: 3, share: [0.01, 0.35] }, random);
  const factor = random.uniform() < 0.6 ? 0.9 * random.uniform() : 1.4 + 1.5 * random.uniform();
  const actual = expected.map((value) => Math.max(0, value * (1 + noise * random.normal())));
  return (
    causes &&
    pose(
      grid,
      move({ expected, actual }, causes, () => factor),
      causes,
    )
  );
}

/** A shop: few orders in most cells, baskets of very different sizes, four earlier weeks as expectation, gains and losses. */
function drawOrders(random: Random): ReturnType<Maker> {
  const grid = drawGrid(drawPlan(random, { leaves: random.integer(150, 1500) }), random);
  const orders = 2_000 + 30_000 * random.uniform();
  const basket = 0.3 + 0.6 * random.uniform();
  const causes = plantCauses(grid, { causes: random.integer(1, 3), deepest: 3, share: [0.02, 0.35] }, random);
  const factors = new Map(
    causes?.map((cause) => [
      cause,
      random.uniform() < 0.65 ? 0.7 * random.uniform() : 1.6 + random.uniform(),
    ]),
  );
  const change = grid.weights.map((_, leaf) =>
    [...factors].reduce(
      (product, [cause, factor]) => (cause.leaves.has(leaf) ? product * factor : product),
      1,
    ),
  );
  const takings = (mean: number): number => {
    const count = random.poisson(mean);
    if (count > 60) return count * 40 * (1 + (basket * random.normal()) / Math.sqrt(count));
    return Array.from({ length: count }, () => 40 * random.lognormal(basket)).reduce(
      (sum, each) => sum + each,
      0,
    );
  };
  const expected = grid.weights.map((weight) =>
    [0, 1, 2, 3].reduce((sum) => sum + takings(orders * weight) / 4, 0),
  );
  const actual = grid.weights.map((weight, leaf) => takings(orders * weight * (change[leaf] ?? 1)));
  return causes && pose(grid, { expected, actual }, causes);
}

/** Errors with a heavy tail, each cause with a size and a direction of its own. */
function drawHeavyTails(random: Random): ReturnType<Maker> {
  const grid = drawGrid(drawPlan(random), random);
  const noise = 0.04 + 0.12 * random.uniform();
  const expected = grid.weights.map((weight) => 50_000 * weight);
  const laplace = (): number => Math.sign(random.uniform() - 0.5) * -Math.log(1 - random.uniform());
  const actual = expected.map((value) => Math.max(0, value * (1 + noise * laplace())));
  const causes = plantCauses(grid, { causes: random.integer(1, 3), deepest: 3, share: [0.01, 0.35] }, random);
  const draw = (): number => (random.uniform() < 0.5 ? 0.1 + 0.6 * random.uniform() : 1.4 + random.uniform());
  return causes && pose(grid, move({ expected, actual }, causes, draw), causes);
}

function drawQuiet(random: Random, factor: () => number): ReturnType<Maker> {
  const grid = drawGrid(drawPlan(random), random);
  const noise = 0.02 + 0.2 * random.uniform();
  const whole = 5_000 + 100_000 * random.uniform();
  const expected = grid.weights.map((weight) => whole * weight);
  const actual = expected.map((value) => random.poisson(value * factor() * random.lognormal(noise)));
  return pose(grid, { expected, actual }, []);
}

/** Every value of every dimension wanders a little on its own, so that errors of leaves are not independent. */
function drawDrifting(random: Random): ReturnType<Maker> {
  const grid = drawGrid(drawPlan(random), random);
  const step = 0.02 + 0.06 * random.uniform();
  const drifts = new Map<string, number>();
  const driftOf = (value: string): number => {
    const known = drifts.get(value) ?? random.lognormal(step);
    drifts.set(value, known);
    return known;
  };
  const expected = grid.weights.map((weight) => 60_000 * weight);
  const actual = expected.map((value, leaf) =>
    random.poisson(value * (grid.leaves[leaf] ?? []).reduce((product, each) => product * driftOf(each), 1)),
  );
  return pose(grid, { expected, actual }, []);
}

/** Multiplies the actual values of each cause by a factor. */
function move(
  { expected, actual }: Forecast,
  causes: readonly PlantedCause[],
  factor: () => number,
): Forecast {
  const moved = [...actual];
  for (const { leaves } of causes) {
    const times = factor();
    for (const leaf of leaves) moved[leaf] = (moved[leaf] ?? 0) * times;
  }
  return { expected, actual: moved };
}

function reweigh(grid: Grid, sizes: readonly number[]): Grid {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return { ...grid, weights: sizes.map((size) => size / whole) };
}

function pose(grid: Grid, { expected, actual }: Forecast, causes: readonly PlantedCause[]) {
  const truth: readonly Combination[] = causes.map(({ combination }) => combination);
  const leaves = grid.leaves.map((values, leaf) => ({
    values,
    expected: expected[leaf] ?? 0,
    actual: actual[leaf] ?? 0,
  }));
  return { dimensions: grid.dimensions, leaves, truth };
}
