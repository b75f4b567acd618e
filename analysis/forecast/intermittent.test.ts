import { expect, test } from 'vitest';
import { croston, syntetosBoylan, teunterSyntetosBabai } from './intermittent.ts';
import type { ForecastModel } from './model.ts';

const next = (model: ForecastModel, values: readonly number[]) => model.fit(values)?.(values, 1)[0];

test('a demand of six every third step is two per step, for Syntetos and Boylan five percent less', () => {
  const values = Array.from({ length: 60 }, (_, step) => (step % 3 === 2 ? 6 : 0));

  expect(next(croston, values)).toBeCloseTo(2, 6);
  expect(next(syntetosBoylan, values)).toBeCloseTo(1.9, 6);
});

test('a demand that has ended fades for Teunter, Syntetos and Babai and does not for Croston', () => {
  const sold = [4, 0, 4, 0, 4, 0, 4, 0];
  const ended = [...sold, ...new Array<number>(30).fill(0)];

  expect(next(croston, ended)).toBe(next(croston, sold));
  expect(next(teunterSyntetosBabai, ended)).toBeLessThan(0.1 * (next(teunterSyntetosBabai, sold) ?? 0));
});

test('they are for demand: nothing is said of values below zero or of a product that never sold', () => {
  expect(croston.fit([0, 3, -1, 0])).toBeUndefined();
  expect(teunterSyntetosBabai.fit([0, 0, 0])).toBeUndefined();
});
