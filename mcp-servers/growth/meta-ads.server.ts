import { defineServer } from '../mcp-server.ts';
import { getAccountInfo } from './meta-ads/get-account-info.ts';
import { getInsights } from './meta-ads/get-insights.ts';
import { listAdEntities } from './meta-ads/list-ad-entities.ts';
import { META_ALIASES, META_SYNONYMS } from './meta-ads/meta-aliases.ts';
import { searchTargeting } from './meta-ads/search-targeting.ts';

export const metaAdsServer = defineServer({
  name: 'meta_ads',
  title: 'Meta Ads',
  version: '1.0.0',
  source: 'meta_ads',
  instructions:
    'Advertising of a shop on Facebook and Instagram. Money is in the currency of the account, rates are fractions, days are those of the account. Purchases are counted by the attribution windows that the answer names.',
  tools: [getInsights, listAdEntities, getAccountInfo, searchTargeting],
  aliases: META_ALIASES,
  synonyms: META_SYNONYMS,
});
