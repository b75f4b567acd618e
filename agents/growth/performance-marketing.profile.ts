import type { InsightPackage } from './package.schema.ts';
import { askMetric, readCell, readMetric } from './read-metric.ts';
import { numberOf, type Reading, unavailable } from './reading.ts';
import { notesOf } from './research-notes.ts';
import type { CampaignFigures } from './schema-report.ts';
import type { TeamProfile, TeamView } from './team-profile.ts';

/** A rate that moved by more than this part is said to rise or fall. */
const TREND = 0.1;
/** A conversion rate that moved by less than this part is stable. */
const STABLE = 0.05;
/** Surprise, in standard deviations, that counts as strong or moderate evidence. */
const STRONG_Z = 6;
const MODERATE_Z = 3.5;

/** Paid traffic: what it costs, what it brings, and what to do with the budget. */
export const performanceMarketing: TeamProfile = {
  team: 'performance_marketing',
  label: 'performance marketing',
  scope: 'paid traffic, campaigns, budgets, bids and what they bring back',
  craft:
    'Look at spend, conversions, cost per conversion and return by platform and campaign; tell a campaign that stopped from one that got worse.',
  dimensions: ['campaign', 'platform', 'channel', 'source', 'placement'],
  companions: [
    'clicks',
    'impressions',
    'ad_spend',
    'ad_conversions',
    'cpa',
    'roas',
    'ctr',
    'cpc',
    'sessions',
    'revenue',
  ],
  wantedSources: [],

  async readSchemaField(view) {
    const [googleAds, metaAds, cpa, roas, conversionRate] = await Promise.all([
      readPlatform(view, 'google_ads'),
      readPlatform(view, 'meta_ads'),
      readMetric(view, { metric: 'cpa' }, 'summary.change'),
      readMetric(view, { metric: 'roas' }, 'summary.change'),
      readMetric(view, { metric: 'conversion_rate' }, 'summary.change'),
    ]);
    return {
      team: 'performance_marketing',
      campaignAnalysis: { googleAds, metaAds },
      trends: {
        cpaIncreasing: holds(cpa, (change) => change > TREND),
        roasDeclining: holds(roas, (change) => change < -TREND),
        conversionRateStable: holds(conversionRate, (change) => Math.abs(change) < STABLE),
      },
      statisticalValidation: validate(surpriseOf(view.package)),
    };
  },

  async readResearchField(_view, knowledge) {
    return {
      team: 'performance_marketing',
      competitiveLandscape: {
        averageCpaInIndustry: {
          status: 'unavailable',
          reason: 'No published benchmark with a source and a date is stored.',
        },
        competitorStrategies: notesOf(knowledge, 'competitor_analysis', 'strengths'),
      },
      marketOpportunities: { status: 'unavailable', reason: 'No market data source is connected.' },
    };
  },
};

/** A platform without spend was not used, so there is nothing more to ask about it. */
async function readPlatform(view: TeamView, platform: string): Promise<CampaignFigures> {
  const dims = { platform };
  const spend = await askMetric(view, { metric: 'ad_spend', dims });
  if (!spend.found) {
    const none = unavailable(spend.reason);
    return { totalSpend: none, conversions: none, cpa: none, roas: none };
  }
  const [conversions, cpa, roas] = await Promise.all([
    readMetric(view, { metric: 'ad_conversions', dims }, 'summary.actual_total'),
    readMetric(view, { metric: 'cpa', dims }, 'summary.actual'),
    readMetric(view, { metric: 'roas', dims }, 'summary.actual'),
  ]);
  return { totalSpend: readCell(spend, 'summary.actual_total'), conversions, cpa, roas };
}

function holds(change: Reading, test: (change: number) => boolean): boolean | null {
  const value = numberOf(change);
  return value === null ? null : test(value);
}

/** In standard deviations. An analyst's test says how certain it is and not by how much. */
function surpriseOf(packed: InsightPackage): number {
  if (packed.sourceType === 'anomaly') return packed.zScore ?? 0;
  return packed.findings.some(({ certainty }) => certainty === 'clear') ? STRONG_Z : MODERATE_Z;
}

function validate(z: number): { significance: number; label: 'strong' | 'moderate' | 'weak' } {
  const size = Math.abs(z);
  const significance = 1 - Math.exp(-size / 4);
  if (size >= STRONG_Z) return { significance, label: 'strong' };
  return { significance, label: size >= MODERATE_Z ? 'moderate' : 'weak' };
}
