import { defineServer } from '../mcp-server.ts';
import { getPerformance } from './google-ads/get-performance.ts';
import { GOOGLE_ADS_ALIASES, GOOGLE_ADS_SYNONYMS } from './google-ads/google-ads-aliases.ts';
import { listAccounts } from './google-ads/list-accounts.ts';
import { listEntities } from './google-ads/list-entities.ts';

export const googleAdsServer = defineServer({
  name: 'google_ads',
  title: 'Google Ads',
  version: '1.0.0',
  source: 'google_ads',
  instructions:
    'Advertising of a shop on Google. Money is in the currency of the account, rates are fractions, days are those of the account.',
  tools: [getPerformance, listEntities, listAccounts],
  aliases: GOOGLE_ADS_ALIASES,
  synonyms: GOOGLE_ADS_SYNONYMS,
});
