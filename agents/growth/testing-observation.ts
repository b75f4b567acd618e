import type { Observation, ObservedDoubt, ObservedRoot } from './observation.ts';

/** A value that explains nearly all of a change. */
export const root = (
  dimension: string,
  value: string,
  changes: Partial<ObservedRoot> = {},
): ObservedRoot => ({
  dimension,
  value,
  share: 0.95,
  confidence: 0.9,
  remaining: 0.5,
  ...changes,
});

/** A reason to doubt the data. */
export const doubt = (kind: ObservedDoubt['kind'], changes: Partial<ObservedDoubt> = {}): ObservedDoubt => ({
  kind,
  segment: null,
  share: null,
  ...changes,
});

/** A fall of revenue over ten days of which nothing else is known. */
export function observe(changes: Partial<Observation>): Observation {
  return {
    metric: 'revenue',
    family: 'sales',
    direction: 'down',
    isGood: false,
    z: -6,
    clearest: null,
    days: 10,
    doubts: [],
    changes: {},
    roots: {},
    segmentChanges: {},
    buyingInside: null,
    looksAroundLess: false,
    mixShare: null,
    prices: null,
    holidays: null,
    ...changes,
  };
}
