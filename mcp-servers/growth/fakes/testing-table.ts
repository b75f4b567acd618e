import { type Day, daysFrom } from '#core/time.ts';
import { type FakeRow, type FakeTable, openTable } from './fake-table.ts';

/** The days of the small shop that the fakes are tested with. */
export const FIRST_DAY = '2026-10-01';
export const LAST_DAY = '2026-10-28';

/** A table that has the same rows every day of the small shop. */
export function everyDay(dimensions: readonly string[], rows: readonly Omit<FakeRow, 'day'>[]): FakeTable {
  const days = new Set<Day>(daysFrom(FIRST_DAY, LAST_DAY));
  const measures = Object.keys(rows[0]?.measures ?? {});
  return openTable({ dimensions, measures }, (day) =>
    days.has(day) ? rows.map((row) => ({ day, ...row })) : [],
  );
}
