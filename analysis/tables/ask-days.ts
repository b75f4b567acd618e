import { dayNumber, dayOfNumber } from '../calendar-day.ts';
import { rowsWhere } from './conditions.ts';
import {
  currentRows,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
  relativeChange,
} from './finding.ts';
import { moneyAtStake } from './money-at-stake.ts';
import type { RuleOf } from './rule.ts';
import { amountOf, type TableRow } from './table.ts';

const YEAR = 364;
const GROWTH_DAYS = 56;
/** Of a year, so many days may be missing. */
const LEAST_DAYS = 0.9;

/** Days without rows between the first and the last; with a measure, also days on which it is zero. */
export function askMissingDays(rule: RuleOf<'missing_days'>, data: RuleData): RuleOutcome {
  const rows = currentRows(rule, data);
  if (typeof rows === 'string') return notAsked(rows);
  const present = presentDays(rows, rule, data);
  const all = [...new Set(rows.map(({ date }) => String(date)))].sort();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return notAsked('no_rows');
  const span = dayNumber(last) - dayNumber(first) + 1;
  const missing = Array.from({ length: span }, (_, index) => dayOfNumber(dayNumber(first) + index)).filter(
    (day) => !present.has(day),
  );
  const finding: Finding = {
    ...{ subject: {}, current: missing.length, baseline: 0, sample: span, certainty: 'clear' },
    ...{ direction: 'worse', isSevere: missing.length > span / 10 },
    money: moneyAtStake(rule.money, { rows }, data),
    extras: { first_missing: missing[0] ?? null, last_missing: missing.at(-1) ?? null },
  };
  const isFound = missing.length >= rule.least;
  return { findings: isFound ? [finding] : [], judged: span, tooSmall: 0, missing: null };
}

function presentDays(
  rows: readonly TableRow[],
  { measure }: RuleOf<'missing_days'>,
  data: RuleData,
): ReadonlySet<string> {
  const byDay = Map.groupBy(rows, ({ date }) => String(date));
  if (measure === undefined) return new Set(byDay.keys());
  // What is not known may have been anything, so it is not called missing.
  const days = [...byDay].filter(([, each]) => amountOf(each, getMeasure(data, measure)).value !== 0);
  return new Set(days.map(([day]) => day));
}

/** What comes next by last year's course and this year's growth: the seasonal naive forecast with a trend. */
export function askForecast(rule: RuleOf<'forecast'>, data: RuleData): RuleOutcome {
  const series = seriesOf(rule, data);
  if (typeof series === 'string') return notAsked(series);
  const { days, lastDay } = series;
  const over = (from: number, count: number): number => {
    const numbers = Array.from({ length: count }, (_, index) => days.get(from + index) ?? 0);
    return numbers.reduce((sum, value) => sum + value, 0);
  };
  const next = lastDay + 1;
  const lastYear = over(next - YEAR, rule.days);
  const before = over(next - GROWTH_DAYS - YEAR, GROWTH_DAYS);
  if (before <= 0 || lastYear <= 0) return notAsked('no_history');
  const growth = over(next - GROWTH_DAYS, GROWTH_DAYS) / before;
  const expected = lastYear * growth;
  const recent = over(next - rule.days, rule.days);
  const change = relativeChange(expected, recent);
  const finding: Finding = {
    ...{ subject: {}, current: expected, baseline: recent, sample: rule.days, certainty: 'likely' },
    direction: expected >= recent ? 'better' : 'worse',
    isSevere: change !== null && Math.abs(change) >= 2 * rule.minChange,
    money: moneyAtStake(rule.money, { rows: [], amount: whole(expected), baseline: recent }, data),
    extras: { growth: growth - 1, last_year: lastYear, forecast_days: rule.days },
  };
  const isFound = change !== null && Math.abs(change) >= rule.minChange;
  return { findings: isFound ? [finding] : [], judged: 1, tooSmall: 0, missing: null };
}

const whole = (value: number) => ({ value, numerator: value, denominator: null });

/** The days of this year and the last. A forecast needs nearly all of both. */
function seriesOf(rule: RuleOf<'forecast'>, data: RuleData) {
  const now = currentRows(rule, data);
  if (typeof now === 'string') return now;
  const before = data.rows(rule.report, 'previous');
  if (before === null) return 'no_history';
  const measure = getMeasure(data, rule.measure);
  const byDay = Map.groupBy([...rowsWhere(before, rule.where), ...now], ({ date }) => String(date));
  if (byDay.size < LEAST_DAYS * 2 * data.windowDays || data.windowDays < YEAR) return 'no_history';
  const days = new Map<number, number>();
  for (const [day, rows] of byDay) {
    const { value } = amountOf(rows, measure);
    if (value === null) return 'unknown_values';
    days.set(dayNumber(day), value);
  }
  return { days, lastDay: Math.max(...days.keys()) };
}
