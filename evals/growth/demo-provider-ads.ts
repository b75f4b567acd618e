import { type Day, daysBetween } from '#core/time.ts';
import type { FakeAds, FakeCampaign } from '#mcp-servers/growth/fakes/fake-ads.ts';
import { type FakeRow, type FakeTable, openTable } from '#mcp-servers/growth/fakes/fake-table.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { AD_PLANS, isGroupOf, keywordId, TERM_PLANS, TIRED_AD_DAYS } from './demo-provider-ad-plans.ts';
import { type AdSplit, PERSONS, PLACEMENTS, PLACES } from './demo-provider-audience.ts';
import { CAMPAIGNS, demoCampaigns } from './demo-provider-campaigns.ts';
import type { DemoFacts } from './demo-provider-facts.ts';
import { PRODUCT_IDS } from './demo-provider-items.ts';
import { TIRED_AD } from './demo-provider-truth.ts';
import { videoMeasures, wastefulMeasures } from './demo-provider-video.ts';
import { PRODUCTS } from './demo-shop-catalog.ts';
import { type AdMeasures, type AdPart, splitAd } from './split-ad.ts';

const MEASURES = ['impressions', 'clicks', 'spend', 'conversions', 'conversionValue'];
const VIDEO_MEASURES = [
  'videoViews',
  'video25',
  'video50',
  'video75',
  'video100',
  'thruPlays',
  'videoSeconds',
];

/** Advertising of the demo: its campaign facts, split by everything that the platforms split by. */
export function demoAds(facts: DemoFacts, origin: string, lastDay: Day): FakeAds {
  const byAd = openTable(
    { dimensions: ['campaign', 'adGroup', 'ad'], measures: [...MEASURES, ...VIDEO_MEASURES] },
    (day) => campaignDays(facts, day).flatMap((campaign) => adRows(day, campaign, { facts, lastDay })),
  );
  return {
    ...demoCampaigns(origin, lastDay),
    byAd,
    bySearchTerm: openTable(
      { dimensions: ['campaign', 'adGroup', 'keyword', 'searchTerm'], measures: MEASURES },
      (day) => campaignDays(facts, day).flatMap((campaign) => termRows(day, campaign, facts)),
    ),
    byProduct: openTable(
      { dimensions: ['campaign', 'adGroup', 'product', 'productId', 'category'], measures: MEASURES },
      (day) => campaignDays(facts, day).flatMap((campaign) => productRows(day, campaign, facts)),
    ),
    byPerson: splitTable(byAd, { dimensions: ['age', 'gender'], partsOf: () => PERSONS }, facts),
    byPlacement: splitTable(
      byAd,
      { dimensions: ['publisher', 'position', 'device'], partsOf: ({ platform }) => PLACEMENTS[platform] },
      facts,
    ),
    byPlace: splitTable(
      byAd,
      { dimensions: ['country', 'region'], partsOf: ({ name }) => PLACES[name] ?? [] },
      facts,
    ),
  };
}

/** Facts of the campaign that only the providers know, for every day of the demo. */
export function wastefulFacts(facts: DemoFacts, days: readonly Day[]): readonly FactRow[] {
  return days.map((day) => {
    const { spend, conversionValue, ...counts } = wastefulMeasures(facts.randomOf(day, 'video'));
    const campaign = CAMPAIGNS.find(({ kind }) => kind === 'VIDEO');
    return {
      dataset: 'ads',
      day,
      dims: { platform: campaign?.platform ?? '', campaign: campaign?.name ?? '' },
      measures: { ...counts, spend: spend / 100, conversion_value: conversionValue / 100 },
    };
  });
}

interface CampaignDay {
  readonly campaign: FakeCampaign;
  readonly total: AdMeasures;
}

/** What each campaign did on a day; one that was switched off has no entry. */
function campaignDays(facts: DemoFacts, day: Day): readonly CampaignDay[] {
  const known = facts.rowsOf('ads', day);
  if (known.length === 0) return [];
  return CAMPAIGNS.flatMap((campaign): readonly CampaignDay[] => {
    if (campaign.kind === 'VIDEO')
      return [{ campaign, total: wastefulMeasures(facts.randomOf(day, 'video')) }];
    const fact = known.find(({ dims }) => dims.campaign === campaign.name);
    return fact === undefined ? [] : [{ campaign, total: inHundredths(fact.measures) }];
  });
}

function inHundredths(measures: FactRow['measures']): AdMeasures {
  const { impressions = 0, clicks = 0, spend = 0, conversions = 0, conversion_value: value = 0 } = measures;
  return {
    impressions,
    clicks,
    spend: Math.round(spend * 100),
    conversions,
    conversionValue: Math.round(value * 100),
  };
}

