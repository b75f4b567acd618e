import { expect, test } from 'vitest';
import { seededRandom } from '../testing.ts';
import { autoregression } from './autoregression.ts';

test('carries on a movement that the series itself carries on', () => {
  const random = seededRandom(9);
  let change = 0;
  let level = 100;
  const values = Array.from({ length: 300 }, () => {
    change = 0.8 * change + random.normal();
    level += change;
    return level;
  });
  const risen = [...values, level + 10, level + 20];

  const forecast = autoregression.fit(values)?.(risen, 20) ?? [];

  expect(forecast[0]).toBeGreaterThan(level + 25);
  expect((forecast[19] ?? 0) - (forecast[18] ?? 0)).toBeLessThan(2);
});

test('of independent noise around a level it forecasts the level, not the noise', () => {
  const random = seededRandom(5);
  const values = Array.from({ length: 300 }, () => 100 + random.normal());

  const forecast = autoregression.fit(values)?.([...values, 110], 10) ?? [];

  expect(Math.abs((forecast.at(-1) ?? 0) - 100)).toBeLessThan(4);
});

test('says nothing of a series that is too short for one lag', () => {
  expect(autoregression.fit([1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
});
