import { z } from 'zod';
import { addDays, type Day, dayInZone } from '#core/time.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { SEARCH_CONSOLE_REFUSALS } from './fake-search-console-refusals.ts';
import {
  compareTexts,
  type FakeGroup,
  type FakeRow,
  type FakeTable,
  groupRows,
  withLateDays,
} from './fake-table.ts';

const dimension = z.enum(['date', 'query', 'page', 'country', 'device', 'searchAppearance']);
type Dimension = z.output<typeof dimension>;

const operator = z.enum([
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'includingRegex',
  'excludingRegex',
]);
const searchFilter = z.object({
  dimension: dimension.exclude(['date']),
  operator: operator.default('equals'),
  expression: z.string(),
});
type SearchFilter = z.output<typeof searchFilter>;

/** What `searchAnalytics/query` takes. */
export const searchQuery = z.object({
  startDate: z.iso.date(),
  endDate: z.iso.date(),
  dimensions: z.array(dimension).default([]),
  type: z.enum(['web', 'image', 'video', 'news', 'discover', 'googleNews']).default('web'),
  dataState: z.enum(['final', 'all']).default('final'),
  aggregationType: z.enum(['auto', 'byPage', 'byProperty']).default('auto'),
  dimensionFilterGroups: z
    .array(z.object({ groupType: z.literal('and').default('and'), filters: z.array(searchFilter) }))
    .default([]),
  rowLimit: z.number().int().min(1).max(25_000).default(1000),
  startRow: z.number().int().min(0).default(0),
});
export type SearchQuery = z.output<typeof searchQuery>;

interface SearchLent {
  readonly table: FakeTable;
  readonly now: Date;
  /** Days before today, in Pacific time, whose data still changes. */
  readonly incompleteDays: number;
}

/** Part of an unfinished day that Search Console already shows. */
const FRESH_SHARE = 0.6;
const PACIFIC = 'America/Los_Angeles';
const MEASURES = ['clicks', 'impressions', 'rankings'];

/** Answers one query: rows by clicks, or by day where days are asked for; withheld queries are missing. */
export function answerSearch(query: SearchQuery, lent: SearchLent): Record<string, unknown> {
  if (query.startDate > query.endDate)
    throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.invalid_parameter('startDate'));
  const today = dayInZone(lent.now, PACIFIC);
  const firstIncomplete = addDays(today, -lent.incompleteDays);
  const late = { days: lent.incompleteDays, share: query.dataState === 'all' ? FRESH_SHARE : 0 };
  const isWeb = query.type === 'web';
  const known = isWeb ? lent.table.rows(query.startDate, query.endDate) : [];
  const rows = withLateDays(known, late, today).filter((row) => isShown(row, query));
  const groups = groupRows(rows, (row) => query.dimensions.map((name) => read(row, name)), MEASURES);
  const page = orderGroups(groups, query).slice(query.startRow, query.startRow + query.rowLimit);
  return {
    ...(page.length > 0 && { rows: page.map((group) => writeRow(group, query)) }),
    responseAggregationType: aggregationOf(query),
    ...metadataOf(query, firstIncomplete),
  };
}

function metadataOf({ dataState, dimensions, endDate }: SearchQuery, firstIncompleteDate: Day) {
  const isTold = dataState === 'all' && dimensions.includes('date') && endDate >= firstIncompleteDate;
  return isTold ? { metadata: { firstIncompleteDate } } : {};
}

function aggregationOf({ aggregationType, dimensions, dimensionFilterGroups }: SearchQuery): string {
  if (aggregationType !== 'auto') return aggregationType;
  const filtered = dimensionFilterGroups.flatMap(({ filters }) => filters.map((filter) => filter.dimension));
  return [...dimensions, ...filtered].includes('page') ? 'byPage' : 'byProperty';
}

function writeRow({ key, sums }: FakeGroup, { dimensions }: SearchQuery) {
  const { clicks = 0, impressions = 0, rankings = 0 } = sums;
  return {
    ...(dimensions.length > 0 && { keys: key }),
    clicks,
    impressions,
    ctr: impressions === 0 ? 0 : clicks / impressions,
    position: impressions === 0 ? 0 : rankings / impressions,
  };
}

function read({ day, dims }: FakeRow, name: Dimension): string {
  if (name === 'date') return day;
  return dims[name === 'searchAppearance' ? 'appearance' : name] ?? '';
}

/** A withheld query is in no row by query, and fits no filter of queries; so is a page without a rich appearance. */
function isShown(row: FakeRow, { dimensions, dimensionFilterGroups }: SearchQuery): boolean {
  const filters = dimensionFilterGroups.flatMap((group) => group.filters);
  const isKnown = (['query', 'searchAppearance'] as const).every((name) => {
    const isAsked = dimensions.includes(name) || filters.some((filter) => filter.dimension === name);
    return !isAsked || read(row, name) !== '';
  });
  return isKnown && filters.every((filter) => fits(filter, read(row, filter.dimension)));
}

function fits({ operator: name, expression }: SearchFilter, value: string): boolean {
  return OPERATORS[name](value.toLowerCase(), expression.toLowerCase());
}

const OPERATORS: Readonly<Record<z.output<typeof operator>, (value: string, wanted: string) => boolean>> = {
  equals: (value, wanted) => value === wanted,
  notEquals: (value, wanted) => value !== wanted,
  contains: (value, wanted) => value.includes(wanted),
  notContains: (value, wanted) => !value.includes(wanted),
  includingRegex: (value, wanted) => new RegExp(wanted).test(value),
  excludingRegex: (value, wanted) => !new RegExp(wanted).test(value),
};

function orderGroups(groups: readonly FakeGroup[], { dimensions }: SearchQuery): readonly FakeGroup[] {
  const dateAt = dimensions.indexOf('date');
  const byDay = (left: FakeGroup, right: FakeGroup): number =>
    dateAt < 0 ? 0 : compareTexts(left.key[dateAt] ?? '', right.key[dateAt] ?? '');
  return groups.toSorted(
    (left, right) =>
      byDay(left, right) ||
      (right.sums.clicks ?? 0) - (left.sums.clicks ?? 0) ||
      (right.sums.impressions ?? 0) - (left.sums.impressions ?? 0) ||
      compareTexts(left.key.join('\u0000'), right.key.join('\u0000')),
  );
}
