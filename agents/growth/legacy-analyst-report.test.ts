import { describe, expect, it } from 'vitest';
import type { AnalystReport, ReportMetric } from './analyst-report.ts';
import { legacyAnalystReport } from './legacy-analyst-report.ts';

const text = (word: string) => ({ en: word, pl: `${word} po polsku` });
const cell = { evidenceId: 'e', cell: 'c', basis: 'computed' } as const;
const money = { value: 1_234.4, unit: 'currency', currency: 'PLN', ...cell } as const;
const rate: ReportMetric = {
  ...{ name: 'conversion_rate', title: text('rate'), unit: 'fraction', currency: null, better: 'up' },
  ...{ current: 0.021, baseline: 0.025, change: -0.16, yearChange: null, evidenceId: 'e' },
  period: { from: '2026-01-01', to: '2026-03-31' },
};

const REPORT: AnalystReport = {
  agentMetadata: {
    ...{ key: 'ga4/conversion_funnel_analyst', name: 'conversion_funnel_analyst', source: 'ga4' },
    ...{ title: text('funnel'), analysisDate: '2026-04-01T09:00:00+02:00', timezone: 'Europe/Warsaw' },
    ...{ period: rate.period, baseline: null, account: null },
  },
  status: 'ok',
  summary: {
    ...{ keyFinding: text('finding'), urgency: 'high', confidence: 0.9 },
    businessImpact: { text: text('impact'), money },
  },
  metrics: [rate, { ...rate, name: 'revenue', unit: 'currency', current: null, change: null }],
  insights: [
    {
      ...{ check: 'gap', rank: 1, subject: { device: 'mobile' }, text: text('insight'), trend: 'declining' },
      ...{
        severity: 'high',
        certainty: 'clear',
        money,
        moneyNature: 'loss',
        figures: { money },
        meaning: null,
      },
    },
  ],
  opportunities: [
    {
      check: 'gap',
      text: text('do'),
      impact: { text: text('worth'), money },
      effort: 'low',
      priority: 'high',
    },
  ],
  risks: [
    { check: null, text: text('risk'), likelihood: 'high', impact: 'low', mitigation: text('mitigation') },
  ],
  setAside: [],
  data: {
    ...{ rows: 364, sources: ['ga4'], tables: [], notes: [], missing: [], cannot: [], userActions: [] },
    evidenceId: 'e',
  },
  citations: [],
};

describe("a report in the reference's fields", () => {
  const legacy = legacyAnalystReport(REPORT, 'pl');

  it('has its names, one language, and an instant with its zone', () => {
    expect(legacy).toMatchObject({
      agent_metadata: {
        ...{ agent_name: 'conversion_funnel_analyst', mcp_source: 'ga4' },
        analysis_date: '2026-04-01T09:00:00+02:00',
        analysis_period: { start: '2026-01-01', end: '2026-03-31' },
      },
      executive_summary: {
        key_finding: 'finding po polsku',
        business_impact: 'impact po polsku',
        urgency: 'high',
        confidence: 0.9,
      },
      insights: [{ insight: 'insight po polsku', trend: 'declining', severity: 'high' }],
      opportunities: [
        {
          opportunity: 'do po polsku',
          estimated_impact: 'worth po polsku',
          implementation_effort: 'low',
          priority: 'high',
        },
      ],
      risks: [
        { risk: 'risk po polsku', likelihood: 'high', impact: 'low', mitigation: 'mitigation po polsku' },
      ],
      raw_data_summary: { total_records_analyzed: 364, data_sources: ['ga4'] },
    });
  });

  it('has one shape for every metric, rates in percent, and leaves unknown unknown', () => {
    expect(legacy.metrics).toEqual([
      {
        metric_name: 'conversion_rate',
        current_value: 2.1,
        baseline_value: 2.5,
        change_pct: -16,
        trend: 'declining',
      },
      {
        metric_name: 'revenue',
        current_value: null,
        baseline_value: 0.025,
        change_pct: null,
        trend: 'stable',
      },
    ]);
  });

  it('calls a cost that falls improving', () => {
    const cost: ReportMetric = { ...rate, name: 'cpa', better: 'down', change: -0.2 };

    expect(legacyAnalystReport({ ...REPORT, metrics: [cost] }, 'en').metrics[0]?.trend).toBe('improving');
  });
});
