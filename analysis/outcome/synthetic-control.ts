import { clamp, mean } from '../statistics.ts';
import type { Method } from './counterfactual.ts';
import { groupBefore, type Panel } from './panel.ts';
import { levelAfter } from './period-series.ts';

/** Donors are the series nearest to the group before the start: more of them would fit its noise. */
const MOST_DONORS = 20;
/** A step shorter than this share of the way changes no weight that matters; few fits need this many steps. */
const LEAST_STEP = 0.02;
const STEPS = 60;

/** A group goes on as a weighted mean of donor series does that matched it before (Abadie, Diamond, Hainmueller 2010). */
export const syntheticControl: Method = {
  name: 'synthetic_control',
  bind(panel) {
    const after = panel.items.map((item) => levelAfter(item, 1));
    return (group) => {
      const target = groupBefore(panel, group);
      const donors = nearestDonors(panel, group, target);
      const series = donors.map((place) => panel.items[place]?.before ?? []);
      const weights = simplexWeights(series, target);
      const weighted = (values: readonly number[]) =>
        values.reduce((total, value, index) => total + (weights[index] ?? 0) * value, 0);
      return {
        after: weighted(donors.map((place) => after[place] ?? Number.NaN)),
        before: target.map((_, period) => weighted(series.map((values) => values[period] ?? 0))),
      };
    };
  },
};

function nearestDonors(
  { items, pool }: Panel,
  group: readonly number[],
  target: readonly number[],
): number[] {
  const members = new Set(group);
  return pool
    .filter((place) => !members.has(place))
    .map((place) => ({ place, distance: squaredDistance(items[place]?.before ?? [], target) }))
    .sort((first, second) => first.distance - second.distance || first.place - second.place)
    .slice(0, MOST_DONORS)
    .map(({ place }) => place);
}

function squaredDistance(first: readonly number[], second: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < first.length; index += 1)
    total += ((first[index] ?? 0) - (second[index] ?? 0)) ** 2;
  return total;
}

/**
 * Weights, none negative, one in sum, whose mean of `donors` comes nearest to `target` in squares. Frank and Wolfe's
 * steps with exact step lengths: each moves towards the one donor that helps most, so the sum never leaves one.
 */
export function simplexWeights(donors: Series, target: readonly number[]): number[] {
  const weights = donors.map(() => 1 / donors.length);
  const fit = target.map((_, period) => mean(donors.map((donor) => donor[period] ?? 0)));
  for (let step = 0; step < STEPS; step += 1) {
    const best = mostHelpful(donors, target, fit);
    const length = moveTowards(donors[best] ?? [], target, fit);
    if (length < LEAST_STEP) break;
    for (let index = 0; index < weights.length; index += 1)
      weights[index] = (weights[index] ?? 0) * (1 - length);
    weights[best] = (weights[best] ?? 0) + length;
  }
  return weights;
}

type Series = readonly (readonly number[])[];

function mostHelpful(donors: Series, target: readonly number[], fit: readonly number[]): number {
  const gap = target.map((value, period) => value - (fit[period] ?? 0));
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < donors.length; index += 1) {
    const help = product(donors[index] ?? [], gap);
    if (help <= most) continue;
    best = index;
    most = help;
  }
  return best;
}

/** Moves the fit as far towards a donor as brings it nearest to the target; answers the share of the way. */
function moveTowards(donor: readonly number[], target: readonly number[], fit: number[]): number {
  const direction = donor.map((value, period) => value - (fit[period] ?? 0));
  const gap = target.map((value, period) => value - (fit[period] ?? 0));
  const size = product(direction, direction);
  const length = size > 0 ? clamp(product(direction, gap) / size, 0, 1) : 0;
  for (const [period, value] of direction.entries()) fit[period] = (fit[period] ?? 0) + length * value;
  return length;
}

function product(first: readonly number[], second: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < first.length; index += 1) total += (first[index] ?? 0) * (second[index] ?? 0);
  return total;
}
