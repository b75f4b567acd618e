import { expect, it } from 'vitest';
import { secondsToPacificMidnight } from './pacific-day.ts';

const HOUR = 3600;

it.each([
  ['in summer', '2026-07-01T06:00:00Z', 1],
  ['in winter', '2026-12-01T07:00:00Z', 1],
  ['at midnight itself', '2026-12-01T08:00:00Z', 24],
  ['before the clocks go back', '2026-11-01T07:00:00Z', 25],
  ['after they went back', '2026-11-01T10:00:00Z', 22],
  ['before the clocks go forward', '2026-03-08T08:00:00Z', 23],
])('knows the time to midnight in California %s', (_, instant, hours) => {
  expect(secondsToPacificMidnight(new Date(instant))).toBe(hours * HOUR);
});
