import { expect, test } from 'vitest';
import { expectSeries } from './expectation.ts';
import { shapeOf } from './stretch-shape.ts';
import { detectStretches } from './stretches.ts';
import { seededRandom, synthesize } from './testing.ts';

function shapes(days: number, factor: (index: number) => number) {
  const random = seededRandom(9);
  const series = synthesize('count', days, (index, week) => [random.poisson(400 * week * factor(index))]);
  const points = expectSeries(series);
  return detectStretches(points, {
    down: { dayZ: 4, runZ: 4.5 },
    up: { dayZ: 4, runZ: 4.5 },
  }).map((stretch) => shapeOf(points, stretch));
}

const between = (first: number, last: number) => (index: number) =>
  index >= first && index <= last ? 0.5 : 1;

test.each([
  { name: 'one day that is over', days: 90, factor: between(70, 70), shape: 'spike' },
  { name: 'a week that is over', days: 100, factor: between(70, 76), shape: 'episode' },
  { name: 'three weeks that are over', days: 110, factor: between(70, 90), shape: 'episode' },
  {
    name: 'a level that has stayed for eight weeks',
    days: 130,
    factor: between(70, 200),
    shape: 'level_shift',
  },
  {
    name: 'a level that has stayed for three weeks',
    days: 91,
    factor: between(70, 200),
    shape: 'level_shift',
  },
  { name: 'a fall of yesterday', days: 72, factor: between(70, 200), shape: 'undecided' },
])('$name is told as what it is: $shape', ({ days, factor, shape }) => {
  expect(shapes(days, factor)).toEqual([shape]);
});
