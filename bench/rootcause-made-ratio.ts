import type { Ratio } from '#analysis/breakdown.ts';
import type { Random } from '#evals/growth/random.ts';
import type { RatioCase } from './rootcause-case.ts';
import { drawGrid, type Grid } from './rootcause-grid.ts';
import { type PlantedCause, plantCauses } from './rootcause-plant.ts';

type Maker = (random: Random) => Omit<RatioCase, 'kind' | 'name' | 'family'> | undefined;

/** What a leaf is like on an ordinary day, and what is wrong with it today. */
interface LeafNature {
  readonly trials: number;
  readonly rate: number;
  readonly trialsTimes: number;
  readonly rateToday: number;
}

/** Kinds of ratio cases that have causes. */
export const RATIO_FAMILIES: Readonly<Record<string, Maker>> = {
  stalls: drawStalls,
  conversions: drawConversions,
  'value-per-visit': drawValuePerVisit,
  mix: drawMix,
};

/** Kinds of ratio cases that have none. */
export const RATIO_QUIET_FAMILIES: Readonly<Record<string, Maker>> = {
  noise: (random) => drawQuiet(random, (rate) => rate),
  broad: (random) => {
    const times = random.uniform() < 0.5 ? 0.5 + 0.3 * random.uniform() : 1.3 + 0.6 * random.uniform();
    return drawQuiet(random, (rate) => rate * times * random.lognormal(0.08));
  },
  scattered: (random) => {
    const [part, times] = [0.1 + 0.3 * random.uniform(), 0.2 + 0.5 * random.uniform()];
    return drawQuiet(random, (rate) => (random.uniform() < part ? rate * times : rate));
  },
};

const HISTORY_PERIODS = 4;

function drawRatioGrid(random: Random, skew = 0.5 + 0.8 * random.uniform()): Grid {
  const plan = {
    dimensions: random.integer(3, 5),
    values: [2, random.integer(5, 18)] as const,
    leaves: random.integer(80, 1500),
    skew,
  };
  return drawGrid({ ...plan, values: [3, Math.max(4, plan.values[1])] }, random);
}

/**
 * After the cases of RobustSpot (IEEE TSC 2022): viewers that stall, a low rate everywhere, the last periods as expectation;
 * the leaves of a cause fail at very different rates. Half of the cases count what went well instead.
 */
function drawStalls(random: Random): ReturnType<Maker> {
  const grid = drawRatioGrid(random, 0.9 + 0.6 * random.uniform());
  const causes = plantCauses(grid, { causes: drawCount(random), deepest: 3, share: [0.02, 0.5] }, random);
  const [whole, usual] = [3_000 + 60_000 * random.uniform(), 0.01 + 0.06 * random.uniform()];
  const added = causes?.map(() => 0.06 + 0.3 * random.uniform());
  const natures = grid.weights.map((weight, leaf): LeafNature => {
    const rate = Math.min(0.5, usual * random.lognormal(0.5));
    const more = sumOver(causes, leaf, (at) => (added?.[at] ?? 0) * random.lognormal(0.5));
    return {
      trials: whole * weight,
      rate,
      trialsTimes: random.lognormal(0.08),
      rateToday: Math.min(0.95, rate + more),
    };
  });
  const leaves = natures.map((nature) => drawShares(nature, random));
  const isComplement = random.uniform() < 0.5;
  return causes && pose(grid, isComplement ? leaves.map(complement) : leaves, causes);
}

/** Visitors that buy: rates differ between leaves, a cause multiplies them, traffic drifts beside. */
function drawConversions(random: Random): ReturnType<Maker> {
  const grid = drawRatioGrid(random);
  const causes = plantCauses(grid, { causes: drawCount(random), deepest: 3, share: [0.02, 0.4] }, random);
  const [whole, usual] = [40_000 + 400_000 * random.uniform(), 0.01 + 0.04 * random.uniform()];
  const times = causes?.map(() =>
    random.uniform() < 0.75 ? 0.75 * random.uniform() : 1.5 + 1.2 * random.uniform(),
  );
  const natures = grid.weights.map((weight, leaf): LeafNature => {
    const rate = Math.min(0.5, usual * random.lognormal(0.6));
    const product =
      causes?.reduce((all, cause, at) => (cause.leaves.has(leaf) ? all * (times?.[at] ?? 1) : all), 1) ?? 1;
    return {
      trials: whole * weight,
      rate,
      trialsTimes: random.lognormal(0.15),
      rateToday: Math.min(0.95, rate * product),
    };
  });
  return (
    causes &&
    pose(
      grid,
      natures.map((nature) => drawShares(nature, random)),
      causes,
    )
  );
}

