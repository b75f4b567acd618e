import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayInZone, daysBetween, daysFrom } from './time.ts';

it.each([
  ['2026-03-29T00:30:00Z', 'Europe/Warsaw', '2026-03-29'],
  ['2026-03-28T23:30:00Z', 'Europe/Warsaw', '2026-03-29'],
  ['2026-10-25T22:59:59Z', 'Europe/Warsaw', '2026-10-25'],
  ['2026-10-25T23:00:00Z', 'Europe/Warsaw', '2026-10-26'],
  ['2026-01-01T07:59:59Z', 'America/Los_Angeles', '2025-12-31'],
  ['2026-01-01T08:00:00Z', 'America/Los_Angeles', '2026-01-01'],
])('%s in %s is on %s, whatever daylight saving does', (instant, timezone, day) => {
  expect(dayInZone(new Date(instant), timezone)).toBe(day);
});

it('counts calendar days over months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
});

it('comes back to the same day', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (first, count) => {
      const moved = addDays(first, count);
      expect(addDays(moved, -count)).toBe(first);
      expect(daysBetween(first, moved)).toBe(count);
    }),
  );
});

it('lists both ends, and nothing when the end is before the start', () => {
  expect(daysFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(daysFrom('2026-03-01', '2026-02-27')).toEqual([]);
});
