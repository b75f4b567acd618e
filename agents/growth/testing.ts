import type { Advice } from '#tools/growth/advice.ts';
import { FIGURES } from '#tools/growth/figures.ts';
import { restartStoppedCampaign } from '#tools/growth/performance-marketing/restart-stopped-campaign.template.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { type AnomalyPackage, anomalyPackage } from './package.schema.ts';
import type { SchemaReport } from './schema-report.ts';
import { type Topic, topic } from './topic.ts';
import { adviceFor } from './wording/testing.ts';

export const TEST_TEMPLATE = restartStoppedCampaign;

/** The template applied to a campaign that stopped, with every figure that it may have. */
export function testAdvice(changes: Partial<Advice> = {}): Advice {
  const advice = adviceFor(TEST_TEMPLATE, {
    label: 'shopping_pl',
    firstDay: '2026-03-02',
    lastDay: '2026-03-11',
  });
  return { ...advice, ...changes };
}

/** The package of a campaign that stopped. */
export function testPackage(changes: Partial<AnomalyPackage> = {}): AnomalyPackage {
  const { cause, figures } = testAdvice();
  return anomalyPackage.parse({
    sourceType: 'anomaly',
    sourceId: '00000000-0000-4000-8000-00000000aa01',
    shopId: TEST_TENANT.id,
    propertyId: null,
    incidentKey: 'inc-1',
    metric: 'revenue',
    dims: {},
    dataset: 'sessions',
    firstDay: '2026-03-02',
    lastDay: '2026-03-11',
    zScore: -8,
    changeFraction: -0.2,
    currentValue: 8000,
    baselineValue: 10000,
    cause,
    figures: incidentFiguresOf(figures),
    priority: 'HIGH',
    impactScore: 0.7,
    impactAmount: -20_000,
    currency: 'PLN',
    confidence: 0.9,
    suggestedTeams: [
      { team: 'performance_marketing', confidence: 0.95, reason: 'the cause is campaign_stopped' },
    ],
    complexity: 'simple',
    needsTechnicalAnalysis: false,
    needsCompetitiveResearch: false,
    packagedAt: '2026-03-12T06:00:00.000Z',
    traceId: '0123456789abcdef0123456789abcdef',
    ...changes,
  });
}

/** Those of an advice's figures that describe the incident and not the measure. */
function incidentFiguresOf(figures: Advice['figures']) {
  const own = Object.entries(figures).filter(([name]) => name in FIGURES && !name.startsWith('effect_'));
  return Object.fromEntries(own);
}

/** What the data specialist of the Search Console team says: the shortest of all reports. */
export function testSchemaReport(changes: Partial<SchemaReport> = {}): SchemaReport {
  const none = { status: 'unavailable', reason: 'not connected' } as const;
  // The changes are of the fields that all teams share, so the arm stays the same.
  return {
    team: 'gsc_specialist',
    soundness: 'sound',
    doubts: [],
    missing: ['not connected'],
    confidence: 0.5,
    searchPerformance: {
      totalClicks: none,
      totalImpressions: none,
      averageClickThroughRate: none,
      averagePosition: none,
    },
    indexingHealth: { indexedPages: none, submittedPages: none, indexationRate: none, crawlErrors: none },
    ...changes,
  } as SchemaReport;
}

/** Money at stake in the report of a test topic, over four weeks. */
const TEST_MONEY = { value: 4_000, unit: 'currency', currency: 'PLN', basis: 'computed' } as const;

/** A topic of one finding: a campaign that spends for too little. */
export function testTopic({
  cause,
  ...changes
}: Partial<Omit<Topic, 'cause'>> & { cause?: Partial<Topic['cause']> } = {}): Topic {
  const segment = { dimension: 'campaign', value: 'search_pl' };
  const finding = {
    en: 'campaign “search_pl”: spent for too little.',
    pl: 'kampania „search_pl”: wydatek bez efektu.',
  };
  return topic.parse({
    sourceType: 'mcp_report',
    sourceId: '00000000-0000-4000-8000-00000000bb01',
    topicKey: 'campaign_wasting:campaign=search_pl',
    source: 'google_ads',
    agentName: 'campaign_performance_analyst',
    metric: 'wasting',
    ...{ firstDay: '2026-10-21', lastDay: '2026-11-17', priority: 'HIGH', impactScore: 0.02 },
    ...{ impactAmount: -4_000, currency: 'PLN', confidence: 0.9, complexity: 'simple' },
    ...{ needsTechnicalAnalysis: false, needsCompetitiveResearch: false },
    cause: {
      ...{ kind: 'campaign_wasting', class: 'business', metric: 'wasting', direction: 'down' },
      ...{ segment, share: null, confidence: 0.9 },
      ...cause,
    },
    figures: { money: { ...TEST_MONEY, evidenceId: 'e', cell: 'wasting.1.money' } },
    words: { finding, remedy: { en: 'Cut the budget.', pl: 'Ogranicz budżet.' } },
    names: ['search_pl'],
    stake: { perWeek: 1_000, nature: 'waste' },
    reportStatus: 'ok',
    missing: [],
    findings: [
      {
        insightId: '00000000-0000-4000-8000-00000000bb01',
        analyst: 'google_ads/campaign_performance_analyst',
        ...{ check: 'wasting', rank: 1, subject: { campaign: 'search_pl' }, text: finding, trend: 'stable' },
        ...{ severity: 'high', certainty: 'clear', money: 4_000, evidenceId: null },
      },
    ],
    summary: { keyFinding: finding.en, businessImpact: 'About PLN 4,000 spent for too little.' },
    keyInsights: [],
    ...changes,
  });
}
