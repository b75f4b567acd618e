import { expect, it } from 'vitest';
import { mean } from '../statistics.ts';
import { seededUniform } from './seeded-uniform.ts';

const draw = (key: string, count: number) => Array.from({ length: count }, seededUniform(key));

it('draws the same for the same key and something else for another', () => {
  expect(draw('a', 5)).toEqual(draw('a', 5));
  expect(draw('a', 5)).not.toEqual(draw('b', 5));
});

it('draws evenly from zero to one', () => {
  const drawn = draw('even', 5000);

  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  expect(mean(drawn)).toBeCloseTo(0.5, 1);
});
