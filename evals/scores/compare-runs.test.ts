import { describe, expect, it } from 'vitest';
import { flipsBetween, isBeyondNoise, isRiseBeyondNoise, outcomesOf } from './compare-runs.ts';
import { judgeCases } from './score-cases.ts';
import { planted, report } from './testing.ts';

it('answers for each planted matter by case and position', () => {
  const cases = judgeCases([
    report({
      planted: [planted(), planted({ kind: 'growth', firstDay: '2026-03-20', lastDay: '2026-03-21' })],
    }),
  ]);

  expect(outcomesOf(cases)).toEqual({
    found: { 'case 1': true, 'case 2': false },
    right: { 'case 1': true, 'case 2': false },
  });
});

it('compares only what both runs have', () => {
  const flips = flipsBetween({ a: true, b: false, gone: true }, { a: false, b: true, fresh: false });

  expect(flips).toEqual({ gained: ['b'], lost: ['a'] });
});

describe('isBeyondNoise', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);

  it.each([
    [0, 1, false],
    [0, 2, false],
    [0, 3, true],
    [3, 6, false],
    [1, 7, true],
    [5, 2, false],
  ])('of %i gained and %i lost is %s', (gained, lost, isDrop) => {
    expect(isBeyondNoise({ gained: names(gained), lost: names(lost) })).toBe(isDrop);
  });
});

it.each([
  [4, 6, false],
  [4, 12, true],
  [0, 1, false],
  [6, 0, false],
])('from %i to %i alarms is a rise beyond noise: %s', (before, after, isRise) => {
  expect(isRiseBeyondNoise(before, after)).toBe(isRise);
});
