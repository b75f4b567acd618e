import { z } from 'zod';
import type { TableRow } from './table.ts';

/** A condition on a row. A value that is unknown meets none but `missing`. */
export const condition = z.discriminatedUnion('is', [
  z.strictObject({ column: z.string(), is: z.enum(['in', 'not_in']), values: z.array(z.string()).min(1) }),
  z.strictObject({ column: z.string(), is: z.enum(['matches', 'not_matches']), pattern: z.string().min(1) }),
  z.strictObject({ column: z.string(), is: z.enum(['above', 'below']), value: z.number() }),
  /** Of days and times as ISO 8601 writes them. */
  z.strictObject({ column: z.string(), is: z.enum(['before', 'after']), day: z.string() }),
  z.strictObject({ column: z.string(), is: z.enum(['missing', 'present']) }),
  /** Both are known and not the same text. */
  z.strictObject({ column: z.string(), is: z.literal('differs_from'), other: z.string() }),
]);
export type Condition = z.infer<typeof condition>;

/** The rows for which all conditions hold. */
export function rowsWhere(rows: readonly TableRow[], conditions: readonly Condition[]): readonly TableRow[] {
  if (conditions.length === 0) return rows;
  return rows.filter((row) => conditions.every((each) => holds(each, row)));
}

function holds(each: Condition, row: TableRow): boolean {
  const value = row[each.column] ?? null;
  if (each.is === 'missing') return value === null || value === '';
  if (value === null || value === '') return false;
  switch (each.is) {
    case 'present':
      return true;
    case 'in':
      return each.values.includes(String(value));
    case 'not_in':
      return !each.values.includes(String(value));
    case 'matches':
      return new RegExp(each.pattern, 'iu').test(String(value));
    case 'not_matches':
      return !new RegExp(each.pattern, 'iu').test(String(value));
    case 'above':
      return Number(value) > each.value;
    case 'below':
      return Number(value) < each.value;
    case 'before':
      return String(value) < each.day;
    case 'after':
      return String(value) > each.day;
    case 'differs_from':
      return differs(value, row[each.other] ?? null);
  }
}

/** Addresses differ by what they lead to, not by the slash at their end. */
function differs(value: string | number, other: string | number | null): boolean {
  if (other === null || other === '') return false;
  const bare = (each: string | number): string => String(each).replace(/\/$/, '');
  return bare(value) !== bare(other);
}
