import { defineServer } from '../mcp-server.ts';
import { analyzePage } from './pagespeed/analyze-page.ts';
import { getSpeedHistory } from './pagespeed/get-speed-history.ts';

export const pagespeedServer = defineServer({
  name: 'pagespeed',
  title: 'PageSpeed Insights',
  version: '1.0.0',
  source: 'pagespeed',
  instructions:
    "Speed of the shop's own pages. What visitors had comes first; one visit of a machine only says why. INP has taken the place of FID.",
  tools: [analyzePage, getSpeedHistory],
  // The reference names its only tool in two ways.
  aliases: [{ name: 'analyze_pagespeed', tool: 'analyze_page', arguments: {} }],
  synonyms: { website_url: 'url' },
});
