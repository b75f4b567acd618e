import type { Advice } from '#tools/growth/advice.ts';
import { FIGURES } from '#tools/growth/figures.ts';
import { restartStoppedCampaign } from '#tools/growth/performance-marketing/restart-stopped-campaign.template.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { type AnomalyPackage, anomalyPackage } from './package.schema.ts';
import type { SchemaReport } from './schema-report.ts';
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
