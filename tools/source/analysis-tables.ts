import type { RuleData, WindowName } from '#analysis/tables/finding.ts';
import type { TableRow } from '#analysis/tables/table.ts';
import { NotFoundError } from '#core/errors.ts';
import { addDays, daysBetween } from '#core/time.ts';
import type { SourceTable } from '#storage/insight/source-table.repository.ts';
import type { UsedTable } from './analysis-answer.ts';
import type { AnalysedTable, AnalysisInput } from './analysis-input.ts';
import { withZeros } from './with-zeros.ts';

/** The tables of an analysis as its rules read them. */
export interface AnalysisTables {
  readonly data: RuleData;
  readonly used: readonly UsedTable[];
  readonly hasPrevious: boolean;
  readonly hasYearBefore: boolean;
}

interface Loaded {
  readonly place: AnalysedTable;
  readonly table: SourceTable;
  readonly rows: readonly TableRow[];
  readonly leftOut: readonly string[];
}

/** Puts stored tables in their places. Days that are not final are left out of all windows, where rows have days. */
export function arrangeTables(input: AnalysisInput, stored: readonly SourceTable[]): AnalysisTables {
  const found = input.tables.map((place) => ({ place, table: tableOf(place, stored) }));
  const placed = found.map(({ place, table }) => ({
    place,
    table: { ...table, rows: [...withZeros(table.rows, input.counted[place.report] ?? [])] },
  }));
  const open = openDays(placed.filter(({ place }) => place.window === 'current').map(({ table }) => table));
  const loaded = placed.map((each) => load(each, open, input));
  const hasPrevious = hasHistory('previous', loaded, input);
  const hasYearBefore = hasHistory('year_before', loaded, input);
  const isUsable = { current: true, previous: hasPrevious, year_before: hasYearBefore };
  const data: RuleData = {
    measures: input.measures,
    windowDays: input.windowDays,
    rows(report, window) {
      const own = loaded.filter(({ place }) => place.report === report && place.window === window);
      const answered = own.filter(({ table }) => table.status !== 'unavailable');
      // One page of several that did not answer leaves the others to be looked at.
      if (answered.length === 0 || !isUsable[window]) return null;
      return answered.flatMap(({ rows }) => rows);
    },
  };
  return { data, used: loaded.map(describe), hasPrevious, hasYearBefore };
}

function tableOf({ tableId }: AnalysedTable, stored: readonly SourceTable[]): SourceTable {
  const found = stored.find(({ id }) => id === tableId);
  if (found === undefined) throw new NotFoundError('source table', tableId);
  return found;
}

function openDays(tables: readonly SourceTable[]): readonly string[] {
  // Where results are attributed, days are whole: what still grows are the results of their clicks.
  const late = tables.filter(({ quality }) => quality?.attributionWindow === null);
  return [...new Set(late.flatMap(({ quality }) => quality?.partialDays ?? []))];
}

function load(
  { place, table }: { readonly place: AnalysedTable; readonly table: SourceTable },
  open: readonly string[],
  { shiftDays }: AnalysisInput,
): Loaded {
  const shift = place.window === 'current' ? 0 : shiftDays[place.window];
  // The same weekdays go from both sides of a comparison.
  const leftOut = hasDates(table) ? open.map((day) => addDays(day, -shift)) : [];
  const labelled = Object.keys(place.label).length > 0;
  const kept = table.rows.filter(({ date }) => typeof date !== 'string' || !leftOut.includes(date));
  return {
    ...{ place, table, leftOut },
    rows: labelled ? kept.map((row) => ({ ...row, ...place.label })) : kept,
  };
}

function hasDates({ columns }: SourceTable): boolean {
  return columns.some(({ name, kind }) => name === 'date' && kind === 'dimension');
}

/** A window of which only the end is known would make everything look like growth. */
const LEAST_DAYS = 0.5;
const FIRST_DAYS = 7;

function hasHistory(
  window: WindowName,
  loaded: readonly Loaded[],
  { days, windowDays }: AnalysisInput,
): boolean {
  const ofWindow = loaded.filter(({ place }) => place.window === window);
  if (days === null) return ofWindow.some(({ rows }) => rows.length > 0);
  const telling = ofWindow.find(({ place }) => place.report === days);
  const from = telling?.table.coverage?.from ?? null;
  if (telling === undefined || from === null) return false;
  const present = [...new Set(telling.rows.map(({ date }) => String(date)))].sort();
  const [first] = present;
  if (first === undefined) return false;
  return daysBetween(from, first) < FIRST_DAYS && present.length >= LEAST_DAYS * windowDays;
}

function describe({ place, table, leftOut }: Loaded): UsedTable {
  const { quality } = table;
  const open = quality?.partialDays.length ?? 0;
  const isLeftOut = leftOut.length > 0;
  return {
    ...{ tableId: table.id, report: place.report, window: place.window, source: table.source },
    ...{ status: table.status, rows: table.rows.length },
    sampled: quality?.sampled ?? false,
    thresholded: quality?.thresholded ?? false,
    otherRow: quality?.otherRow ?? false,
    leftOutDays: isLeftOut && place.window === 'current' ? leftOut.length : 0,
    openDays: isLeftOut ? 0 : open,
  };
}
