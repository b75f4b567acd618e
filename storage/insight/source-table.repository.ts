import { z } from 'zod';
import { unit } from '#core/cell.ts';
import type { Day } from '#core/time.ts';
import { type Database, many, maybeOne } from '../database.ts';
import { fragment, sql } from '../sql.ts';

/** How a table came about. */
export const tableStatus = z.enum(['ok', 'partial', 'stale', 'unavailable']);
export type TableStatus = z.infer<typeof tableStatus>;

const column = z.object({ name: z.string(), kind: z.enum(['dimension', 'measure']), unit: unit.nullable() });
const coverage = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  completeUntil: z.string().nullable(),
  timezone: z.string().nullable(),
  currency: z.string().nullable(),
});
const quality = z.object({
  sampled: z.boolean(),
  thresholded: z.boolean(),
  otherRow: z.boolean(),
  partialDays: z.array(z.string()),
  attributionWindow: z.string().nullable(),
  notes: z.array(z.string()),
});

const tableRow = z
  .object({
    id: z.uuid(),
    source: z.string(),
    tool: z.string(),
    status: tableStatus,
    reason: z.string().nullable(),
    user_action: z.string().nullable(),
    columns: z.array(column),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
    coverage: coverage.nullable(),
    quality: quality.nullable(),
    provenance: z.unknown(),
    fetched_at: z.date(),
  })
  .transform(({ fetched_at, user_action, ...rest }) => ({
    ...rest,
    userAction: user_action,
    fetchedAt: fetched_at.toISOString(),
  }));

/** A table of a source as it was answered, or why there is none. */
export type SourceTable = z.output<typeof tableRow>;

/** What is asked of a source. The order of the arguments makes no difference. */
export interface SourceQuestion {
  readonly source: string;
  readonly tool: string;
  readonly arguments: unknown;
}

/** A table to be kept. */
export interface NewSourceTable extends Omit<SourceTable, 'id'> {
  readonly arguments: unknown;
  readonly day: Day;
  readonly isFresh: boolean;
}

const columns = fragment`
  id, source, tool, status, reason, user_action, columns, rows, coverage, quality, provenance, fetched_at
`;

/** The last good answer to a question that was asked on these days. */
export function findSourceTable(
  db: Database,
  { source, tool, arguments: given }: SourceQuestion,
  { since, until }: { readonly since: Day; readonly until: Day },
): Promise<SourceTable | undefined> {
  return maybeOne(
    db,
    tableRow,
    sql`
      select ${columns} from insight.source_table
      where question = md5(${source}::text || ' ' || ${tool}::text || ' ' || (${JSON.stringify(given)}::jsonb)::text)
        and day between ${since} and ${until} and status in ('ok', 'partial')
      order by created_at desc, id limit 1
    `,
  );
}

/** Tables by their ids; an id that does not exist is left out. */
export function listSourceTables(db: Database, ids: readonly string[]): Promise<SourceTable[]> {
  return many(
    db,
    tableRow,
    sql`select ${columns} from insight.source_table where id = any(${[...ids]}::uuid[]) order by id`,
  );
}

/** Keeps a table. Undefined when somebody else has kept the answer of the day in the meantime. */
export function insertSourceTable(db: Database, table: NewSourceTable): Promise<SourceTable | undefined> {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  return maybeOne(
    db,
    tableRow,
    sql`
      insert into insight.source_table
        (tenant_id, source, tool, arguments, day, is_fresh, status, reason, user_action,
         columns, rows, coverage, quality, provenance, fetched_at)
      values
        (core.require_tenant(), ${table.source}, ${table.tool}, ${JSON.stringify(table.arguments)}::jsonb,
         ${table.day}, ${table.isFresh}, ${table.status}, ${table.reason}, ${table.userAction},
         ${JSON.stringify(table.columns)}::jsonb, ${JSON.stringify(table.rows)}::jsonb,
         ${json(table.coverage)}::jsonb, ${json(table.quality)}::jsonb, ${json(table.provenance ?? null)}::jsonb,
         ${table.fetchedAt}::timestamptz)
      on conflict do nothing
      returning ${columns}
    `,
  );
}
