import { addDays, type Day, dayInZone } from '#core/time.ts';
import type { Ga4Behaviour } from './fake-ga4-behaviour.ts';
import { DIMENSIONS, measuresOf, metricValue } from './fake-ga4-fields.ts';
import { fieldsOf, holds } from './fake-ga4-filter.ts';
import { metricNamed, metricsOf, orderRows, type ReportRow } from './fake-ga4-order.ts';
import { GA4_REFUSALS } from './fake-ga4-refusals.ts';
import type { ReportRequest } from './fake-ga4-request.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { type FakeRow, type FakeTable, groupRows, withLateDays } from './fake-table.ts';

export interface ReportLent {
  readonly tables: readonly FakeTable[];
  readonly behaviour: Ga4Behaviour;
  readonly timezone: string;
  readonly now: Date;
}

const OTHER = '(other)';

/** All rows of one date range, filtered, grouped, and reduced by what GA4 withholds. */
export function rowsOfRange(
  request: ReportRequest,
  range: ReportRequest['dateRanges'][number],
  lent: ReportLent,
): readonly ReportRow[] {
  const metrics = metricsOf(request);
  const dimensions = request.dimensions.map(({ name }) => dimensionOf(name));
  const table = tableFor(request, lent.tables);
  const today = dayInZone(lent.now, lent.timezone);
  const [first, last] = [dayOf(range.startDate, today), dayOf(range.endDate, today)];
  if (first > last) throw new FakeRefusal(GA4_REFUSALS.invalid_request('The date range'));
  const rows = withLateDays(table.rows(first, last), lent.behaviour.late, today).filter((row) =>
    holds(request.dimensionFilter ?? {}, (field) => dimensionOf(field).read(row)),
  );
  const measures = [...new Set([...metrics.flatMap(measuresOf), ...hiddenMeasures(request)])];
  const groups = groupRows(rows, (row) => dimensions.map(({ read }) => read(row)), measures);
  const kept = groups.filter(({ sums }) =>
    holds(request.metricFilter ?? {}, (field) => String(metricValue(metricNamed(field), sums))),
  );
  return withOtherRow(aboveThreshold(kept, lent.behaviour), request, lent.behaviour);
}

/** The calendar day of `2026-10-01`, `today`, `yesterday` or `7daysAgo`. */
export function dayOf(text: string, today: Day): Day {
  if (text === 'today') return today;
  if (text === 'yesterday') return addDays(today, -1);
  const ago = /^(\d+)daysAgo$/.exec(text)?.[1];
  if (ago !== undefined) return addDays(today, -Number(ago));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new FakeRefusal(GA4_REFUSALS.invalid_request(`The date ${text}`));
}

function tableFor(request: ReportRequest, tables: readonly FakeTable[]): FakeTable {
  const names = [...request.dimensions.map(({ name }) => name), ...fieldsOf(request.dimensionFilter)];
  const needed = names.flatMap((name) => dimensionOf(name).needs ?? []);
  const measures = metricsOf(request).flatMap(measuresOf);
  const table = tables.find(
    (candidate) =>
      needed.every((name) => candidate.dimensions.includes(name)) &&
      measures.every((name) => candidate.measures.includes(name)),
  );
  if (table !== undefined) return table;
  throw new FakeRefusal(GA4_REFUSALS.incompatible(request.dimensions.map(({ name }) => name).join(', ')));
}

function dimensionOf(name: string) {
  const dimension = DIMENSIONS[name];
  if (dimension === undefined) throw new FakeRefusal(GA4_REFUSALS.invalid_dimension(name));
  return dimension;
}

/** What filters, orders and thresholds need besides the metrics that are shown. */
function hiddenMeasures({ metricFilter, orderBys }: ReportRequest): readonly string[] {
  const named = [...fieldsOf(metricFilter), ...orderBys.flatMap(({ metric }) => metric?.metricName ?? [])];
  return [...named.flatMap((name) => measuresOf(metricNamed(name))), 'users'];
}

function aboveThreshold(rows: readonly ReportRow[], { thresholdUsers }: Ga4Behaviour): readonly ReportRow[] {
  if (thresholdUsers === null) return rows;
  return rows.filter(({ sums }) => (sums.users ?? 0) >= thresholdUsers);
}

function withOtherRow(
  rows: readonly ReportRow[],
  request: ReportRequest,
  { otherRowBeyond }: Ga4Behaviour,
): readonly ReportRow[] {
  if (otherRowBeyond === null || rows.length <= otherRowBeyond) return rows;
  const ordered = orderRows(rows, request);
  const isTime = request.dimensions.map(({ name }) => DIMENSIONS[name]?.needs === null);
  const collapsed = ordered.slice(otherRowBeyond).map(
    ({ key, sums }): FakeRow => ({
      day: '',
      dims: Object.fromEntries(key.map((value, index) => [index, isTime[index] === true ? value : OTHER])),
      measures: sums,
    }),
  );
  const names = Object.keys(ordered[0]?.sums ?? {});
  const keyOf = ({ dims }: FakeRow) => isTime.map((_, index) => dims[index] ?? OTHER);
  return [...ordered.slice(0, otherRowBeyond), ...groupRows(collapsed, keyOf, names)];
}
