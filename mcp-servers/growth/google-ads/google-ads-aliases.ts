import type { ToolAlias } from '../../mcp-server.ts';

const performance = (name: string, level: string): ToolAlias => ({
  name,
  tool: 'get_performance',
  arguments: { level },
});
const entities = (name: string, level: string): ToolAlias => ({
  name,
  tool: 'list_entities',
  arguments: { level },
});

/** Names of the reference's two tool sets that are not our own. */
export const GOOGLE_ADS_ALIASES: readonly ToolAlias[] = [
  performance('get_campaign_performance', 'campaign'),
  performance('get_ad_group_performance', 'ad_group'),
  performance('get_ad_performance', 'ad'),
  performance('get_keyword_performance', 'keyword'),
  performance('get_search_terms', 'search_term'),
  entities('search_campaigns', 'campaign'),
  entities('get_campaigns', 'campaign'),
  entities('get_ad_groups', 'ad_group'),
  entities('get_keywords', 'keyword'),
];

/** Names of arguments in the reference. */
export const GOOGLE_ADS_SYNONYMS = {
  customer_id: 'account',
  date_range: 'period',
  start_date: 'from',
  end_date: 'to',
  query: 'name_contains',
};
