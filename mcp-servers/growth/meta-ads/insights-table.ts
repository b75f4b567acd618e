import { addDays, type Day, daysFrom } from '#core/time.ts';
import { META_VERSION } from '#tools/source/provider-versions.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import type { SourceColumn } from '#tools/source/source-answer.ts';
import type { SourcePage } from '../../mcp-server.ts';
import { dimension, measure, TIMELESS } from '../../plain-page.ts';
import { type InsightsFrame, identityOf, unknownMetrics } from './insights-request.ts';
import { type InsightRow, META_METRICS } from './meta-metrics.ts';

/** As long as somebody may still buy after having seen or clicked an ad. */
const ATTRIBUTION_DAYS = 28;
const UNCOUNTED =
  'Meta leaves out what it did not count: a cell without a number is unknown, and a thing without delivery has no row.';

/** Rows of insights as a page of our own. */
export function insightsPage(
  rows: readonly InsightRow[],
  frame: InsightsFrame,
  account: SourceAccount,
): SourcePage {
  const labels = labelsOf(frame);
  const unknown = unknownMetrics(frame);
  return {
    ...TIMELESS,
    rows: rows.map((row) =>
      Object.fromEntries([
        ...labels.map(({ name, field }) => [name, textOf(row[field])]),
        ...frame.wish.metrics.map((name) => [
          name,
          unknown.includes(name) ? null : (META_METRICS[name]?.read(row) ?? null),
        ]),
      ]),
    ),
    columns: [...labels.map(({ name }) => dimension(name)), ...metricColumns(frame)],
    coverage: {
      ...frame.period,
      completeUntil: null,
      timezone: account.timezone,
      currency: textOf(rows[0]?.account_currency) ?? account.currency,
    },
    quality: qualityOf(frame, unknown),
    account: account.externalId,
    apiVersion: META_VERSION,
  };
}

interface Label {
  readonly name: string;
  readonly field: string;
}

/** Days first, then what a row is about. */
function labelsOf(frame: InsightsFrame): Label[] {
  const same = (name: string): Label => ({ name, field: name });
  return [...daysOf(frame), ...identityOf(frame).map(same), ...frame.breakdowns.map(same)];
}

function daysOf({ wish }: InsightsFrame): Label[] {
  if (wish.by === 'total') return [];
  if (wish.by === 'day') return [{ name: 'date', field: 'date_start' }];
  return [
    { name: 'from', field: 'date_start' },
    { name: 'to', field: 'date_stop' },
  ];
}

function metricColumns({ wish }: InsightsFrame): SourceColumn[] {
  return wish.metrics.map((name) => measure(name, META_METRICS[name]?.unit ?? 'count'));
}

function qualityOf(
  { wish, period, today }: InsightsFrame,
  unknown: readonly string[],
): SourcePage['quality'] {
  return {
    ...TIMELESS.quality,
    partialDays: daysBetweenOf(period.from, period.to, addDays(today, -ATTRIBUTION_DAYS + 1)),
    attributionWindow: wish.attribution_windows.join(','),
    notes: [
      UNCOUNTED,
      ...(unknown.length === 0
        ? []
        : [`With breakdowns, Meta does not count ${unknown.join(' and ')} more than 13 months back.`]),
    ],
  };
}

function daysBetweenOf(from: Day, to: Day, first: Day): Day[] {
  return daysFrom(first < from ? from : first, to);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
