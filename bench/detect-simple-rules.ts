import { mean, median, variance } from '#analysis/statistics.ts';
import { startPrototype } from './detect-prototype.ts';
import { type DetectionRule, type OpenDay, ruleByDay, ruleInOrder } from './detect-rule.ts';

/** PostHog asks for six earlier days of the weekday. */
const LEAST_WEEKDAYS = 6;
const WEEKS = 8;
const AMPLITUDE_DAYS = 5;
const MIXPANEL_DAYS = 14;

/** Amplitude's skill for insights: more than 15 % off the mean of the last five days, or outside their range. */
const amplitude = ruleByDay('amplitude_skill', ({ value }, past) => {
  const lately = valuesOf(past.slice(-AMPLITUDE_DAYS));
  if (lately.length < AMPLITUDE_DAYS) return 0;
  const usual = mean(lately);
  const outside = value < Math.min(...lately) || value > Math.max(...lately);
  return outside || Math.abs(value - usual) > 0.15 * Math.abs(usual) ? Math.sign(value - usual) : 0;
});

/** Mixpanel's gate before it looks for a cause: two standard deviations of the last 14 days. */
const mixpanel = ruleByDay('mixpanel_gate', ({ value }, past) => {
  const lately = valuesOf(past.slice(-MIXPANEL_DAYS));
  if (lately.length < MIXPANEL_DAYS) return 0;
  return signBeyond((value - mean(lately)) / Math.sqrt(variance(lately)), 2);
});

/** 3.5 robust deviations from the same weekday of the last eight weeks. */
const sameWeekday = ruleByDay('same_weekday_robust_z', (today, past) =>
  signBeyond(robustZ(today.value, sameWeekdays(today, past)), 3.5),
);

/** PostHog's scout: the same, and half off the median of the weekday, which is 20 or more. */
const posthog = ruleByDay('posthog_guards', (today, past) => {
  const same = sameWeekdays(today, past);
  const usual = median(same);
  const isSmall = !(usual >= 20) || Math.abs(today.value / usual - 1) < 0.5;
  return isSmall ? 0 : signBeyond(robustZ(today.value, same), 3.5);
});

/** The rules that products publish, with their own limits (reference/analysis.md, 3.1), and the prototype named there. */
export const simpleRules: readonly DetectionRule[] = [
  amplitude,
  mixpanel,
  sameWeekday,
  posthog,
  ruleInOrder('prototype', startPrototype),
];

function valuesOf(days: readonly OpenDay[]): number[] {
  return days.map(({ value }) => value);
}

function sameWeekdays(today: OpenDay, past: readonly OpenDay[]): number[] {
  return valuesOf(past.filter(({ weekday }) => weekday === today.weekday).slice(-WEEKS));
}

function robustZ(value: number, earlier: readonly number[]): number {
  if (earlier.length < LEAST_WEEKDAYS) return 0;
  const center = median(earlier);
  const spread = 1.4826 * median(earlier.map((each) => Math.abs(each - center)));
  return spread > 0 ? (value - center) / spread : 0;
}

function signBeyond(z: number, limit: number): number {
  return Math.abs(z) >= limit ? Math.sign(z) : 0;
}
