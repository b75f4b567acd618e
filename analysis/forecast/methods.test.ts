import { expect, test } from 'vitest';
import { nameOf } from './backtest.ts';
import { isDemand, methodsFor } from './methods.ts';

const names = (values: readonly number[], period: number) => methodsFor(values, period).map(nameOf);

test.each([
  [[1, 2, 3], 'naive'],
  [[1, 0, 3], 'mean of 8'],
])('what can always be used comes first: of %o that is %s', (values, first) => {
  expect(names(values, 7)[0]).toBe(first);
});

test.each([[[1, 2, 3]], [[1, 0, 3]]])(
  'seasons of %o are tried when there are any, and only then',
  (values) => {
    const seasonal = (name: string) => name.includes('season');

    expect(names(values, 7).filter(seasonal)).toContain('seasonal naive');
    expect(names(values, 7).filter(seasonal).length).toBeGreaterThan(2);
    expect(names(values, 1).filter(seasonal)).toEqual([]);
  },
);

test('demand in lumps is not forecast from its last value', () => {
  expect(names([1, 0, 3], 1)).toContain('tsb');
  expect(names([1, 0, 3], 1)).not.toContain('naive');
});

test('demand has steps with nothing and none with less', () => {
  expect([[1, 0, 2], [1, 2], [1, 0, -1], []].map(isDemand)).toEqual([true, false, false, false]);
});
