import { expect, test } from 'vitest';
import { dayNumber, dayOfNumber, weekdayOf } from './calendar-day.ts';

test('day numbers count calendar days across a change to summer time and a leap day', () => {
  expect(dayNumber('2024-04-01') - dayNumber('2024-02-28')).toBe(33);
  expect(dayOfNumber(dayNumber('2024-02-29'))).toBe('2024-02-29');
});

test('weekdays are counted from Sunday, also before 1970', () => {
  expect(weekdayOf(dayNumber('2024-01-07'))).toBe(0);
  expect(weekdayOf(dayNumber('1969-12-27'))).toBe(6);
});
