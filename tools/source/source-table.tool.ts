import { z } from 'zod';
import { addDays } from '#core/time.ts';
import {
  findSourceTable,
  insertSourceTable,
  type NewSourceTable,
  type SourceTable,
  tableStatus,
} from '#storage/insight/source-table.repository.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { type ReadTable, readAllPages, type UnreadTable } from './read-all-pages.ts';
import { source } from './source.ts';

/** For so many days an answer to the same question may stand in for one that does not come. */
const STALE_DAYS = 7;

const input = z.object({
  source,
  tool: z.string().min(1),
  arguments: z.record(z.string(), z.unknown()),
  /** Day of the tenant on which it is asked: the same question is asked once a day. */
  day: z.iso.date(),
  isFresh: z.boolean().default(false).describe('Asks again although the answer of the day is there.'),
});
type Asked = z.output<typeof input>;

const output = z.object({
  tableId: z.uuid(),
  status: tableStatus,
  /** Why the table is not as it should be; null when it is. */
  reason: z.string().nullable(),
  userAction: z.string().nullable(),
  rows: z.number().int(),
  fetchedAt: z.iso.datetime(),
  isNew: z.boolean(),
});

export const sourceTable = defineTool({
  name: 'source_table',
  version: '1',
  description:
    'Asks a connected source for a table, follows it to its end and keeps it. Answers its id and state; when the source does not answer, the table is unavailable and says why, which is not the same as empty.',
  effect: 'read',
  input,
  output,

  async run(asked, context) {
    const known = asked.isFresh
      ? undefined
      : await findSourceTable(context.db, asked, { since: asked.day, until: asked.day });
    if (known !== undefined) return answerOf(known, false);
    const read = await readFrom(asked, context);
    const table = 'failure' in read ? await standIn(asked, read, context) : toTable(asked, read);
    const kept = await insertSourceTable(context.db, table);
    if (kept !== undefined) return answerOf(kept, true);
    // Somebody else has asked the same at the same time; one of the two answers is the answer of the day.
    const theirs = await findSourceTable(context.db, asked, { since: asked.day, until: asked.day });
    return theirs === undefined ? keepAgain(table, context) : answerOf(theirs, false);
  },
});

async function readFrom(asked: Asked, { sources, tenant, signal }: ToolContext) {
  if (sources === undefined) {
    return { failure: 'This process has no way to the sources.', userAction: null };
  }
  return readAllPages(sources, asked, { tenantId: tenant.id, signal });
}

async function keepAgain(table: NewSourceTable, { db }: ToolContext) {
  const kept = await insertSourceTable(db, { ...table, isFresh: true });
  if (kept === undefined) throw new TypeError('A table that is wanted fresh is always kept.');
  return answerOf(kept, true);
}

function answerOf({ id, status, reason, userAction, rows, fetchedAt }: SourceTable, isNew: boolean) {
  return { tableId: id, status, reason, userAction, rows: rows.length, fetchedAt, isNew };
}

function toTable(asked: Asked, { answer, reason }: ReadTable): NewSourceTable {
  const { rows, columns, coverage, quality, provenance } = answer;
  return {
    ...questionOf(asked),
    ...{ status: reason === null ? 'ok' : 'partial', reason, userAction: null },
    ...{ rows, columns, coverage, quality, provenance, fetchedAt: provenance.fetchedAt },
  };
}

/** The last answer to the same question, marked as what it is; without one, the failure. */
async function standIn(
  asked: Asked,
  { failure, userAction }: UnreadTable,
  { db, now }: ToolContext,
): Promise<NewSourceTable> {
  const since = addDays(asked.day, -STALE_DAYS);
  const earlier = await findSourceTable(db, asked, { since, until: asked.day });
  const trouble = { ...questionOf(asked), reason: failure, userAction };
  if (earlier !== undefined) {
    const { rows, columns, coverage, quality, provenance, fetchedAt } = earlier;
    return { ...trouble, status: 'stale', rows, columns, coverage, quality, provenance, fetchedAt };
  }
  return {
    ...{ ...trouble, status: 'unavailable', rows: [], columns: [] },
    ...{ coverage: null, quality: null, provenance: null, fetchedAt: now().toISOString() },
  };
}

function questionOf({ source: from, tool, arguments: given, day, isFresh }: Asked) {
  return { source: from, tool, arguments: given, day, isFresh };
}
