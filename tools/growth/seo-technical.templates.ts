import type { TemplateSet } from '../template.ts';
import { answerTheSeason } from './seo-technical/answer-the-season.template.ts';
import { auditTheRelease } from './seo-technical/audit-the-release.template.ts';
import { extendGrowingContent } from './seo-technical/extend-growing-content.template.ts';
import { filterBotsAtTheEdge } from './seo-technical/filter-bots-at-the-edge.template.ts';
import { fixPageMarkup } from './seo-technical/fix-page-markup.template.ts';
import { keepProductPagesFindable } from './seo-technical/keep-product-pages-findable.template.ts';
import { leadLinksToPages } from './seo-technical/lead-links-to-pages.template.ts';
import { recoverOrganicRankings } from './seo-technical/recover-organic-rankings.template.ts';
import { regainLostPages } from './seo-technical/regain-lost-pages.template.ts';
import { relieveSlowPages } from './seo-technical/relieve-slow-pages.template.ts';
import { repairIndexingOfPages } from './seo-technical/repair-indexing-of-pages.template.ts';
import { repairMobileRendering } from './seo-technical/repair-mobile-rendering.template.ts';
import { repairTracking } from './seo-technical/repair-tracking.template.ts';
import { restoreUnpaidChannel } from './seo-technical/restore-unpaid-channel.template.ts';
import { returnPagesToIndex } from './seo-technical/return-pages-to-index.template.ts';
import { speedUpWeakPages } from './seo-technical/speed-up-weak-pages.template.ts';
import { strengthenTheAnswer } from './seo-technical/strengthen-the-answer.template.ts';
import { widenTheSearchEntry } from './seo-technical/widen-the-search-entry.template.ts';

/** What the seo technical team can advise, by cause. */
export const seoTechnical: TemplateSet = [
  repairIndexingOfPages,
  recoverOrganicRankings,
  repairMobileRendering,
  restoreUnpaidChannel,
  filterBotsAtTheEdge,
  speedUpWeakPages,
  extendGrowingContent,
  answerTheSeason,
  keepProductPagesFindable,
  auditTheRelease,
  strengthenTheAnswer,
  regainLostPages,
  returnPagesToIndex,
  leadLinksToPages,
  relieveSlowPages,
  widenTheSearchEntry,
  repairTracking,
  fixPageMarkup,
];
