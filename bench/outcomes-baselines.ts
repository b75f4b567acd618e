import type { Comparison } from '#analysis/outcome/panel.ts';
import type { PeriodSeries } from '#analysis/outcome/period-series.ts';
import { mean, sum } from '#analysis/statistics.ts';
import { twoSidedP } from './student-t.ts';

/** What a method says of an intervention: the way it went, or nothing. */
export type Said = 'up' | 'down' | 'nothing';

interface Parts {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

interface Window {
  readonly start: number;
  readonly pre: number;
  readonly post: number;
}

const LEVEL = 0.05;

/** Student's t over the weeks before and after, on the logarithm of what the subject sold: what a dashboard does. */
export function beforeAfter({ subject }: Comparison, window: Window): Said {
  return judge(split(logTotals(subject), window));
}

/** The same t over the subject less the rest of the shop: difference in differences with independent weeks. */
export function differenceWithRest({ subject, pool }: Comparison, window: Window): Said {
  const own = logTotals(subject);
  const rest = logTotals(pool);
  return judge(
    split(
      own.map((value, week) => value - (rest[week] ?? Number.NaN)),
      window,
    ),
  );
}

function logTotals(group: readonly PeriodSeries[]): number[] {
  const weeks = group[0]?.values.length ?? 0;
  // An unknown week is unknown for every product: it stays NaN and is left out.
  return Array.from({ length: weeks }, (_, week) =>
    Math.log1p(sum(group.map(({ values }) => values[week] ?? Number.NaN))),
  );
}

function split(values: readonly number[], { start, pre, post }: Window): Parts {
  const known = (from: number, to: number) => values.slice(from, to).filter((value) => !Number.isNaN(value));
  return { before: known(start - pre, start), after: known(start, start + post) };
}

function judge({ before, after }: Parts): Said {
  const freedom = before.length + after.length - 2;
  const pooled = (squares(before) + squares(after)) / freedom;
  const change = mean(after) - mean(before);
  const t = change / Math.sqrt(pooled * (1 / before.length + 1 / after.length));
  if (!(twoSidedP(t, freedom) < LEVEL)) return 'nothing';
  return change > 0 ? 'up' : 'down';
}

function squares(values: readonly number[]): number {
  const center = mean(values);
  return sum(values.map((value) => (value - center) ** 2));
}
