import { expect, it } from 'vitest';
import { holidayCountry, holidayDays } from './holiday-calendar.ts';

const on = (country: string, firstDay: string, lastDay = firstDay) =>
  holidayDays(country, { firstDay, lastDay }).map(({ day, is }) => `${day.slice(5)} ${is}`);

it('knows a holiday, its eve, and the day between it and a weekend', () => {
  // Corpus Christi is a Thursday.
  expect(on('PL', '2026-06-01', '2026-06-08')).toEqual(['06-03 eve', '06-04 holiday', '06-05 bridge']);
  // A Monday before the holiday of a Tuesday bridges it.
  expect(on('US', '2025-11-10', '2025-11-11')).toEqual(['11-10 bridge', '11-11 holiday']);
});

it('sees a holiday across the end of a year', () => {
  expect(on('DE', '2026-12-31')).toEqual(['12-31 eve']);
});

it('takes a holiday of most regions for one of the country, and that of a few for none', () => {
  expect(on('GB', '2026-08-31')).toEqual(['08-31 holiday']);
  expect(on('GB', '2026-08-03')).toEqual([]);
  expect(on('DE', '2026-06-04')).toEqual([]);
});

it('knows no country of a clock that belongs to none', () => {
  expect([holidayCountry('Europe/London'), holidayCountry('UTC')]).toEqual(['GB', undefined]);
});
