// Written by `npm run generate`: every member is a file of its own.
import type { McpServerDefinition } from './mcp-server.ts';
import { ga4Server } from './growth/ga4.server.ts';
import { googleAdsServer } from './growth/google-ads.server.ts';
import { gscServer } from './growth/gsc.server.ts';
import { metaAdsServer } from './growth/meta-ads.server.ts';
import { pagespeedServer } from './growth/pagespeed.server.ts';

export const all: readonly McpServerDefinition[] = [
  ga4Server,
  googleAdsServer,
  gscServer,
  metaAdsServer,
  pagespeedServer,
];
