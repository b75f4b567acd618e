import type { Day } from '#core/time.ts';
import type { InsightsQuery } from './fake-meta-query.ts';
import { META_REFUSALS } from './fake-meta-refusals.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeShop } from './fake-shop.ts';

/** Sums of one row before it is written. */
export interface InsightGroup {
  readonly start: Day;
  readonly stop: Day;
  /** campaign, adGroup, ad, as far as the level goes. */
  readonly dims: Readonly<Record<string, string>>;
  readonly breakdowns: Readonly<Record<string, string>>;
  readonly sums: Readonly<Record<string, number>>;
  /** Null where Meta does not say. */
  readonly reach: number | null;
}

/** Parts of the clicks that lead to the shop, and of the purchases that followed a mere view. */
const LINK_CLICKS = 0.97;
const VIEWED_ONLY = 0.12;
/** One purchase is told under each of these names. */
const PURCHASES = ['purchase', 'offsite_conversion.fb_pixel_purchase', 'omni_purchase'];

/** A row with the fields that were asked for; every number is text. */
export function writeInsight(
  group: InsightGroup,
  query: InsightsQuery,
  shop: FakeShop,
): Record<string, unknown> {
  const known: Readonly<Record<string, unknown>> = {
    ...names(group, shop),
    ...counts(group),
    ...actions(group, query.action_attribution_windows),
    ...video(group),
  };
  const unknown = query.fields.find((name) => !(name in known));
  if (unknown !== undefined) {
    throw new FakeRefusal(
      META_REFUSALS.meta_100(
        `${unknown} is not valid for fields param. please check https://developers.facebook.com/docs/marketing-api/reference/ads-insights/ for all valid values`,
      ),
    );
  }
  const asked = query.fields.filter((name) => known[name] !== null).map((name) => [name, known[name]]);
  return {
    ...Object.fromEntries(asked),
    date_start: group.start,
    date_stop: group.stop,
    ...group.breakdowns,
  };
}

function names({ dims }: InsightGroup, { ads, accounts, name, currency }: FakeShop) {
  const campaign = ads.campaigns.find(({ id }) => id === dims.campaign);
  const adGroup = ads.adGroups.find(({ id }) => id === dims.adGroup);
  const ad = ads.ads.find(({ id }) => id === dims.ad);
  return {
    account_id: accounts.metaAds.replace('act_', ''),
    account_name: name,
    account_currency: currency,
    campaign_id: campaign?.id ?? null,
    campaign_name: campaign?.name ?? null,
    objective: campaign?.kind ?? null,
    buying_type: 'AUCTION',
    adset_id: adGroup?.id ?? null,
    adset_name: adGroup?.name ?? null,
    ad_id: ad?.id ?? null,
    ad_name: ad?.name ?? null,
  };
}

function counts({ sums, reach }: InsightGroup) {
  const { impressions = 0, clicks = 0, spend = 0 } = sums;
  const linkClicks = linkClicksOf(sums);
  return {
    impressions: String(impressions),
    clicks: String(clicks),
    spend: spend.toFixed(2),
    reach: reach === null ? null : String(reach),
    frequency: reach === null || reach === 0 ? null : (impressions / reach).toFixed(6),
    inline_link_clicks: String(linkClicks),
    inline_link_click_ctr: percent(linkClicks, impressions),
    ctr: percent(clicks, impressions),
    cpc: quotient(spend, clicks),
    cpm: quotient(spend * 1000, impressions),
    unique_clicks: String(clicks),
    quality_ranking: 'AVERAGE',
    engagement_rate_ranking: 'AVERAGE',
    conversion_rate_ranking: 'AVERAGE',
  };
}

function actions({ sums }: InsightGroup, windows: readonly string[]) {
  const { conversions = 0, conversionValue = 0, spend = 0 } = sums;
  const linkClicks = linkClicksOf(sums);
  const entries = [
    ['link_click', linkClicks],
    ['landing_page_view', Math.floor(linkClicks * 0.85)],
    ['view_content', Math.floor(linkClicks * 0.6)],
    ['add_to_cart', conversions * 4 + Math.floor(linkClicks * 0.03)],
    ['initiate_checkout', conversions * 2 + Math.floor(linkClicks * 0.01)],
    ...PURCHASES.map((name) => [name, conversions] as const),
  ] as const;
  const counted = entries.filter(([, value]) => value > 0);
  return {
    actions: orNull(
      counted.map(([type, value]) => ({
        action_type: type,
        value: String(value),
        ...split(type, value, windows),
      })),
    ),
    action_values: orNull(
      conversions === 0
        ? []
        : PURCHASES.map((type) => ({ action_type: type, value: String(hundredths(conversionValue)) })),
    ),
    purchase_roas: orNull(
      conversions === 0 || spend === 0
        ? []
        : [{ action_type: 'omni_purchase', value: (conversionValue / spend).toFixed(6) }],
    ),
    cost_per_action_type: orNull(
      counted.map(([type, value]) => ({ action_type: type, value: (spend / value).toFixed(6) })),
    ),
  };
}

/** How much of an action came within each window; only purchases can follow a view. */
function split(type: string, value: number, windows: readonly string[]): Readonly<Record<string, string>> {
  const viewed = PURCHASES.includes(type) ? Math.floor(value * VIEWED_ONLY) : 0;
  const parts: Readonly<Record<string, number>> = {
    '1d_view': viewed,
    '1d_click': Math.floor((value - viewed) * 0.8),
    '7d_click': value - viewed,
  };
  return Object.fromEntries(
    windows.flatMap((name) => {
      const part = parts[name] ?? 0;
      return part === 0 ? [] : [[name, String(part)]];
    }),
  );
}

function video({ sums }: InsightGroup) {
  const { videoViews = 0, videoSeconds = 0 } = sums;
  const played = (measure: string) => {
    const value = sums[measure] ?? 0;
    return orNull(value === 0 ? [] : [{ action_type: 'video_view', value: String(value) }]);
  };
  return {
    video_play_actions: played('videoViews'),
    video_p25_watched_actions: played('video25'),
    video_p50_watched_actions: played('video50'),
    video_p75_watched_actions: played('video75'),
    video_p100_watched_actions: played('video100'),
    video_thruplay_watched_actions: played('thruPlays'),
    video_avg_time_watched_actions: orNull(
      videoViews === 0
        ? []
        : [{ action_type: 'video_view', value: String(Math.round(videoSeconds / videoViews)) }],
    ),
  };
}

function linkClicksOf({ clicks = 0 }: Readonly<Record<string, number>>): number {
  return Math.floor(clicks * LINK_CLICKS);
}

/** Meta leaves out a list that would be empty. */
function orNull<Item>(items: readonly Item[]): readonly Item[] | null {
  return items.length === 0 ? null : items;
}

function quotient(part: number, whole: number): string | null {
  return whole === 0 ? null : (part / whole).toFixed(6);
}

function percent(part: number, whole: number): string | null {
  return quotient(part * 100, whole);
}

function hundredths(amount: number): number {
  return Math.round(amount * 100) / 100;
}
