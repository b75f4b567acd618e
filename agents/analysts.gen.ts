// Written by `npm run generate`: every member is a file of its own.
import type { Analyst } from './analyst.ts';
import { ga4ConversionFunnelAnalyst } from './growth/analysts/ga4-conversion-funnel-analyst.analyst.ts';
import { googleAdsKeywordStrategySpecialist } from './growth/analysts/google-ads-keyword-strategy-specialist.analyst.ts';
import { gscKeywordOpportunityHunter } from './growth/analysts/gsc-keyword-opportunity-hunter.analyst.ts';

export const all: readonly Analyst[] = [
  ga4ConversionFunnelAnalyst,
  googleAdsKeywordStrategySpecialist,
  gscKeywordOpportunityHunter,
];
