import { defineServer } from '../mcp-server.ts';
import { getSearchAnalytics } from './gsc/get-search-analytics.ts';
import { getUrlInspection } from './gsc/get-url-inspection.ts';
import { GSC_ALIASES, GSC_SYNONYMS } from './gsc/gsc-aliases.ts';
import { listProperties } from './gsc/list-properties.ts';
import { listSitemaps } from './gsc/list-sitemaps.ts';

export const gscServer = defineServer({
  name: 'gsc',
  title: 'Google Search Console',
  version: '1.0.0',
  source: 'gsc',
  instructions:
    'How a shop is found in Google Search. Rates are fractions, positions are averages (1 is the top), days are those of California. The last three days are usually not final.',
  tools: [getSearchAnalytics, getUrlInspection, listSitemaps, listProperties],
  aliases: GSC_ALIASES,
  synonyms: GSC_SYNONYMS,
});
