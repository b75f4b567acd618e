import type { AnalystReport } from '#agents/growth/analyst-report.ts';
import { legacyAnalystReport } from '#agents/growth/legacy-analyst-report.ts';
import type { Tenant } from '#core/tenant.ts';
import type { Transaction } from '#storage/database.ts';
import { type CitationWrite, insertCitations } from '#storage/insight/citation.repository.ts';
import { type AnalystInsight, upsertAnalystInsight } from '#storage/insight/report.repository.ts';

/** A report and the figures that its texts state, ready to be written. */
export interface ReportOutcome {
  readonly insight: AnalystInsight;
  readonly citations: readonly CitationWrite[];
}

/** For whom, in which run and when a report is written. */
export interface ReportStamp {
  readonly tenant: Tenant;
  readonly executionId: string;
  readonly traceId: string;
  readonly at: string;
}

/** The row of a report; the same report gives the same row. */
export function reportOutcome(report: AnalystReport, stamp: ReportStamp): ReportOutcome {
  const { agentMetadata, summary, citations } = report;
  const { source, name, key, period, account } = agentMetadata;
  const { tenant, executionId, traceId, at } = stamp;
  return {
    insight: {
      reportKey: [key, account ?? 'only', period.from, period.to].join(':'),
      ...{ source, agent: `growth_${source}_${name}`, executionId, traceId, at },
      title: summary.keyFinding[tenant.locale],
      content: { ...legacyAnalystReport(report, tenant.locale), report },
      ...{ firstDay: period.from, lastDay: period.to, confidence: summary.confidence },
    },
    citations,
  };
}

/** Writes it, in the caller's transaction; writing the same again changes nothing. */
export async function recordAnalystReport(tx: Transaction, outcome: ReportOutcome): Promise<string> {
  const { id, revision } = await upsertAnalystInsight(tx, outcome.insight);
  await insertCitations(tx, { kind: 'insight', id, revision }, outcome.citations);
  return id;
}
