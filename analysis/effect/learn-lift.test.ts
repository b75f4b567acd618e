import { expect, test } from 'vitest';
import { seededRandom } from '../testing.ts';
import { learnLift, type MeasuredLift } from './learn-lift.ts';

const prior = { low: 0, mid: 0.1, high: 0.2 };

/** Outcomes whose true lifts vary by `between` around `truth`, measured with `standardError`. */
function outcomes(count: number, truth: number, [between, standardError]: readonly [number, number]) {
  const random = seededRandom(8);
  return Array.from({ length: count }, (): MeasuredLift => {
    const lift = truth + between * random.normal() + standardError * random.normal();
    return { lift, standardError };
  });
}

test('without outcomes the prior is what may be promised', () => {
  const { low, mid, high } = learnLift(prior, []);

  expect([low, mid, high].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 0.1, 0.2]);
});

test('many outcomes replace the prior', () => {
  expect(learnLift(prior, outcomes(200, -0.05, [0.02, 0.02])).mid).toBeCloseTo(-0.05, 2);
});

test('the interval narrows to how far cases differ, not to the error of their mean', () => {
  const { low, high } = learnLift(prior, outcomes(400, 0.1, [0.04, 0.02]));

  expect(high - low).toBeGreaterThan(2 * 1.2816 * 0.034);
  expect(high - low).toBeLessThan(2 * 1.2816 * 0.046);
});

test('holds about eighty of a hundred next cases', () => {
  const { low, high } = learnLift(prior, outcomes(60, 0.04, [0.05, 0.03]));
  const next = outcomes(4000, 0.04, [0.05, 0]);

  const inside = next.filter(({ lift }) => lift >= low && lift <= high).length / next.length;

  expect(inside).toBeGreaterThan(0.72);
  expect(inside).toBeLessThan(0.88);
});

test('an outcome that was measured badly moves the promise less than one that was measured well', () => {
  const bad = learnLift(prior, [{ lift: -0.2, standardError: 0.5 }]);
  const good = learnLift(prior, [{ lift: -0.2, standardError: 0.01 }]);

  expect(bad.mid).toBeGreaterThan(0.08);
  expect(good.mid).toBeLessThan(0.02);
});