/** Money over visits: the numerator is no count, and no part of the denominator. */
function drawValuePerVisit(random: Random): ReturnType<Maker> {
  const grid = drawRatioGrid(random);
  const causes = plantCauses(grid, { causes: drawCount(random), deepest: 3, share: [0.03, 0.4] }, random);
  const whole = 60_000 + 300_000 * random.uniform();
  const times = causes?.map(() => (random.uniform() < 0.7 ? 0.6 * random.uniform() : 1.7 + random.uniform()));
  const noise = 0.05 + 0.15 * random.uniform();
  const leaves = grid.weights.map((weight, leaf) => {
    const value = 1.5 * random.lognormal(0.5);
    const product =
      causes?.reduce((all, cause, at) => (cause.leaves.has(leaf) ? all * (times?.[at] ?? 1) : all), 1) ?? 1;
    const [before, after] = [
      random.poisson(whole * weight),
      random.poisson(whole * weight * random.lognormal(0.1)),
    ];
    return {
      expected: { numerator: before * value, denominator: before },
      actual: { numerator: after * value * product * random.lognormal(noise), denominator: after },
    };
  });
  return causes && pose(grid, leaves, causes);
}

/** Rates stand still, but visitors of a part with a rate of its own come in far larger or smaller numbers. */
function drawMix(random: Random): ReturnType<Maker> {
  const grid = drawRatioGrid(random);
  const causes = plantCauses(grid, { causes: 1, deepest: 3, share: [0.04, 0.3] }, random);
  const [whole, usual] = [40_000 + 400_000 * random.uniform(), 0.02 + 0.03 * random.uniform()];
  const [times, ownRate] = [2.5 + 3 * random.uniform(), random.uniform() < 0.7 ? 0.15 : 3];
  const natures = grid.weights.map((weight, leaf): LeafNature => {
    const isCause = sumOver(causes, leaf, () => 1) > 0;
    const rate = Math.min(0.5, usual * random.lognormal(0.2) * (isCause ? ownRate : 1));
    const trialsTimes = random.lognormal(0.06) * (isCause ? times : 1);
    return { trials: whole * weight, rate, trialsTimes, rateToday: rate };
  });
  return (
    causes &&
    pose(
      grid,
      natures.map((nature) => drawShares(nature, random)),
      causes,
    )
  );
}

function drawQuiet(random: Random, today: (rate: number) => number): ReturnType<Maker> {
  const grid = drawRatioGrid(random);
  const [whole, usual] = [10_000 + 200_000 * random.uniform(), 0.01 + 0.08 * random.uniform()];
  const natures = grid.weights.map((weight): LeafNature => {
    const rate = Math.min(0.5, usual * random.lognormal(0.5));
    return {
      trials: whole * weight,
      rate,
      trialsTimes: random.lognormal(0.1),
      rateToday: Math.min(0.95, today(rate)),
    };
  });
  return pose(
    grid,
    natures.map((nature) => drawShares(nature, random)),
    [],
  );
}

/** Mostly one cause, as in the published cases. */
function drawCount(random: Random): number {
  const draw = random.uniform();
  if (draw < 0.65) return 1;
  return draw < 0.88 ? 2 : 3;
}

type RatioAmounts = Omit<RatioCase['leaves'][number], 'values'>;

/** Today beside the mean of some earlier periods, all of them counted. */
function drawShares({ trials, rate, trialsTimes, rateToday }: LeafNature, random: Random): RatioAmounts {
  const earlier = Array.from({ length: HISTORY_PERIODS }, () => {
    const denominator = random.poisson(trials);
    return { numerator: random.binomial(denominator, rate), denominator };
  });
  const mean = (of: (ratio: Ratio) => number): number =>
    earlier.reduce((sum, ratio) => sum + of(ratio), 0) / HISTORY_PERIODS;
  const denominator = random.poisson(trials * trialsTimes);
  return {
    expected: {
      numerator: mean((ratio) => ratio.numerator),
      denominator: mean((ratio) => ratio.denominator),
    },
    actual: { numerator: random.binomial(denominator, rateToday), denominator },
  };
}

function complement({ expected, actual }: RatioAmounts): RatioAmounts {
  const other = ({ numerator, denominator }: Ratio): Ratio => ({
    numerator: denominator - numerator,
    denominator,
  });
  return { expected: other(expected), actual: other(actual) };
}

function sumOver(
  causes: readonly PlantedCause[] | undefined,
  leaf: number,
  amount: (at: number) => number,
): number {
  return causes?.reduce((sum, cause, at) => (cause.leaves.has(leaf) ? sum + amount(at) : sum), 0) ?? 0;
}

function pose(grid: Grid, amounts: readonly RatioAmounts[], causes: readonly PlantedCause[]) {
  const leaves = grid.leaves.flatMap((values, leaf) => {
    const amount = amounts[leaf];
    return amount === undefined ? [] : [{ values, ...amount }];
  });
  return { dimensions: grid.dimensions, leaves, truth: causes.map(({ combination }) => combination) };
}
