import { expect, test } from 'vitest';
import { seededRandom } from '../testing.ts';
import { theta } from './theta.ts';

test('adds half the slope of the line per step', () => {
  const random = seededRandom(4);
  const values = Array.from({ length: 50 }, (_, step) => 10 + 2 * step + random.normal());

  const forecast = theta().fit(values)?.(values, 5) ?? [];

  expect((forecast[4] ?? 0) - (forecast[0] ?? 0)).toBeCloseTo(4, 1);
});

test('with a window it follows the present course, not the one of long ago', () => {
  const values = [
    ...Array.from({ length: 100 }, (_, step) => 500 - step),
    ...Array.from({ length: 20 }, (_, step) => 400 + 3 * step),
  ];
  const rise = (window?: number) => {
    const forecast = theta(window).fit(values)?.(values, 2) ?? [];
    return (forecast[1] ?? 0) - (forecast[0] ?? 0);
  };

  expect(rise()).toBeLessThan(0);
  expect(rise(20)).toBeCloseTo(1.5, 6);
});
