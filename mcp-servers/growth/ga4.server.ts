import { defineServer } from '../mcp-server.ts';
import { GA4_ALIASES, GA4_SYNONYMS } from './ga4/ga4-aliases.ts';
import { getAccountSummaries } from './ga4/get-account-summaries.ts';
import { getMetadata } from './ga4/get-metadata.ts';
import { getPropertyDetails } from './ga4/get-property-details.ts';
import { runRealtimeReport } from './ga4/run-realtime-report.ts';
import { runReport } from './ga4/run-report.ts';
import { runReports } from './ga4/run-reports.ts';

export const ga4Server = defineServer({
  name: 'ga4',
  title: 'Google Analytics 4',
  version: '1.0.0',
  source: 'ga4',
  instructions:
    'Numbers of a shop from Google Analytics 4. Rates are fractions, money is in the currency of the coverage, days are those of the property. Yesterday and the day before may still change.',
  tools: [runReport, runReports, runRealtimeReport, getMetadata, getPropertyDetails, getAccountSummaries],
  aliases: GA4_ALIASES,
  synonyms: GA4_SYNONYMS,
});
