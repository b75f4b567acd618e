// Written by `npm run generate`: every member is a file of its own.
import type { Connector } from './connector.ts';
import { ga4 } from './growth/ga4.connector.ts';
import { googleAds } from './growth/google-ads.connector.ts';
import { gsc } from './growth/gsc.connector.ts';
import { metaAds } from './growth/meta-ads.connector.ts';
import { pagespeed } from './growth/pagespeed.connector.ts';

export const all: readonly Connector[] = [
  ga4,
  googleAds,
  gsc,
  metaAds,
  pagespeed,
];
