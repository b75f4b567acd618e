import { z } from 'zod';
import { addDays, type Day, daysFrom } from '#core/time.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import type { SourcePage } from '../../mcp-server.ts';
import type { Period } from '../../period.ts';
import { dimension, measure } from '../../plain-page.ts';
import { PACIFIC } from '../pacific-day.ts';
import { GSC_VERSION } from './gsc-client.ts';

/** An answer of searchAnalytics.query; without rows it has no list of them. */
export const searchAnalytics = z.object({
  rows: z
    .array(
      z.object({
        keys: z.array(z.string()).default([]),
        clicks: z.number(),
        impressions: z.number(),
        ctr: z.number(),
        position: z.number(),
      }),
    )
    .default([]),
  responseAggregationType: z.string().optional(),
  metadata: z.object({ firstIncompleteDate: z.iso.date().optional() }).default({}),
});
export type SearchAnalytics = z.output<typeof searchAnalytics>;

/** What was asked. */
export interface SearchFrame {
  readonly account: SourceAccount;
  readonly period: Period;
  readonly today: Day;
  readonly dimensions: readonly string[];
  readonly state: 'final' | 'all';
}

/** Days that usually pass before a day is final. */
const LATE_DAYS = 3;
const ANONYMOUS =
  'Queries that few people asked are left out by the provider: the rows add up to less than the whole site.';
const LATE = 'The last days may be missing because they are not final yet; a missing day is not zero.';
const BY_PAGE = 'Counted by page: one search that showed several pages of the site counts once for each.';

/** The rows as a page of our own. */
export function searchPage(found: SearchAnalytics, frame: SearchFrame, next: string | null): SourcePage {
  const { account, period, dimensions } = frame;
  const rows = found.rows.map(({ keys, ...measures }) => ({
    ...Object.fromEntries(dimensions.map((name, index) => [name, keys[index] ?? null])),
    ...measures,
  }));
  return {
    rows,
    columns: [
      ...dimensions.map(dimension),
      measure('clicks', 'count'),
      measure('impressions', 'count'),
      measure('ctr', 'fraction'),
      measure('position', 'ratio'),
    ],
    coverage: {
      ...period,
      completeUntil: completeUntil(found, frame),
      timezone: PACIFIC,
      currency: null,
    },
    quality: qualityOf(found, frame),
    quota: null,
    account: account.externalId,
    apiVersion: GSC_VERSION,
    next,
  };
}

/** With final data, a day that has rows is final, and so are those before it. */
function completeUntil(
  { rows, metadata }: SearchAnalytics,
  { state, dimensions, period }: SearchFrame,
): Day | null {
  const incomplete = metadata.firstIncompleteDate;
  if (incomplete !== undefined) return earlier(addDays(incomplete, -1), period.to);
  const index = dimensions.indexOf('date');
  if (state === 'all' || index === -1) return null;
  return (
    rows
      .map(({ keys }) => keys[index] ?? '')
      .sort()
      .at(-1) ?? null
  );
}

function qualityOf(found: SearchAnalytics, frame: SearchFrame): SourcePage['quality'] {
  const partialDays = partialDaysOf(found, frame);
  return {
    sampled: false,
    thresholded: frame.dimensions.includes('query'),
    otherRow: false,
    partialDays,
    attributionWindow: null,
    notes: [
      ...(frame.dimensions.includes('query') ? [ANONYMOUS] : []),
      ...(frame.state === 'final' && partialDays.length > 0 ? [LATE] : []),
      ...(found.responseAggregationType === 'byPage' ? [BY_PAGE] : []),
    ],
  };
}

/** Days that will still change, or that are not counted yet. */
function partialDaysOf(found: SearchAnalytics, frame: SearchFrame): Day[] {
  const { period, today } = frame;
  const { firstIncompleteDate } = found.metadata;
  if (firstIncompleteDate !== undefined) return within(period, firstIncompleteDate);
  const complete = completeUntil(found, frame);
  const usual = addDays(today, -LATE_DAYS + 1);
  return within(period, complete === null || complete < usual ? usual : addDays(complete, 1));
}

function within({ from, to }: Period, first: Day): Day[] {
  return daysFrom(first < from ? from : first, to);
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
