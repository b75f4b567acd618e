import { expect, test } from 'vitest';
import { findGaps, findLateData } from './data-gap.ts';
import { synthesize } from './testing.ts';

test('each run of unknown days between known ones is a gap with its length', () => {
  const { points } = synthesize('count', 40, (index) => [[10, 11, 30].includes(index) ? null : 5]);

  expect(findGaps(points)).toEqual([
    { kind: 'gap', firstDay: points[10]?.day, lastDay: points[11]?.day, missingDays: 2 },
    { kind: 'gap', firstDay: points[30]?.day, lastDay: points[30]?.day, missingDays: 1 },
  ]);
});

test('unknown days before the first and after the last known one are no gaps', () => {
  const { points } = synthesize('count', 40, (index) => [index < 5 || index > 35 ? null : 5]);

  expect(findGaps(points)).toEqual([]);
});

test('a weekday on which nothing is ever known is closed, not missing', () => {
  const { points } = synthesize('count', 40, (index) => [index % 7 === 6 ? null : 5]);

  expect(findGaps(points)).toEqual([]);
});

test('data is late when the newest known day lies before the day that is due', () => {
  const { points } = synthesize('count', 40, (index) => [index > 35 ? null : 5]);

  expect(findLateData(points, points[38]?.day ?? '')).toEqual({
    kind: 'late_data',
    lastDay: points[35]?.day,
    dueDay: points[38]?.day,
    daysLate: 3,
  });
  expect(findLateData(points, points[35]?.day ?? '')).toBeUndefined();
});

test('a later day that is already known does not hide that due days are not', () => {
  const { points } = synthesize('count', 40, (index) => [index > 35 && index < 39 ? null : 5]);

  expect(findLateData(points, points[38]?.day ?? '')?.daysLate).toBe(3);
});

test('a series that ends before the due day is late by the days it does not reach', () => {
  const { points } = synthesize('count', 30, () => [5]);

  expect(findLateData(points, '2024-02-08')?.daysLate).toBe(3);
});

test('a closed weekday does not make data late', () => {
  const { points } = synthesize('count', 42, (index) => [index % 7 === 6 ? null : 5]);

  expect(findLateData(points, points[41]?.day ?? '')).toBeUndefined();
});

test('a series without any known day is late in full', () => {
  const { points } = synthesize('count', 2, () => [null]);

  expect(findLateData(points, points[1]?.day ?? '')).toMatchObject({ lastDay: null, daysLate: 2 });
});
