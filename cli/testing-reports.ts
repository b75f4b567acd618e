import { randomUUID } from 'node:crypto';
import { type AnalystReport, analystReport, type ReportInsight } from '#agents/growth/analyst-report.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type AnalystInsight, upsertAnalystInsight } from '#storage/insight/report.repository.ts';
import { insertTestExecution } from '#storage/insight/testing.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';

const AT = '2026-03-15T08:00:00Z';
const PERIOD = { from: '2025-12-14', to: '2026-03-14' };
const CELLS = {
  current: { value: 0.8, unit: 'ratio', basis: 'computed' },
  baseline: { value: 4, unit: 'ratio', basis: 'computed' },
  money: { value: 9100, unit: 'currency', basis: 'computed', currency: 'PLN' },
} as const;

const both = (text: string) => ({ en: text, pl: text });

/** A finding of the campaign analyst that states no figure in its sentence. */
export function madeUpFinding(changes: Partial<ReportInsight> = {}): ReportInsight {
  return {
    ...{ check: 'wasting', rank: 1, subject: { campaign: 'sale_pl' }, trend: 'declining', severity: 'high' },
    ...{ certainty: 'clear', moneyNature: 'waste', meaning: null, money: null, figures: {} },
    text: both('Campaign “sale_pl” brings too little.'),
    ...changes,
  };
}

/** The report of an analyst of Google Ads, with nothing in it but what is given. */
export function madeUpReport(changes: Partial<AnalystReport> = {}): AnalystReport {
  return analystReport.parse({
    agentMetadata: {
      ...{ key: 'google_ads/campaign_performance_analyst', name: 'campaign_performance_analyst' },
      ...{ source: 'google_ads', title: both('Campaigns'), analysisDate: AT, timezone: 'Europe/Warsaw' },
      ...{ period: PERIOD, baseline: null, account: null },
    },
    status: 'ok',
    summary: {
      keyFinding: both('Campaign “sale_pl” brings too little.'),
      businessImpact: { text: both('Money is at stake.'), money: null },
      ...{ urgency: 'high', confidence: 0.9 },
    },
    ...{ metrics: [], insights: [], opportunities: [], risks: [], setAside: [], citations: [] },
    data: {
      ...{ rows: 10, sources: ['google_ads'], tables: [], notes: [], cannot: [], evidenceId: null },
      missing: [both('The search terms did not come.')],
      userActions: ['Let the search terms be read.'],
    },
    ...changes,
  });
}

/** Stored values that made-up findings rest on. */
export async function keepFigures(db: TenantDatabase): Promise<ReportInsight['figures']> {
  const evidenceId = randomUUID();
  await db.run(sql`
    insert into insight.evidence (id, tenant_id, tool, tool_version, arguments, queries, cells, content_hash)
    values (${evidenceId}, ${db.tenantId}, 'source_analyse_tables', '1', '{}', '[]', ${JSON.stringify(CELLS)}::jsonb, ${evidenceId})
  `);
  return Object.fromEntries(
    Object.entries(CELLS).map(([cell, value]) => [cell, { ...value, evidenceId, cell }]),
  );
}

/** Keeps a report as its analyst would. */
export async function keepReport(store: Store, db: TenantDatabase, report: AnalystReport): Promise<string> {
  await mirrorRegistry(store.owner);
  const { key, source, name, period } = report.agentMetadata;
  const executionId = await insertTestExecution(db);
  const write: AnalystInsight = {
    reportKey: [key, 'only', period.from, period.to].join(':'),
    ...{ source, agent: `growth_${source}_${name}`, executionId },
    ...{ title: report.summary.keyFinding.pl ?? key, content: { report }, traceId: 'test', at: AT },
    ...{ firstDay: period.from, lastDay: period.to, confidence: report.summary.confidence },
  };
  return (await db.transaction((tx) => upsertAnalystInsight(tx, write))).id;
}
