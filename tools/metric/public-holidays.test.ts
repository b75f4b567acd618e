import { expect, it } from 'vitest';
import { publicHolidays } from './public-holidays.ts';

const days = (place: string, firstYear: number, lastYear = firstYear): string[] =>
  publicHolidays({ place, firstYear, lastYear }).map(({ firstDay }) => firstDay);

it('knows the movable ones and those of a region alone', () => {
  expect(days('GB', 2011)).toContain('2011-04-22');
  expect(days('GB', 2011)).not.toContain('2011-08-29');
  expect(days('gb-eng', 2011)).toContain('2011-08-29');
  expect(days('PL', 2026)).toContain('2026-06-04');
});

it('names them in the language of the place, as days on which numbers may go either way', () => {
  const [first] = publicHolidays({ place: 'PL', firstYear: 2026, lastYear: 2026 });

  expect(first).toEqual({
    ...{ name: 'Nowy Rok', kind: 'holiday', effect: 'any' },
    ...{ firstDay: '2026-01-01', lastDay: '2026-01-01', source: null },
  });
});

it('takes all years asked for', () => {
  expect(days('PL', 2025, 2026).length).toBe(days('PL', 2025).length + days('PL', 2026).length);
});

it.each([
  ['Poland', /"Poland" is no country/],
  ['PL-XX', /PL has no region "XX"/],
])('refuses %s and says what to give', (place, message) => {
  expect(() => days(place, 2026)).toThrow(message);
});
