import type { ToolAlias } from '../../mcp-server.ts';

const entities = (name: string, level: string, synonyms: ToolAlias['synonyms'] = {}): ToolAlias => ({
  name,
  tool: 'list_entities',
  arguments: { level },
  synonyms,
});
const targeting = (name: string, kind: string): ToolAlias => ({
  name,
  tool: 'search_targeting',
  arguments: { kind },
});

/** Names of the reference's two tool sets that are not our own. */
export const META_ALIASES: readonly ToolAlias[] = [
  { name: 'get_ad_account_details', tool: 'get_account_info', arguments: {} },
  entities('get_campaigns', 'campaign'),
  entities('get_campaign_info', 'campaign', { campaign_id: 'id' }),
  entities('get_campaign', 'campaign', { campaign_id: 'id' }),
  entities('get_adsets', 'adset'),
  entities('get_adset_info', 'adset', { adset_id: 'id' }),
  entities('get_ads', 'ad'),
  entities('get_ad_info', 'ad', { ad_id: 'id' }),
  entities('get_ad_creative', 'creative', { creative_id: 'id' }),
  entities('list_ad_creatives', 'creative'),
  entities('get_custom_audiences', 'audience'),
  // Meta closed the interface of that name; size and state of an audience are what is left of it.
  entities('get_audience_insights', 'audience', { audience_id: 'id' }),
  { name: 'search', tool: 'list_entities', arguments: {}, synonyms: { query: 'name_contains' } },
  targeting('search_interests', 'interest'),
  targeting('search_demographics', 'demographic'),
  targeting('search_geo_locations', 'geo_location'),
  targeting('search_behaviors', 'behavior'),
  targeting('validate_interests', 'interest_validation'),
  targeting('get_interest_suggestions', 'interest_suggestion'),
];

/** Names of arguments in the reference. */
export const META_SYNONYMS = {
  account_id: 'account',
  act_id: 'account',
  date_preset: 'period',
  fields: 'metrics',
  interest_list: 'interests',
  demographic_class: 'class',
};
