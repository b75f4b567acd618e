import { z } from 'zod';
import type { Day } from '#core/time.ts';
import { type Database, execute, many, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

/** The report of an analyst. */
export interface AnalystInsight {
  /** Names analyst, account and period: the same again is the same report. */
  readonly reportKey: string;
  readonly source: string;
  /** Name of the agent that reported. */
  readonly agent: string;
  readonly executionId: string;
  /** In the tenant's language; every language is in the content. */
  readonly title: string;
  readonly content: object;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly confidence: number;
  readonly traceId: string;
  /** When it was concluded, ISO 8601; taken from the state of the run, so that a replay writes the same. */
  readonly at: string;
}

const writtenRow = z
  .object({ id: z.uuid(), times_seen: z.number() })
  .transform(({ id, times_seen }) => ({ id, revision: times_seen }));

/** Which row holds a report, and which revision of it. */
export type WrittenReport = z.output<typeof writtenRow>;

/**
 * Writes the report of an analyst on a period, or brings it up to date; with other findings than before it waits for the
 * master again.
 * The same execution counts as one look.
 */
export function upsertAnalystInsight(tx: Transaction, report: AnalystInsight): Promise<WrittenReport> {
  return one(
    tx,
    writtenRow,
    sql`
      insert into insight.insight as known
        (tenant_id, kind, source, report_key, agent_id, execution_id, title, content, period, confidence,
         trace_id, created_at, updated_at)
      values
        (core.require_tenant(), 'report', ${report.source}, ${report.reportKey},
         (select id from runtime.agent where name = ${report.agent}), ${report.executionId}, ${report.title},
         ${JSON.stringify(report.content)}::jsonb, daterange(${report.firstDay}, ${report.lastDay}, '[]'),
         ${report.confidence}, ${report.traceId}, ${report.at}::timestamptz, ${report.at}::timestamptz)
      on conflict (tenant_id, report_key) do update set
        agent_id = excluded.agent_id,
        execution_id = excluded.execution_id,
        title = excluded.title,
        content = excluded.content,
        confidence = excluded.confidence,
        trace_id = excluded.trace_id,
        updated_at = excluded.updated_at,
        status = case when jsonb_path_query_array(known.content, '$.report.insights[*].text')
                        is distinct from jsonb_path_query_array(excluded.content, '$.report.insights[*].text')
                      then 'generated' else known.status end,
        times_seen = known.times_seen
          + case when known.execution_id is distinct from excluded.execution_id then 1 else 0 end
      returning id, times_seen
    `,
  );
}

/** A report that no master has taken up yet. */
export interface WaitingReport {
  readonly insightId: string;
  /** As the analyst wrote it. */
  readonly report: unknown;
}

const waitingRow = z
  .object({ id: z.uuid(), report: z.unknown() })
  .transform(({ id, report }) => ({ insightId: id, report }));

/**
 * Reports that no master has taken up: the most pressing first, of these the oldest; what has waited since `agedBefore`
 * (ISO 8601) comes before all others, so that nothing starves.
 */
export function listWaitingReports(
  db: Database,
  { limit, agedBefore }: { readonly limit: number; readonly agedBefore: string },
): Promise<WaitingReport[]> {
  return many(
    db,
    waitingRow,
    sql`
      select id, content -> 'report' as report
      from insight.insight
      where kind = 'report' and status = 'generated'
      order by created_at < ${agedBefore}::timestamptz desc,
               array_position(array['high', 'medium', 'low'], content #>> '{report,summary,urgency}') nulls last,
               created_at, report_key
      limit ${limit}
    `,
  );
}

/** How many reports no master has taken up. */
export async function countWaitingReports(db: Database): Promise<number> {
  const { count } = await one(
    db,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from insight.insight where kind = 'report' and status = 'generated'`,
  );
  return count;
}

/** How many reports no master has taken up, and a name of exactly these as they are. */
export function summariseWaitingReports(
  db: Database,
): Promise<{ readonly count: number; readonly fingerprint: string }> {
  return one(
    db,
    z.object({ count: z.number(), fingerprint: z.string() }),
    sql`
      select count(*)::int as count, md5(coalesce(string_agg(id || ' ' || times_seen, ',' order by id), '')) as fingerprint
      from insight.insight
      where kind = 'report' and status = 'generated'
    `,
  );
}

/** A report that a master has taken up, and how pressing the most pressing of its findings is; null when it has none. */
export interface TriagedReport {
  readonly insightId: string;
  readonly priority: 'URGENT' | 'HIGH' | 'MEDIUM' | 'LOW' | null;
}

/** Takes reports out of the queue of the master. */
export async function markReportsTriaged(
  tx: Transaction,
  reports: readonly TriagedReport[],
  at: string,
): Promise<void> {
  if (reports.length === 0) return;
  await execute(
    tx,
    sql`
      update insight.insight set
        status = 'processed', priority = given.priority, triaged_at = ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as given ("insightId" uuid, priority text)
      where insight.id = given."insightId"
    `,
  );
}
