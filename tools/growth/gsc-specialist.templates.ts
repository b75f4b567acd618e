import type { TemplateSet } from '../template.ts';
import { checkCountryTargeting } from './gsc-specialist/check-country-targeting.template.ts';
import { checkManualActionsAndCoverage } from './gsc-specialist/check-manual-actions-and-coverage.template.ts';
import { choosePageForQuery } from './gsc-specialist/choose-page-for-query.template.ts';
import { confirmBotsBySearchData } from './gsc-specialist/confirm-bots-by-search-data.template.ts';
import { consultSearchData } from './gsc-specialist/consult-search-data.template.ts';
import { followPageExperience } from './gsc-specialist/follow-page-experience.template.ts';
import { followTheIndexState } from './gsc-specialist/follow-the-index-state.template.ts';
import { growBesideTheStrongPage } from './gsc-specialist/grow-beside-the-strong-page.template.ts';
import { inspectLostLandingPages } from './gsc-specialist/inspect-lost-landing-pages.template.ts';
import { readTheLostClicks } from './gsc-specialist/read-the-lost-clicks.template.ts';
import { sharpenSearchSnippet } from './gsc-specialist/sharpen-search-snippet.template.ts';
import { submitTheSitemapAnew } from './gsc-specialist/submit-the-sitemap-anew.template.ts';
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
  sharpenSearchSnippet,
  readTheLostClicks,
  followTheIndexState,
  choosePageForQuery,
  followPageExperience,
  growBesideTheStrongPage,
  submitTheSitemapAnew,
];
