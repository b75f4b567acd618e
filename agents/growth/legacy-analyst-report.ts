import type { Language } from '#core/tenant.ts';
import { formatFigure } from '../wording/format-figure.ts';
import type { AnalystReport, ReportInsight, ReportMetric } from './analyst-report.ts';

const PERCENT = 100;
/** The reference counts a change below this as none. */
const STABLE = 0.02;

/** A report in the fields of the reference's report_data: one language, percent, and one shape of a metric. */
export function legacyAnalystReport(report: AnalystReport, language: Language) {
  const { agentMetadata, summary, insights, opportunities, risks, data, metrics } = report;
  const { name, source, analysisDate, period } = agentMetadata;
  return {
    agent_metadata: {
      ...{ agent_name: name, mcp_source: source, analysis_date: analysisDate },
      analysis_period: { start: period.from, end: period.to },
    },
    executive_summary: {
      key_finding: summary.keyFinding[language],
      business_impact: summary.businessImpact.text[language],
      ...{ urgency: summary.urgency, confidence: summary.confidence },
    },
    metrics: metrics.map(legacyMetric),
    insights: insights.map((insight) => ({
      insight: insight.text[language],
      supporting_data: supportOf(insight, language),
      ...{ trend: insight.trend, severity: insight.severity },
    })),
    opportunities: opportunities.map(({ text, impact, effort, priority }) => ({
      ...{ opportunity: text[language], estimated_impact: impact.text[language] },
      ...{ implementation_effort: effort, priority },
    })),
    risks: risks.map(({ text, likelihood, impact, mitigation }) => ({
      ...{ risk: text[language], likelihood, impact, mitigation: mitigation[language] },
    })),
    raw_data_summary: {
      total_records_analyzed: data.rows,
      date_range: `${period.from} – ${period.to}`,
      data_sources: data.sources,
    },
  };
}

/** Percent, as the reference has it; what is unknown stays null. */
function legacyMetric({ name, unit, current, baseline, change, better }: ReportMetric) {
  const factor = unit === 'fraction' ? PERCENT : 1;
  return {
    metric_name: name,
    current_value: scaled(current, factor),
    baseline_value: scaled(baseline, factor),
    change_pct: scaled(change, PERCENT),
    trend: trendOf(change, better),
  };
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** Improving is what is better, whichever way the number goes. */
function trendOf(change: number | null, better: ReportMetric['better']): ReportInsight['trend'] {
  if (change === null || Math.abs(change) < STABLE || better === 'neutral') return 'stable';
  return change > 0 === (better === 'up') ? 'improving' : 'declining';
}

function supportOf({ figures }: ReportInsight, language: Language): string {
  const { current, baseline, sample, money } = figures;
  const told = Object.entries({ current, baseline, sample, money }).flatMap(([name, figure]) =>
    figure === undefined ? [] : [`${name}: ${formatFigure(figure, language)}`],
  );
  return told.join('; ');
}
