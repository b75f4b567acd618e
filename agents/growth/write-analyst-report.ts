import type { SupportedValue } from '#core/cell.ts';
import { dayInZone } from '#core/time.ts';
import type { Wording } from '#tools/template.ts';
import { analystKey } from '../analyst.ts';
import { opportunitiesOf, risksOf } from './analyst-advice.ts';
import { confidenceOf, statusOf } from './analyst-confidence.ts';
import { supportedFigures, type ToldFinding, tellFindings } from './analyst-findings.ts';
import { tellMetrics } from './analyst-metrics.ts';
import { missingOf, sentence, userActionsOf } from './analyst-missing.ts';
import type { AnalystReport, Grade } from './analyst-report.ts';
import { type CitedText, writeCited } from './analyst-text.ts';
import { windowsOf } from './analyst-windows.ts';
import { MONEY_WORDINGS, NO_MONEY, NOTHING_FOUND, NOTHING_READ, NOTHING_THERE } from './analyst-wordings.ts';
import { offsetTime } from './offset-time.ts';
import type { ReportMatter } from './report-matter.ts';

/** The findings of a matter in the order of their weight. */
export function findingsOf(matter: ReportMatter): ToldFinding[] {
  return statusOf(matter.tables) === 'unavailable' ? [] : tellFindings(matter);
}

/** Writes the report on findings that somebody may have put into another order. */
export function writeAnalystReport(matter: ReportMatter, findings: readonly ToldFinding[]): AnalystReport {
  const { analyst, tables, answer, evidenceId } = matter;
  const status = statusOf(tables);
  const isRead = status !== 'unavailable';
  const { confidence, notes } = confidenceOf(answer);
  const { texts, money } = summaryOf(matter, findings, isRead);
  const opportunities = opportunitiesOf(matter, findings);
  const risks = risksOf(findings);
  return {
    agentMetadata: metadataOf(matter),
    status,
    summary: {
      keyFinding: texts.key.text,
      businessImpact: { text: texts.impact.text, money },
      urgency: urgencyOf(findings),
      confidence: isRead ? confidence : 0,
    },
    metrics: isRead ? tellMetrics(matter) : [],
    insights: findings.map(({ insight }) => insight),
    opportunities: opportunities.told,
    risks: risks.told,
    setAside: [],
    data: {
      rows: answer.rows,
      sources: [...new Set(tables.map(({ source }) => source))],
      tables: tables.map(({ tableId, report, window, status: each }) => ({
        tableId,
        report,
        window,
        status: each,
      })),
      notes: [...(isRead ? notes : []), ...analyst.caveats].map(sentence),
      missing: missingOf(matter),
      cannot: analyst.cannot.map(sentence),
      userActions: userActionsOf(tables),
      evidenceId: isRead ? evidenceId : null,
    },
    citations: [
      ...texts.key.citations,
      ...texts.impact.citations,
      ...findings.flatMap(({ told }) => told.citations),
      ...opportunities.citations,
      ...risks.citations,
    ],
  };
}

function metadataOf({ analyst, task, tenant, answer }: ReportMatter): AnalystReport['agentMetadata'] {
  const windows = windowsOf(analyst, dayInZone(new Date(task.at), tenant.timezone));
  return {
    ...{ key: analystKey(analyst), name: analyst.name, source: analyst.source, title: { ...analyst.title } },
    analysisDate: offsetTime(new Date(task.at), tenant.timezone),
    timezone: tenant.timezone,
    period: windows.current,
    baseline: answer.hasPrevious ? windows.previous : null,
    account: task.account,
  };
}

interface Summary {
  readonly texts: { readonly key: CitedText; readonly impact: CitedText };
  readonly money: SupportedValue | null;
}

function summaryOf(matter: ReportMatter, [first]: readonly ToldFinding[], isRead: boolean): Summary {
  if (first === undefined) {
    const key = plain(isRead ? nothingIn(matter) : NOTHING_READ);
    return { texts: { key, impact: plain(NO_MONEY) }, money: null };
  }
  const key = { ...first.told, citations: inField(first.told, 'summary.keyFinding') };
  const { money } = supportedFigures({ money: `${first.check.id}.money_of_all` }, matter);
  const nature = first.insight.moneyNature;
  const impact =
    money === undefined || nature === null
      ? undefined
      : writeCited([MONEY_WORDINGS[nature]], { figures: { money }, words: {} }, 'summary.businessImpact');
  return { texts: { key, impact: impact ?? plain(NO_MONEY) }, money: money ?? null };
}

/** Where there are no rows, nothing could have stood out. */
function nothingIn({ answer }: ReportMatter): Wording {
  return answer.rows === 0 ? NOTHING_THERE : NOTHING_FOUND;
}

function inField({ citations }: CitedText, field: string): CitedText['citations'] {
  return citations.map((each) => ({ ...each, field }));
}

/** A sentence without figures. */
function plain(wording: Wording): CitedText {
  return { text: sentence(wording), citations: [] };
}

/** What weighs most says how soon. */
function urgencyOf(findings: readonly ToldFinding[]): Grade {
  const grades = findings.map(({ insight }) => insight.severity);
  if (grades.includes('high')) return 'high';
  return grades.includes('medium') ? 'medium' : 'low';
}
