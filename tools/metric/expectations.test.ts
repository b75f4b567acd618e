import { expect, it } from 'vitest';
import type { DailySeries } from '#analysis/series.ts';
import { openExpectations } from './expectations.ts';

const series = (value: number): DailySeries => ({
  kind: 'count',
  points: [{ day: '2026-03-01', value, weight: null }],
});

function arrange(remembered: number) {
  const computed: (number | null | undefined)[] = [];
  const expectations = openExpectations(({ points }) => {
    computed.push(points[0]?.value);
    return [];
  }, remembered);
  return { computed, ask: (...values: number[]) => values.map((value) => expectations(series(value))) };
}

it('computes what is to be expected of a series once, and anew when one of its days has changed', () => {
  const { computed, ask } = arrange(9);

  ask(1, 1, 2, 1);

  expect(computed).toEqual([1, 2]);
});

it('forgets the series that nobody has asked for longest', () => {
  const { computed, ask } = arrange(2);

  ask(1, 2, 1, 3, 1, 2);

  expect(computed).toEqual([1, 2, 3, 2]);
});

it('answers what was computed', () => {
  const expectations = openExpectations();

  expect(expectations(series(5))).toEqual(expectations(series(5)));
  expect(expectations(series(5))).toMatchObject([{ day: '2026-03-01', actual: 5 }]);
});
