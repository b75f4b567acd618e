import type { SupportedValue } from '#core/cell.ts';
import { daysBetween } from '#core/time.ts';
import { type Analyst, type AnalystCheck, analystKey } from '../analyst.ts';
import type { AnalystReport, ReportInsight } from './analyst-report.ts';
import { reportSource, type Stake, type TopicFinding } from './package.schema.ts';
import type { Topic } from './topic.ts';
import { placeOfSubject } from './topic-place.ts';
import { priorityOfFinding, worthOf } from './topic-weight.ts';

const DAYS_PER_WEEK = 7;
/** Findings that are told in full; the others of a topic are listed. */
const MOST_TOLD = 8;
/** What a finding that a test did not settle is worth beside one that it did. */
const LIKELY = 0.75;
/** From so many findings on, a topic is more than one story. */
const SEVERAL = 3;

/** Kinds that somebody has to look for in the site itself, and those that may lie with competitors. */
const TECHNICAL = ['page_slow', 'page_markup_faulty', 'pages_not_indexed', 'measuring_doubtful'];
const COMPETITIVE = ['ranking_lost', 'ranking_opportunity'];

/** One finding with the report, the analyst and the check that it comes from. */
export interface FoundOfTopic {
  readonly insightId: string;
  readonly report: AnalystReport;
  readonly insight: ReportInsight;
  readonly analyst: Analyst;
  readonly check: AnalystCheck;
}

/** What the findings of a batch are weighed by. */
export interface Weighing {
  readonly currency: string;
  /** Of the shop per week; null when no report says it. */
  readonly revenue: number | null;
}

/** The topic of one or more findings, told by the one that weighs most. */
export function makeTopic(
  key: string,
  found: readonly FoundOfTopic[],
  { currency, revenue }: Weighing,
): Topic {
  const members = found.toSorted((first, second) => weigh(second) - weigh(first));
  // A topic is made of what was found, so there is a first one.
  const [lead] = members as [FoundOfTopic];
  const { insight, report, check, analyst } = lead;
  const stake = stakeOf(lead);
  const confidence = Math.max(...members.map(confidenceOf));
  const metric = metricOf(check);
  return {
    ...{ sourceType: 'mcp_report', sourceId: lead.insightId, topicKey: key },
    source: reportSource.parse(report.agentMetadata.source),
    agentName: analyst.name,
    metric,
    ...{ firstDay: report.agentMetadata.period.from, lastDay: report.agentMetadata.period.to },
    priority: priorityOfFinding({ insight, kind: check.theme, stake, revenue }),
    impactScore: impactScoreOf(insight, stake, revenue),
    impactAmount: impactOf(insight),
    currency: insight.money?.currency ?? currency,
    confidence,
    complexity: members.length >= SEVERAL ? 'moderate' : 'simple',
    needsTechnicalAnalysis: TECHNICAL.includes(check.theme),
    needsCompetitiveResearch: COMPETITIVE.includes(check.theme),
    cause: {
      ...{ kind: check.theme, class: 'business', metric, share: null, confidence },
      direction: directionOf(insight),
      segment: placeOfSubject(insight.subject),
    },
    figures: figuresOf(insight),
    words: wordsOf(lead),
    names: namesIn(members),
    stake,
    reportStatus: report.status === 'unavailable' ? 'partial' : report.status,
    missing: report.data.missing.map(({ en }) => en),
    findings: members.map(asTopicFinding),
    contradictedBy: [],
    summary: { keyFinding: insight.text.en, businessImpact: report.summary.businessImpact.text.en },
    keyInsights: members.slice(0, MOST_TOLD).map((each) => ({
      ...{ insight: each.insight.text.en, evidenceId: each.report.data.evidenceId, cells: {} },
    })),
  };
}

const SEVERITY = { high: 3, medium: 2, low: 1 } as const;

/** Money before grades; a finding that was tested before one that is only likely. */
function weigh(found: FoundOfTopic): number {
  const value = worthOf({ stake: stakeOf(found), confidence: confidenceOf(found) });
  return value > 0 ? 10 + value : SEVERITY[found.insight.severity] * confidenceOf(found);
}

function confidenceOf({ report, insight }: FoundOfTopic): number {
  return report.summary.confidence * (insight.certainty === 'clear' ? 1 : LIKELY);
}

function stakeOf({ insight, report }: FoundOfTopic): Stake | null {
  const { money, moneyNature: nature } = insight;
  if (money === null || nature === null || typeof money.value !== 'number' || money.value <= 0) return null;
  const { from, to } = report.agentMetadata.period;
  return { perWeek: (money.value * DAYS_PER_WEEK) / (daysBetween(from, to) + 1), nature };
}

/** Negative for what is lost, as everywhere; what is merely exposed is no impact. */
function impactOf({ money, moneyNature }: ReportInsight): number | null {
  if (typeof money?.value !== 'number' || moneyNature === null || moneyNature === 'exposed') return null;
  return moneyNature === 'opportunity' ? money.value : -money.value;
}

const GRADED_IMPACT = { high: 0.8, medium: 0.5, low: 0.2 } as const;

/** Money beside what the shop takes in; where either is unknown, the analyst's grade. */
function impactScoreOf({ severity }: ReportInsight, stake: Stake | null, revenue: number | null): number {
  if (stake === null || revenue === null || revenue <= 0) return GRADED_IMPACT[severity];
  return Math.min(1, stake.perWeek / revenue);
}

/** What a check measures; a check that reads settings measures nothing and goes by its name. */
function metricOf({ id, rule }: AnalystCheck): string {
  return 'measure' in rule && typeof rule.measure === 'string' ? rule.measure : id;
}

function directionOf({ figures, trend }: ReportInsight): 'up' | 'down' {
  const change = figures.change?.value;
  if (typeof change === 'number' && change !== 0) return change > 0 ? 'up' : 'down';
  return trend === 'improving' ? 'up' : 'down';
}

/** Placeholders of templates; everything else that the sentence states stands beside them under a name of its own. */
const OWN_NAMES = ['current', 'baseline', 'change', 'limit', 'sample', 'money', 'first_day', 'last_day'];

function figuresOf({ figures }: ReportInsight): Record<string, SupportedValue> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      OWN_NAMES.includes(name) ? name : `finding_${name}`,
      value,
    ]),
  );
}

function wordsOf({ insight, check, analyst }: FoundOfTopic): Topic['words'] {
  const title = analyst.measures[metricOf(check)]?.title;
  return { finding: insight.text, remedy: check.advice, ...(title === undefined ? {} : { metric: title }) };
}

/** Names that the sentences hold: where it was found, and what it was held against. */
function namesIn(members: readonly FoundOfTopic[]): string[] {
  const names = members.flatMap(({ insight, check: { rule } }) => [
    ...Object.values(insight.subject),
    ...('against' in rule && typeof rule.against === 'string' ? [rule.against] : []),
  ]);
  return [...new Set(names)];
}

function asTopicFinding({ insightId, insight, report, analyst }: FoundOfTopic): TopicFinding {
  const { check, rank, subject, text, trend, severity, certainty, money } = insight;
  return {
    ...{ insightId, analyst: analystKey(analyst), check, rank, subject, text, trend, severity, certainty },
    money: typeof money?.value === 'number' ? money.value : null,
    evidenceId: report.data.evidenceId,
  };
}
