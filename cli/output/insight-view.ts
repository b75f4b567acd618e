import { type AnalystReport, analystReport } from '#agents/growth/analyst-report.ts';
import type { Language, Tenant } from '#core/tenant.ts';
import type { StoredReport } from '#storage/insight/report-read.repository.ts';
import { formatChange, formatConfidence, formatDays, formatInstant, formatValue } from './format.ts';
import { plain } from './plain-text.ts';
import { item, prose } from './prose.ts';
import { renderRecord } from './record.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

/** For whom a report is printed, and where. */
export interface InsightFrame {
  readonly tenant: Tenant;
  readonly lang: Language;
  readonly out: Output;
}

/** The report of an analyst in words: how its source was, what was found, what is missing and why. */
export function renderInsight(stored: StoredReport, frame: InsightFrame): string {
  const parsed = analystReport.safeParse(stored.content.report);
  if (!parsed.success)
    return `${plain(stored.title)}\nThis report was written by another version and cannot be read.\n`;
  const report = parsed.data;
  const { out, lang } = frame;
  const { keyFinding, businessImpact } = report.summary;
  const head = [out.paint.bold(plain(keyFinding[lang])), prose(plain(businessImpact.text[lang]), out)];
  return [
    `${head.join('\n')}\n`,
    renderRecord(recordOf(stored, report, frame), out),
    ...findingBlocks(report, frame),
    ...dataBlocks(report, frame),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function recordOf(stored: StoredReport, report: AnalystReport, { tenant, lang }: InsightFrame) {
  const { agentMetadata, status, summary } = report;
  const { period, account, key } = agentMetadata;
  const isKnown = status !== 'unavailable';
  return {
    analyst: key,
    report: stored.id,
    status,
    days: formatDays(period.from, period.to, { locale: lang }),
    account,
    urgency: isKnown ? summary.urgency : null,
    sure: isKnown ? formatConfidence(summary.confidence, { locale: lang }) : null,
    'taken up':
      stored.triagedAt === null ? 'not yet' : formatInstant(stored.triagedAt, lang, tenant.timezone),
    written: formatInstant(stored.updatedAt, lang, tenant.timezone),
  };
}

function findingBlocks({ insights, opportunities, risks, metrics }: AnalystReport, frame: InsightFrame) {
  const { lang } = frame;
  const found = insights.map(({ text, meaning, severity, certainty }) =>
    [text[lang], meaning ?? '', `[${severity}, ${certainty}]`].filter((part) => part !== '').join(' '),
  );
  return [
    metrics.length === 0 ? '' : renderMetrics(metrics, frame),
    list('What was found', found, frame),
    list(
      'What can be done',
      opportunities.map(({ text, impact }) => `${text[lang]} ${impact.text[lang]}`),
      frame,
    ),
    list(
      'What threatens',
      risks.map(({ text, mitigation }) => `${text[lang]} ${mitigation[lang]}`),
      frame,
    ),
  ];
}

function dataBlocks({ data, setAside }: AnalystReport, frame: InsightFrame): string[] {
  const { lang } = frame;
  return [
    list(
      'What lowers the confidence',
      data.notes.map((note) => note[lang]),
      frame,
    ),
    list(
      'What is missing, and why',
      data.missing.map((each) => each[lang]),
      frame,
    ),
    list(
      'What the source cannot tell',
      data.cannot.map((each) => each[lang]),
      frame,
    ),
    list(
      'Set aside by the model',
      setAside.map(({ check, reason }) => `${check}: ${reason}`),
      frame,
    ),
    list('To do, so that more is known', data.userActions, frame),
  ];
}

function renderMetrics(metrics: AnalystReport['metrics'], { tenant, lang, out }: InsightFrame): string {
  type Metric = AnalystReport['metrics'][number];
  const manner = (metric: Metric) => ({ locale: lang, currency: metric.currency ?? tenant.currency });
  const columns: readonly Column<Metric>[] = [
    { title: 'METRIC', value: ({ title }) => title[lang], least: 16 },
    { title: 'NOW', value: (each) => formatValue(each.current, each.unit, manner(each)), align: 'right' },
    { title: 'BEFORE', value: (each) => formatValue(each.baseline, each.unit, manner(each)), align: 'right' },
    { title: 'CHANGE', value: (each) => formatChange(each.change, manner(each)), align: 'right' },
    {
      title: 'ON THE YEAR',
      value: (each) => formatChange(each.yearChange, manner(each)),
      ...{ align: 'right', dispensable: 1 },
    },
  ];
  return renderTable(metrics, columns, out);
}

function list(title: string, lines: readonly string[], { out }: InsightFrame): string {
  if (lines.length === 0) return '';
  return `${out.paint.bold(title)}\n${lines.map((line) => `${item('- ', plain(line), out)}\n`).join('')}`;
}
