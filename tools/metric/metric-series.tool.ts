import { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import { addDays, daysBetween } from '#core/time.ts';
import { defineTool } from '../tool.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { moneyImpact } from './money-impact.ts';
import { readScope, type SubjectInScope } from './read-scope.ts';
import { type SeriesAnswer, seriesAnswer } from './series-answer.ts';
import { seriesArguments } from './series-arguments.ts';
import { seriesCells } from './series-cells.ts';
import { type Days, type StretchSummary, summarizeStretch } from './stretch-summary.ts';

const HISTORY_DAYS = [30, 60, 90];
const DAYS_PER_WEEK = 7;

export const metricSeries = defineTool({
  name: 'metric_series',
  version: '1',
  description:
    'A metric day by day beside what was to be expected, summed up over the days asked about, with its worth in money and the means of the 30, 60 and 90 days before.',
  effect: 'read',
  input: z.object({
    ...seriesArguments,
    contextDays: z.number().int().min(0).max(120).default(28).describe('Days shown before the first day.'),
  }),
  output: seriesAnswer,

  async run({ contextDays, ...asked }, { db, expect }) {
    const found = await readScope({ db, expect }, asked);
    const { subject, definition, source } = found;
    const summary = summarizeStretch(subject.points, asked);
    const from = addDays(asked.firstDay, -contextDays);
    const points = subject.points.filter(({ day }) => day >= from && day <= asked.lastDay);
    if (points.length === 0) {
      throw new InvalidInputError(`${definition.key} of ${source} has no data up to ${asked.lastDay}.`);
    }
    return {
      metric: definition.key,
      source,
      dims: asked.dims,
      firstDay: asked.firstDay,
      lastDay: asked.lastDay,
      days: daysBetween(asked.firstDay, asked.lastDay) + 1,
      points: points.map(({ day, actual, expected, lower, upper, z, status }) => ({
        day,
        actual,
        expected,
        lower,
        upper,
        z,
        status,
      })),
      summary: summary === undefined ? null : describe(summary),
      impact: impactOf(found, asked, summary),
      history: HISTORY_DAYS.map((days) => ({ days, mean: meanBefore(subject, asked.firstDay, days) })),
    };
  },

  cells: seriesCells,
});

function describe(summary: StretchSummary): NonNullable<SeriesAnswer['summary']> {
  const { difference, differenceMargin: margin, days } = summary;
  return {
    comparedDays: days,
    actual: summary.actual,
    expected: summary.expected,
    lower: summary.lower,
    upper: summary.upper,
    z: summary.z,
    changeFraction: summary.changeFraction,
    actualSum: summary.expectedSum + difference,
    expectedSum: summary.expectedSum,
    difference,
    differenceLow: difference - margin,
    differenceHigh: difference + margin,
    differencePerWeek: (difference / days) * DAYS_PER_WEEK,
  };
}

/** What the departure is worth, over the stretch and per week; the interval reflects the width of the expectation. */
function impactOf({ subject, scope }: SubjectInScope, days: Days, summary: StretchSummary | undefined) {
  const impact = moneyImpact(subject, scope, days);
  if (impact === undefined || summary === undefined) return null;
  const { amount, margin, method } = impact;
  const perWeek = DAYS_PER_WEEK / summary.days;
  return {
    method,
    amount,
    low: amount - margin,
    high: amount + margin,
    perWeek: amount * perWeek,
    perWeekLow: (amount - margin) * perWeek,
    perWeekHigh: (amount + margin) * perWeek,
  };
}

/** Mean of the known days before the stretch; for a rate over its denominator. Null when none is known. */
function meanBefore({ points }: ExpectedSeries, firstDay: string, days: number): number | null {
  const from = addDays(firstDay, -days);
  const known = points.flatMap(({ day, actual, weight }) =>
    actual === null || day < from || day >= firstDay ? [] : [{ actual, weight: weight ?? 1 }],
  );
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  return total > 0 ? known.reduce((sum, { actual, weight }) => sum + actual * weight, 0) / total : null;
}
