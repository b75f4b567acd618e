import { expect, it } from 'vitest';
import { findPartDayProblem } from './part-day-problem.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const LAST = '2026-03-04';
const total = (metric: string, last: TestDay, source?: string) =>
  expectedSeries(metric, [[1000, 1000], [1000, 1000], last], { source: source ?? 'sessions' });
const site = [
  total('sessions', [500, 1000]),
  total('revenue', [510, 1000]),
  total('transactions', [490, 1000]),
];

it('takes a last day on which every source stands at the same part for a part of a day', () => {
  const all = [...site, total('clicks', [505, 1000], 'ads')];

  expect(findPartDayProblem(all)).toEqual([{ kind: 'part_day', firstDay: LAST, lastDay: LAST, series: all }]);
});

it('looks at what has come so far alone: a source that is behind does not count', () => {
  const late = expectedSeries('clicks', [[505, 1000]], { source: 'ads' });

  expect(findPartDayProblem([...site, late])).toEqual([]);
});

it('takes a day on which one source goes on for business', () => {
  expect(findPartDayProblem([...site, total('clicks', [1000, 1000], 'ads')])).toEqual([]);
});
