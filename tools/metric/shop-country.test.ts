import { expect, it } from 'vitest';
import { countryOfTimezone } from './shop-country.ts';

const COUNTRIES = ['DE', 'GB', 'HR', 'IN', 'PL', 'RS', 'UA', 'US'];

it.each([
  ['Europe/Warsaw', 'PL'],
  ['America/Denver', 'US'],
  ['Europe/Zagreb', 'HR'],
  ['Asia/Kolkata', 'IN'],
  ['Europe/Kyiv', 'UA'],
  ['UTC', undefined],
])('knows the country of %s', (timezone, country) => {
  expect(countryOfTimezone(timezone, COUNTRIES)).toBe(country);
});
