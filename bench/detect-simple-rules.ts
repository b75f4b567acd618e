import { mean, median, variance } from '#analysis/statistics.ts';
import { type OpenPoint, type DetectionRule, ruleByDay } from './detect-rule.ts';
import { dayNumber, weekdayOf } from '#analysis/calendar-day.ts';

/*
 * The rules that known products publish, each with the limits of its publication (reference/analysis.md, 3.1 and 4.1).
 */

const valuesOf = (points: readonly OpenPoint[]): number[] => points.map(({ value }) => value);

/** Amplitude's insight skill: more than 15 % off the mean of the last five days, or outside their range. */
const amplitude = ruleByDay('amplitude_skill', ({ value }, past) => {
  const lately = valuesOf(past.slice(-5));
  if (lately.length < 5) return 0;
  const usual = mean(lately);
  const outside = value < Math.min(...lately) || value > Math.max(...lately);
  return outside || Math.abs(value - usual) > 0.15 * Math.abs(usual) ? Math.sign(value - usual) : 0;
});

/** Mixpanel's gate before a root cause analysis: two standard deviations of the last 14 days. */
const mixpanel = ruleByDay('mixpanel_gate', ({ value }, past) => {
  const lately = valuesOf(past.slice(-14));
  if (lately.length < 14) return 0;
  return signBeyond((value - mean(lately)) / Math.sqrt(variance(lately)), 2);
});

/** Same weekday, last eight weeks: 3.5 robust deviations. */
const sameWeekday = ruleByDay('same_weekday_robust_z', (today, past) =>
  signBeyond(robustZ(today.value, sameWeekdays(today, past)), 3.5),
);

/** PostHog's scout: the same z, and half off the median of the weekday, which must itself be 20 or more. */
const posthog = ruleByDay('posthog_guards', (today, past) => {
  const same = sameWeekdays(today, past);
  const usual = median(same);
  if (same.length < LEAST_WEEKDAYS || usual < 20 || Math.abs(today.value / usual - 1) < 0.5) return 0;
  return signBeyond(robustZ(today.value, same), 3.5);
});

export const simpleRules: readonly DetectionRule[] = [amplitude, mixpanel, sameWeekday, posthog];

/** PostHog asks for six earlier days of the weekday. */
const LEAST_WEEKDAYS = 6;
const WEEKS = 8;
const NORMAL_CONSISTENCY = 1.4826;

function sameWeekdays(today: OpenPoint, past: readonly OpenPoint[]): number[] {
  const weekday = weekdayOf(dayNumber(today.day));
  return valuesOf(past.filter(({ day }) => weekdayOf(dayNumber(day)) === weekday).slice(-WEEKS));
}

function robustZ(value: number, earlier: readonly number[]): number {
  if (earlier.length < LEAST_WEEKDAYS) return 0;
  const center = median(earlier);
  const spread = NORMAL_CONSISTENCY * median(earlier.map((each) => Math.abs(each - center)));
  return spread > 0 ? (value - center) / spread : 0;
}

function signBeyond(z: number, limit: number): number {
  return Math.abs(z) >= limit ? Math.sign(z) : 0;
}
