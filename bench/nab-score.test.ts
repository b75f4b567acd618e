import { expect, test } from 'vitest';
import type { NabSeries } from './nab-corpus.ts';
import { NAB_PROFILES, nabScore } from './nab-score.ts';

/** A hundred rows, of which the first 15 are for learning, with two windows. */
const SERIES: NabSeries = {
  name: 'one',
  times: Array.from({ length: 100 }, (_, row) => row),
  values: Array(100).fill(0),
  windows: [
    [40, 49],
    [70, 79],
  ],
};

const alarmsAt = (...rows: number[]) => SERIES.values.map((_, row) => (rows.includes(row) ? 1 : 0));
const standard = (...rows: number[]) => nabScore([SERIES], [alarmsAt(...rows)], NAB_PROFILES.standard);

test('never an alarm is 0, and the first row of every window is 100', () => {
  expect(standard()).toBe(0);
  expect(standard(40, 70)).toBeCloseTo(100);
});

test('an alarm is worth less the later in its window it is, and a second one there changes nothing', () => {
  expect(standard(45)).toBeLessThan(standard(41));
  expect(standard(41, 45)).toBeCloseTo(standard(41));
});

test('a false alarm costs in full before the first window and far from one, and little right behind one', () => {
  const cost = (row: number) => standard(40, 70) - standard(40, 70, row);

  expect(cost(30)).toBeCloseTo((100 * 0.11) / 4);
  expect(cost(95)).toBeCloseTo((100 * 0.11) / 4, 2);
  expect(cost(50)).toBeLessThan(cost(30));
  expect(cost(50)).toBeGreaterThan(0);
});

test('rows for learning count neither way', () => {
  expect(standard(3, 40, 70)).toBeCloseTo(100);
});

test('false alarms cost twice when they are rewarded to be few, misses twice when these are', () => {
  const score = (profile: keyof typeof NAB_PROFILES, ...rows: number[]) =>
    nabScore([SERIES], [alarmsAt(...rows)], NAB_PROFILES[profile]);

  expect(100 - score('low_fp', 30, 40, 70)).toBeCloseTo(2 * (100 - score('standard', 30, 40, 70)));
  // Of two windows one is found: the miss costs two of four points, and two of six.
  expect(score('standard', 40)).toBeCloseTo(50);
  expect(score('low_fn', 40)).toBeCloseTo(50);
});

test('the best threshold is taken, the same for all series', () => {
  const other: NabSeries = { ...SERIES, name: 'two' };
  const loud = alarmsAt(40, 70).map((score) => score * 9);
  const quiet = [...alarmsAt(40, 70)].map((score, row) => (row === 30 ? 0.5 : score * 2));

  expect(nabScore([SERIES, other], [loud, quiet], NAB_PROFILES.standard)).toBeCloseTo(100);
});
