/**
 * Which levers are an answer to which matter: a specialist would sign any of them, and no other. A matter that is not
 * listed asks for nothing: about wrong numbers, single orders and holidays no business advice is given.
 */
export const ADDRESSING_LEVERS: Readonly<Record<string, readonly string[]>> = {
  checkout_broken: ['checkout', 'funnel', 'release', 'campaign_budget'],
  campaign_stopped: ['campaign', 'channel_traffic', 'ad_account'],
  organic_loss: ['rankings', 'indexing', 'page_rendering', 'country_targeting'],
  channel_loss: ['channel_traffic', 'inbound_links', 'channel_labels', 'campaign'],
  bot_traffic: ['traffic_filter', 'audience_quality'],
  order_value_change: ['order_value', 'offer'],
  price_change: ['offer', 'product_offer', 'price'],
  product_change: ['product_offer', 'product_page', 'product_feed'],
  engagement_drop: ['landing_page', 'page_speed', 'page_rendering'],
  ads_efficiency_drop: ['bids', 'campaign_budget', 'ad_creative', 'ad_conversion'],
  demand_drop: ['campaign_budget', 'demand', 'content'],
  mix_change: ['landing_page', 'ad_account', 'channel_labels'],
  growth: ['campaign_budget', 'offer', 'content', 'rankings'],
};
