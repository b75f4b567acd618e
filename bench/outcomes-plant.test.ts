import { expect, it } from 'vitest';
import { createRandom } from '#evals/growth/random.ts';
import { plantLift } from './outcomes-plant.ts';

const series = { key: 'a', values: [100, null, 100, 1000, null, 0, 1000] };
const comparison = { subject: [series], pool: [series] };

it('multiplies the periods of the intervention, in whole units', () => {
  const { subject } = plantLift(comparison, { lift: 0.25, start: 3, length: 3 }, createRandom('plant'));

  const values = subject[0]?.values ?? [];
  expect(values.slice(0, 3)).toEqual([100, null, 100]);
  expect(Number.isInteger(values[3])).toBe(true);
  expect(values[3]).toBeGreaterThan(1200);
  expect(values[3]).toBeLessThan(1300);
  expect(values.slice(4)).toEqual([null, 0, 1000]);
});

it('thins for a cut and leaves the pool alone', () => {
  const { subject, pool } = plantLift(comparison, { lift: -0.5, start: 6, length: 1 }, createRandom('cut'));

  expect(subject[0]?.values[6]).toBeLessThan(600);
  expect(pool).toEqual([series]);
});
