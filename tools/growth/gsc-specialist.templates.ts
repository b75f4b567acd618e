import type { TemplateSet } from '../template.ts';
import { checkCountryTargeting } from './gsc-specialist/check-country-targeting.template.ts';
import { checkManualActionsAndCoverage } from './gsc-specialist/check-manual-actions-and-coverage.template.ts';
import { confirmBotsBySearchData } from './gsc-specialist/confirm-bots-by-search-data.template.ts';
import { consultSearchData } from './gsc-specialist/consult-search-data.template.ts';
import { inspectLostLandingPages } from './gsc-specialist/inspect-lost-landing-pages.template.ts';
import { tellDemandFromRanking } from './gsc-specialist/tell-demand-from-ranking.template.ts';
import { traceLostQueries } from './gsc-specialist/trace-lost-queries.template.ts';
import { verifyChannelLabels } from './gsc-specialist/verify-channel-labels.template.ts';
import { winGrowingQueries } from './gsc-specialist/win-growing-queries.template.ts';

/** What the gsc specialist team can advise, by cause. */
export const gscSpecialist: TemplateSet = [
  checkManualActionsAndCoverage,
  traceLostQueries,
  inspectLostLandingPages,
  checkCountryTargeting,
  tellDemandFromRanking,
  confirmBotsBySearchData,
  winGrowingQueries,
  verifyChannelLabels,
  consultSearchData,
];
