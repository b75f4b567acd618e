import type { FactRow } from '#storage/metric/fact.ts';
import type { Cell } from './demo-shop-day.ts';
import { sumPaid } from './demo-shop-order.ts';
import type { Random } from './random.ts';

/** How a campaign is usually bought. */
interface AdCampaign {
  readonly platform: 'google_ads' | 'meta_ads';
  readonly campaign: string;
  /** Clicks per impression. */
  readonly clickRate: number;
  /** PLN. */
  readonly clickPrice: number;
}

const AD_CAMPAIGNS: readonly AdCampaign[] = [
  { platform: 'google_ads', campaign: 'shopping_pl', clickRate: 0.012, clickPrice: 0.62 },
  { platform: 'google_ads', campaign: 'brand_pl', clickRate: 0.16, clickPrice: 0.35 },
  { platform: 'google_ads', campaign: 'search_generic_de', clickRate: 0.034, clickPrice: 1.05 },
  { platform: 'google_ads', campaign: 'search_generic_cz', clickRate: 0.038, clickPrice: 0.7 },
  { platform: 'meta_ads', campaign: 'meta_prospecting_pl', clickRate: 0.009, clickPrice: 0.48 },
  { platform: 'meta_ads', campaign: 'meta_retargeting_pl', clickRate: 0.014, clickPrice: 0.74 },
];

/** Clicks whose page never loaded, as a part of the visits that arrived. */
const LOST_CLICKS = 0.06;
/** Part of a campaign's orders that the platform's own tag ascribes to it. */
const ATTRIBUTED = 0.93;
const PRICE_NOISE = 0.06;
const IMPRESSION_NOISE = 0.07;

/** Rows of dataset `ads`, as the platforms count: by their own tags, so they see what the shop's tracking missed. */
export function adRows(day: string, cells: readonly Cell[], random: Random): readonly FactRow[] {
  return AD_CAMPAIGNS.flatMap((advert) => {
    const reached = cells.filter(({ line }) => line.campaign === advert.campaign);
    const visits = reached.reduce((sum, cell) => sum + cell.visits, 0);
    // A campaign that is switched off has no line in a platform's report.
    if (visits === 0) return [];
    const { platform, campaign } = advert;
    return [
      { dataset: 'ads', day, dims: { platform, campaign }, measures: measure(advert, reached, random) },
    ];
  });
}

function measure(advert: AdCampaign, reached: readonly Cell[], random: Random): FactRow['measures'] {
  const visits = reached.reduce((sum, cell) => sum + cell.visits, 0);
  const clicks = visits + random.poisson(visits * LOST_CLICKS);
  const credited = reached.flatMap(({ orders }) => orders).filter(() => random.uniform() < ATTRIBUTED);
  const grosze = clicks * advert.clickPrice * 100 * random.lognormal(PRICE_NOISE);
  return {
    impressions: Math.round((clicks / advert.clickRate) * random.lognormal(IMPRESSION_NOISE)),
    clicks,
    spend: Math.round(grosze) / 100,
    conversions: credited.length,
    conversion_value: sumPaid(credited) / 100,
  };
}
