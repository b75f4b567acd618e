import type { FakeAd, FakeAdGroup, FakeCampaign } from './fake-ads.ts';
import type { FakeShop } from './fake-shop.ts';

type MetaObject = Readonly<Record<string, unknown>> & { readonly id: string };

const status = (isEnabled: boolean) => {
  const name = isEnabled ? 'ACTIVE' : 'PAUSED';
  return { status: name, effective_status: name, configured_status: name };
};

/** Amounts of budgets come in hundredths, as text. */
const hundredths = (amount: number): string => String(Math.round(amount * 100));

const bare = ({ accounts }: FakeShop): string => accounts.metaAds.replace('act_', '');

/** `GET /{act}` and an entry of `/me/adaccounts`. */
export function writeAccount(shop: FakeShop): MetaObject {
  return {
    id: shop.accounts.metaAds,
    account_id: bare(shop),
    name: shop.name,
    currency: shop.currency,
    timezone_name: shop.timezone,
    timezone_offset_hours_utc: 1,
    account_status: 1,
    amount_spent: '1234500',
    business_name: shop.name,
  };
}

export function writeCampaign(
  { id, name, isEnabled, kind, dailyBudget, bidding }: FakeCampaign,
  shop: FakeShop,
): MetaObject {
  return {
    id,
    account_id: bare(shop),
    name,
    ...status(isEnabled),
    objective: kind,
    buying_type: 'AUCTION',
    daily_budget: hundredths(dailyBudget),
    bid_strategy: bidding.strategy,
    created_time: '2024-01-01T08:00:00+0100',
    start_time: '2024-01-01T08:00:00+0100',
    updated_time: '2026-01-01T08:00:00+0100',
  };
}

export function writeAdSet(adGroup: FakeAdGroup, shop: FakeShop): MetaObject {
  const { id, name, isEnabled, campaignId, audience, audienceSize } = adGroup;
  return {
    id,
    account_id: bare(shop),
    campaign_id: campaignId,
    name,
    ...status(isEnabled),
    optimization_goal: 'OFFSITE_CONVERSIONS',
    billing_event: 'IMPRESSIONS',
    bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
    attribution_spec: [
      { event_type: 'CLICK_THROUGH', window_days: 7 },
      { event_type: 'VIEW_THROUGH', window_days: 1 },
    ],
    learning_stage_info: { status: 'SUCCESS' },
    targeting: {
      geo_locations: { countries: ['PL'] },
      ...(audience !== null && { custom_audiences: [{ id: `ca${id}`, name: audience }] }),
    },
    targeting_audience_size: audienceSize,
  };
}

export function writeAd(ad: FakeAd, shop: FakeShop): MetaObject {
  const adGroup = shop.ads.adGroups.find(({ id }) => id === ad.adGroupId);
  return {
    id: ad.id,
    account_id: bare(shop),
    campaign_id: adGroup?.campaignId ?? null,
    adset_id: ad.adGroupId,
    name: ad.name,
    ...status(true),
    creative: { id: creativeId(ad) },
    created_time: `${ad.createdOn}T08:00:00+0100`,
  };
}

export function writeCreative(ad: FakeAd, shop: FakeShop): MetaObject {
  const { kind, headlines, text, landingPage, name } = ad;
  return {
    id: creativeId(ad),
    account_id: bare(shop),
    name,
    object_type: kind === 'video' ? 'VIDEO' : 'SHARE',
    ...(kind === 'video' && { video_id: `v${ad.id}` }),
    title: headlines[0] ?? '',
    body: text,
    call_to_action_type: 'SHOP_NOW',
    object_story_spec: { link_data: { link: landingPage, message: text, name: headlines[0] ?? '' } },
    link_url: landingPage,
    status: 'ACTIVE',
  };
}

export function writeAudience({ id, audience, audienceSize }: FakeAdGroup, shop: FakeShop): MetaObject {
  return {
    id: `ca${id}`,
    account_id: bare(shop),
    name: audience,
    subtype: audience?.toLowerCase().includes('lookalike') === true ? 'LOOKALIKE' : 'WEBSITE',
    approximate_count_lower_bound: audienceSize,
    approximate_count_upper_bound: Math.round(audienceSize * 1.1),
    delivery_status: { code: 200, description: 'This audience is ready for use.' },
    operation_status: { code: 200, description: 'Normal' },
  };
}

/** The fields that were asked for, the id always. */
export function withFields(object: MetaObject, fields: readonly string[]): MetaObject {
  const asked = fields.filter((name) => object[name] !== undefined).map((name) => [name, object[name]]);
  return { id: object.id, ...Object.fromEntries(asked) };
}

function creativeId({ id }: FakeAd): string {
  return `cr${id}`;
}
