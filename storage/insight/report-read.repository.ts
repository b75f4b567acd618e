import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { type Database, many } from '../database.ts';
import { fragment, sql } from '../sql.ts';

const reportRow = z
  .object({
    id: z.uuid(),
    source: z.string(),
    report_key: z.string(),
    title: z.string(),
    content: z.record(z.string(), z.unknown()),
    status: z.string(),
    priority: z.enum(['URGENT', 'HIGH', 'MEDIUM', 'LOW']).nullable(),
    confidence: z.number().nullable(),
    triaged_at: z.date().nullable(),
    times_seen: z.number(),
    created_at: z.date(),
    updated_at: z.date(),
  })
  .transform(({ report_key, triaged_at, times_seen, created_at, updated_at, ...row }) => ({
    ...row,
    reportKey: report_key,
    /** When a master took it up; null while it waits. */
    triagedAt: triaged_at,
    timesSeen: times_seen,
    createdAt: created_at,
    updatedAt: updated_at,
  }));

/** A report as it is kept. */
export type StoredReport = z.output<typeof reportRow>;

const columns = fragment`
  id, source, report_key, title, content, status, priority, confidence, triaged_at, times_seen, created_at, updated_at
`;

/** Which reports; a field left out does not restrict. */
export interface ReportFilter {
  readonly source?: string | undefined;
  /** True: only those that a master has taken up; false: only those that wait. */
  readonly isProcessed?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** The reports of analysts, the latest first. */
export function listAnalystInsights(db: Database, filter: ReportFilter = {}): Promise<StoredReport[]> {
  const { source = null, isProcessed = null, limit = null } = filter;
  const statement = sql`
    select ${columns}
    from insight.insight
    where report_key is not null and (${source}::text is null or source = ${source}::text)
      and (${isProcessed}::boolean is null or (status = 'processed') = ${isProcessed}::boolean)
    order by updated_at desc, report_key
    limit ${limit}
  `;
  return many(db, reportRow, statement);
}

/** One report by its id, or by the beginning of it when no other begins alike. */
export async function getAnalystInsight(db: Database, reference: string): Promise<StoredReport> {
  const statement = sql`
    select ${columns}
    from insight.insight
    where report_key is not null and starts_with(id::text, lower(${reference}))
    limit 2
  `;
  const [found, another] = reference === '' ? [] : await many(db, reportRow, statement);
  if (found === undefined) {
    throw new NotFoundError('report', reference, '"steward insights list" shows them.');
  }
  if (another !== undefined) {
    throw new InvalidInputError(`Several reports begin with "${reference}": give more of the id.`);
  }
  return found;
}
