import type { Direction } from '../series.ts';
import { groupMean, type Panel } from './panel.ts';
import { levelAfter } from './period-series.ts';
import { overlapOf } from './placebo-groups.ts';
import { type PlaceboTest, scoreOf } from './placebo-test.ts';
import { FALSE_VERDICTS } from './test-level.ts';

/** A lift counts as detectable when it is found this often. */
export const WANTED_POWER = 0.8;

/** How often a lift is found by a design. */
export interface PowerPoint {
  readonly lift: number;
  readonly power: number;
}

/** Up to eighteen times as much; each a fourteenth farther than the one before, which the error of a power hides. */
const RAISES = Array.from({ length: 40 }, (_, step) => 1.075 ** (step + 1) - 1);
const CUTS = Array.from({ length: 19 }, (_, step) => -0.05 * (step + 1));

/** What placebo groups come to when lifts are planted in them; the same for every method. */
export interface PlantedLifts {
  readonly bare: readonly number[];
  readonly up: readonly Planted[];
  readonly down: readonly Planted[];
}

interface Planted {
  readonly lift: number;
  readonly levels: readonly number[];
}

/** Multiplies every placebo group of a panel by lifts of both directions, one after the other. */
export function plantLifts(panel: Panel, groups: readonly (readonly number[])[]): PlantedLifts {
  const levelsWith = (lift: number) => {
    const levels = panel.items.map((item) => levelAfter(item, 1 + lift));
    return groups.map((group) => groupMean(panel, group, levels));
  };
  const plant = (lift: number): Planted => ({ lift, levels: levelsWith(lift) });
  return { bare: levelsWith(0), up: RAISES.map(plant), down: CUTS.map(plant) };
}

/**
 * How many of the placebos with a planted lift stand out as far as a verdict asks. Placebos share members with the one
 * that is lifted, and rise with it by the share of the subject in the panel.
 */
export function powerCurve(test: PlaceboTest, planted: PlantedLifts, direction: Direction): PowerPoint[] {
  const overlap = overlapOf(test.panel);
  const sign = direction === 'up' ? 1 : -1;
  const score = (level: number, index: number) => sign * scoreOf(test, index, level);
  const bare = planted.bare.map(score).sort((first, second) => second - first);
  // The rank of a planted one counts itself and must not exceed half the false verdicts.
  const place = Math.floor((FALSE_VERDICTS / 2) * (bare.length + 1)) - 1;
  const threshold = bare[place] ?? Number.POSITIVE_INFINITY;
  return planted[direction].map(({ lift, levels }) => {
    const alone = levels.map(
      (level, index) => level - overlap * (level - (planted.bare[index] ?? Number.NaN)),
    );
    return { lift, power: shareAbove(threshold, alone.map(score)) };
  });
}

function shareAbove(threshold: number, scores: readonly number[]): number {
  return scores.filter((score) => score > threshold).length / scores.length;
}

/** The smallest lift that is found often enough, read between points of the mean curve; null when none is. */
export function minimumDetectableLift(curves: readonly (readonly PowerPoint[])[]): number | null {
  const [first = []] = curves;
  let earlier: PowerPoint = { lift: 0, power: 0 };
  for (const [index, { lift }] of first.entries()) {
    const power = curves.reduce((total, curve) => total + (curve[index]?.power ?? 0), 0) / curves.length;
    if (power >= WANTED_POWER) {
      const share = (WANTED_POWER - earlier.power) / (power - earlier.power);
      return earlier.lift + share * (lift - earlier.lift);
    }
    earlier = { lift, power };
  }
  return null;
}
