import { expect, it } from 'vitest';
import { offsetTime } from './offset-time.ts';

it.each([
  ['2026-01-15T12:00:00Z', 'Europe/Warsaw', '2026-01-15T13:00:00+01:00'],
  ['2026-07-15T22:30:00Z', 'Europe/Warsaw', '2026-07-16T00:30:00+02:00'],
  ['2026-07-15T12:00:00Z', 'America/Los_Angeles', '2026-07-15T05:00:00-07:00'],
  ['2026-07-15T12:00:00Z', 'Asia/Kolkata', '2026-07-15T17:30:00+05:30'],
  ['2026-07-15T00:00:00Z', 'UTC', '2026-07-15T00:00:00+00:00'],
])('%s is in %s %s, the same instant', (instant, timezone, expected) => {
  expect(offsetTime(new Date(instant), timezone)).toBe(expected);
  expect(new Date(expected).getTime()).toBe(new Date(instant).getTime());
});
