import { expect, it } from 'vitest';
import { minimumDetectableLift, plantLifts, powerCurve } from './detectable.ts';
import { differenceInDifferences } from './difference.ts';
import { type Panel, readPanel } from './panel.ts';
import { placeboGroups } from './placebo-groups.ts';
import { preparePlaceboTest } from './placebo-test.ts';
import { seededUniform } from './seeded-uniform.ts';
import { START, shopOf } from './testing.ts';

function panelOf(size: number, pool: number): Panel {
  const products = shopOf(size + pool);
  const panel = readPanel(
    { subject: products.slice(0, size), pool: products.slice(size) },
    { start: START, pre: 12, post: 4 },
  );
  if (typeof panel === 'string') throw new Error(panel);
  return panel;
}

function curveOf(panel: Panel, direction: 'up' | 'down') {
  const groups = placeboGroups(panel, 199, seededUniform('curve'));
  const test = preparePlaceboTest(panel, differenceInDifferences, groups);
  return powerCurve(test, plantLifts(panel, groups), direction);
}

it('finds larger lifts more often, either way', () => {
  for (const direction of ['up', 'down'] as const) {
    const power = curveOf(panelOf(3, 60), direction).map((point) => point.power);

    expect(power).toEqual(power.toSorted((first, second) => first - second));
    expect(power[0]).toBeLessThan(0.5);
    expect(power.at(-1)).toBe(1);
  }
});

it('asks for more where placebos are made of the subject in part', () => {
  const least = (panel: Panel) => minimumDetectableLift([curveOf(panel, 'up')]) ?? Number.POSITIVE_INFINITY;
  const shared = panelOf(20, 40);
  const apart = { ...shared, naturalGroups: placeboGroups(shared, 199, seededUniform('curve')) };

  expect(least(shared)).toBeGreaterThan(1.2 * least(apart));
});

it('reads the lift with the wanted power between the points of the mean curve', () => {
  const curve = (...power: number[]) => power.map((each, index) => ({ lift: (index + 1) / 10, power: each }));

  expect(minimumDetectableLift([curve(0.5, 0.7, 0.9)])).toBeCloseTo(0.25, 10);
  expect(minimumDetectableLift([curve(0.5, 0.6), curve(0.5, 1)])).toBeCloseTo(0.2, 10);
  expect(minimumDetectableLift([curve(0.1, 0.2)])).toBeNull();
});
