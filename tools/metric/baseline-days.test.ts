import { expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { compareWithEarlierWeeks } from './baseline-days.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const FIRST = '2026-01-05';
const STRETCH = { firstDay: addDays(FIRST, 56), lastDay: addDays(FIRST, 64) };
const ordinary: TestDay = [100, 100];

function series(unusual: Readonly<Record<number, TestDay>> = {}) {
  const days = Array.from({ length: 70 }, (_, index) => unusual[index] ?? ordinary);
  return expectedSeries('sessions', days, { firstDay: FIRST });
}

const weightOf = (days: readonly { readonly day: string; readonly weight: number }[], day: string) =>
  days.find((each) => each.day === day)?.weight;

it('takes four earlier days of each weekday, none of them from the stretch', () => {
  const { before, after } = compareWithEarlierWeeks([series()], STRETCH);

  expect(after).toHaveLength(9);
  expect(before.every(({ day }) => day < STRETCH.firstDay)).toBe(true);
  // Two Mondays and two Tuesdays lie in the stretch, one of every other weekday.
  expect(weightOf(before, addDays(STRETCH.firstDay, -7))).toBe(0.5);
  expect(weightOf(before, addDays(STRETCH.firstDay, -1))).toBe(0.25);
  expect(before.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(9);
});

it('passes over days on which a watched series was unexpected', () => {
  const { before } = compareWithEarlierWeeks([series({ 49: [10, 100] })], STRETCH);

  expect(weightOf(before, addDays(FIRST, 49))).toBeUndefined();
  expect(weightOf(before, addDays(FIRST, 21))).toBe(0.5);
});

it('compares a day without data with nothing', () => {
  const { after } = compareWithEarlierWeeks([series({ 60: [null, 100] })], STRETCH);

  expect(after.map(({ day }) => day)).not.toContain(addDays(FIRST, 60));
  expect(after).toHaveLength(8);
});

it('has no comparison when nothing came before', () => {
  const { before, after } = compareWithEarlierWeeks([series()], { firstDay: FIRST, lastDay: FIRST });

  expect({ before, after }).toEqual({ before: [], after: [] });
});