function inWhole(measures: AdMeasures): Record<string, number> {
  return { ...measures, spend: measures.spend / 100, conversionValue: measures.conversionValue / 100 };
}

interface AdsLent {
  readonly facts: DemoFacts;
  readonly lastDay: Day;
}

function adRows(day: Day, { campaign, total }: CampaignDay, { facts, lastDay }: AdsLent): readonly FakeRow[] {
  const random = facts.randomOf(day, `ads ${campaign.id}`);
  const plans = AD_PLANS.filter(({ group }) => isGroupOf(group, campaign.id));
  const parts = plans.map((plan) => (plan.name === TIRED_AD ? tired(plan, daysBetween(day, lastDay)) : plan));
  return splitAd(total, parts, random).flatMap((measures, index) => {
    const plan = plans[index];
    if (plan === undefined || measures.impressions === 0) return [];
    const video = plan.kind === 'video' ? videoMeasures(measures.impressions) : {};
    const dims = { campaign: campaign.id, adGroup: plan.group, ad: plan.id };
    return [{ day, dims, measures: { ...inWhole(measures), ...video } }];
  });
}

/** Shown to the same people ever more often, and clicked ever less; before its time it was not shown. */
function tired(plan: AdPart, daysLeft: number): AdPart {
  const age = TIRED_AD_DAYS - daysLeft;
  if (age < 0) return { ...plan, share: 0 };
  const worn = age / TIRED_AD_DAYS;
  return { share: 0.2 + 1.3 * worn, clicks: 1.7 * Math.exp(-1.9 * worn), conversions: 1 - 0.4 * worn };
}

function termRows(day: Day, { campaign, total }: CampaignDay, facts: DemoFacts): readonly FakeRow[] {
  const plans = TERM_PLANS.filter(({ group }) => isGroupOf(group, campaign.id));
  if (plans.length === 0) return [];
  const random = facts.randomOf(day, `terms ${campaign.id}`);
  return splitAd(total, plans, random).flatMap((measures, index) => {
    const plan = plans[index];
    if (plan === undefined || measures.impressions === 0) return [];
    const dims = {
      campaign: campaign.id,
      adGroup: plan.group,
      keyword: keywordId(plan),
      searchTerm: plan.term,
    };
    return [{ day, dims, measures: inWhole(measures) }];
  });
}

const GARDEN_GROUP = '21001';
const HOME_GROUP = '21002';

function productRows(day: Day, { campaign, total }: CampaignDay, facts: DemoFacts): readonly FakeRow[] {
  if (campaign.kind !== 'SHOPPING') return [];
  const random = facts.randomOf(day, `products ${campaign.id}`);
  // Dear products are clicked as readily, and bought less.
  const parts = PRODUCTS.map(({ popularity, price }) => ({ share: popularity, conversions: 120 / price }));
  return splitAd(total, parts, random).flatMap((measures, index) => {
    const product = PRODUCTS[index];
    if (product === undefined || measures.impressions === 0) return [];
    const { name, category } = product;
    const dims = {
      campaign: campaign.id,
      adGroup: category === 'Garden' ? GARDEN_GROUP : HOME_GROUP,
      product: name,
      productId: PRODUCT_IDS[name] ?? '',
      category,
    };
    return [{ day, dims, measures: inWhole(measures) }];
  });
}

interface Splitting {
  readonly dimensions: readonly string[];
  partsOf(campaign: FakeCampaign): readonly AdSplit[];
}

/** Splits the rows of ads further. */
function splitTable(byAd: FakeTable, { dimensions, partsOf }: Splitting, facts: DemoFacts): FakeTable {
  const columns = { dimensions: [...byAd.dimensions, ...dimensions], measures: MEASURES };
  return openTable(columns, (day) => {
    const random = facts.randomOf(day, dimensions.join(' '));
    return byAd.rows(day, day).flatMap((row) => {
      const campaign = CAMPAIGNS.find(({ id }) => id === row.dims.campaign);
      const parts = campaign === undefined ? [] : partsOf(campaign);
      return splitAd(adMeasures(row), parts, random).flatMap((measures, index) => {
        if (measures.impressions === 0) return [];
        return [{ day, dims: { ...row.dims, ...parts[index]?.dims }, measures: inWhole(measures) }];
      });
    });
  });
}

function adMeasures({ measures }: FakeRow): AdMeasures {
  const { conversionValue = 0, ...others } = measures;
  return inHundredths({ ...others, conversion_value: conversionValue });
}
