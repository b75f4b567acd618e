import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { listSourceTables } from '#storage/insight/source-table.repository.ts';
import { defineTool } from '../tool.ts';

const carried = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export const topRows = defineTool({
  name: 'source_top_rows',
  version: '1',
  description: 'The first values of one column of a stored table, by the sum of another column.',
  effect: 'compute',
  input: z.object({
    tableId: z.uuid(),
    column: z.string(),
    by: z.string(),
    most: z.number().int().min(1).max(20),
    /** Columns whose sums go with each value. */
    carry: z.array(z.string()).default([]),
  }),
  output: z.object({ rows: z.array(z.object({ value: z.string(), carried })) }),

  async run({ tableId, column, by, most, carry }, { db }) {
    const [table] = await listSourceTables(db, [tableId]);
    if (table === undefined) throw new NotFoundError('source table', tableId);
    const groups = Map.groupBy(
      table.rows.filter((row) => typeof row[column] === 'string' && row[column] !== ''),
      (row) => String(row[column]),
    );
    const rows = [...groups]
      .map(([value, members]) => ({
        value,
        size: sumOf(members, by) ?? 0,
        carried: Object.fromEntries(carry.map((name) => [name, sumOf(members, name)])),
      }))
      // The order of equal ones must not depend on how they came.
      .sort((first, second) => second.size - first.size || first.value.localeCompare(second.value));
    return { rows: rows.slice(0, most).map(({ value, carried: sums }) => ({ value, carried: sums })) };
  },
});

type Row = Readonly<Record<string, string | number | null>>;

/** Null when a part is unknown. */
function sumOf(rows: readonly Row[], name: string): number | null {
  return rows.reduce<number | null>((sum, row) => {
    const value = row[name];
    return sum === null || typeof value !== 'number' ? null : sum + value;
  }, 0);
}
