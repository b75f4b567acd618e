import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Panel } from './panel.ts';
import { countControls, overlapOf, placeboGroups } from './placebo-groups.ts';
import { seededUniform } from './seeded-uniform.ts';

/** Ten series of which the first three are the subject: two in one stratum, one in the other. */
const panel: Panel = {
  items: Array.from({ length: 10 }, (_, place) => ({
    key: `${place}`,
    before: [1],
    after: [1],
    volatility: 1,
  })),
  weights: new Array<number>(10).fill(1),
  subject: [0, 1, 2],
  pool: [3, 4, 5, 6, 7, 8, 9],
  strata: [
    [0, 1, 3, 4, 5],
    [2, 6, 7, 8, 9],
  ],
  naturalGroups: null,
};

it('draws as many of each stratum as the subject has, none twice', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const [group = []] = placeboGroups(panel, 1, seededUniform(seed));

      expect(new Set(group).size).toBe(3);
      expect(group.filter((place) => panel.strata[0]?.includes(place))).toHaveLength(2);
    }),
  );
});

it('draws every series about equally often, those of the subject too', () => {
  const drawn = placeboGroups(panel, 5000, seededUniform('often')).flat();

  for (const place of panel.strata[0] ?? []) {
    expect(drawn.filter((each) => each === place).length / 5000).toBeCloseTo(2 / 5, 1);
  }
});

it('lets natural groups stand for a natural group, as they are', () => {
  const natural = {
    ...panel,
    naturalGroups: [
      [3, 4],
      [5, 6, 7],
    ],
  };

  expect(placeboGroups(natural, 100, seededUniform('any'))).toBe(natural.naturalGroups);
  expect([countControls(panel), countControls(natural)]).toEqual([7, 2]);
  expect([overlapOf(panel), overlapOf(natural)]).toEqual([0.3, 0]);
});

it('ranks a single series among all others of its stratum, once each', () => {
  const single = { ...panel, subject: [2], pool: [0, 1, 3, 4, 5, 6, 7, 8, 9] };

  expect(placeboGroups(single, 100, seededUniform('any'))).toEqual([[6], [7], [8], [9]]);
  expect(overlapOf(single)).toBe(0);
});
