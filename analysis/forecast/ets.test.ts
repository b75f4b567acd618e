import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../testing.ts';
import { ets, smoothing } from './ets.ts';

function noisy(length: number, signal: (step: number) => number): readonly number[] {
  const random = seededRandom(7);
  return Array.from({ length }, (_, step) => signal(step) + random.normal());
}

test('goes on along a straight line when the series does', () => {
  const values = noisy(60, (step) => 100 + 5 * step);

  const [next, , , fourth] = ets().fit(values)?.(values, 4) ?? [];

  expect(next).toBeCloseTo(400, -1);
  expect((fourth ?? 0) - (next ?? 0)).toBeGreaterThan(12);
});

test('stays level when the series has no course', () => {
  const values = noisy(60, () => 50);

  const forecast = ets().fit(values)?.(values, 10) ?? [];

  for (const value of forecast) expect(Math.abs(value - 50)).toBeLessThan(1.5);
});

test('learns a weekly season, and from then on keeps its place in the week', () => {
  const week = [0, 10, 12, 9, 8, 30, -20];
  const values = noisy(70, (step) => 100 + (week[step % 7] ?? 0));
  const fitted = ets(7).fit(values.slice(0, 56));

  const forecast = fitted?.(values.slice(0, 59), 7) ?? [];

  // Step 59 is the fourth day of a week.
  for (const [step, value] of forecast.entries())
    expect(Math.abs(value - 100 - (week[(step + 3) % 7] ?? 0))).toBeLessThan(3);
});

test('follows a season whose shape changes', () => {
  const values = noisy(140, (step) => 100 + (step % 7 === 6 ? step : 0));

  const forecast = ets(7).fit(values)?.(values, 7) ?? [];

  expect(forecast[6]).toBeGreaterThan(220);
});

test('a damped trend bends to a level where a straight one goes on', () => {
  const values = noisy(40, (step) => 3 * step);
  const far = (trend: 'linear' | 'damped') => smoothing(trend).fit(values)?.(values, 100).at(-1) ?? 0;

  expect(far('damped')).toBeLessThan(0.8 * far('linear'));
});

test('says nothing of three values', () => {
  expect(ets().fit([1, 2, 3])).toBeUndefined();
});

test('forecasts of any series are finite', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 40 }),
      (values) => {
        const forecast = ets(7).fit(values)?.(values, 10) ?? [];
        expect(forecast).toHaveLength(10);
        expect(forecast.every(Number.isFinite)).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});
