import type { FakeCampaign } from './fake-ads.ts';
import { type AdsRecord, micros } from './fake-google-ads-entities.ts';

/** Measures of our tables that metrics are made of. */
export const AD_MEASURES = [
  'impressions',
  'clicks',
  'spend',
  'conversions',
  'conversionValue',
  'videoViews',
  'video25',
  'video50',
  'video75',
  'video100',
];

type Sums = Readonly<Record<string, number>>;

/** All metrics of a group; quotients are null, and so left out, where there is nothing to divide by. */
export function metricsRecord(sums: Sums, campaign: FakeCampaign | undefined): AdsRecord {
  const { impressions = 0, clicks = 0, conversions = 0, conversionValue = 0 } = sums;
  const spend = money(sums.spend ?? 0);
  const perClick = over(spend, clicks);
  return {
    impressions: String(impressions),
    clicks: String(clicks),
    interactions: String(clicks),
    costMicros: micros(spend),
    conversions,
    conversionsValue: money(conversionValue),
    allConversions: conversions,
    allConversionsValue: money(conversionValue),
    viewThroughConversions: '0',
    ctr: over(clicks, impressions),
    averageCpc: perClick === null ? null : perClick * 1_000_000,
    averageCpm: scaled(over(spend, impressions), 1_000_000_000),
    costPerConversion: scaled(over(spend, conversions), 1_000_000),
    conversionsFromInteractionsRate: over(conversions, clicks),
    valuePerConversion: over(conversionValue, conversions),
    conversionsValuePerCost: over(conversionValue, spend),
    ...shares(campaign),
    ...video(sums),
  };
}

function shares(campaign: FakeCampaign | undefined): AdsRecord {
  const { lostToBudget = null, lostToRank = null } = campaign ?? {};
  const isKnown = lostToBudget !== null && lostToRank !== null;
  return {
    searchImpressionShare: isKnown ? round(1 - lostToBudget - lostToRank) : null,
    searchBudgetLostImpressionShare: lostToBudget,
    searchRankLostImpressionShare: lostToRank,
  };
}

function video(sums: Sums): AdsRecord {
  const { impressions = 0, videoViews = 0 } = sums;
  return {
    videoViews: String(videoViews),
    videoTrueviewViews: String(videoViews),
    videoViewRate: over(videoViews, impressions),
    videoTrueviewViewRate: over(videoViews, impressions),
    videoQuartileP25Rate: over(sums.video25 ?? 0, impressions),
    videoQuartileP50Rate: over(sums.video50 ?? 0, impressions),
    videoQuartileP75Rate: over(sums.video75 ?? 0, impressions),
    videoQuartileP100Rate: over(sums.video100 ?? 0, impressions),
  };
}

function over(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** Sums of hundredths drift in the last digits; Google does not show those. */
function money(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
