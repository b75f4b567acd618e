import type { TemplateSet } from '../template.ts';
import { answerTheSeason } from './seo-technical/answer-the-season.template.ts';
import { auditTheRelease } from './seo-technical/audit-the-release.template.ts';
import { extendGrowingContent } from './seo-technical/extend-growing-content.template.ts';
import { filterBotsAtTheEdge } from './seo-technical/filter-bots-at-the-edge.template.ts';
import { keepProductPagesFindable } from './seo-technical/keep-product-pages-findable.template.ts';
import { recoverOrganicRankings } from './seo-technical/recover-organic-rankings.template.ts';
import { repairIndexingOfPages } from './seo-technical/repair-indexing-of-pages.template.ts';
import { repairMobileRendering } from './seo-technical/repair-mobile-rendering.template.ts';
import { restoreUnpaidChannel } from './seo-technical/restore-unpaid-channel.template.ts';
import { speedUpWeakPages } from './seo-technical/speed-up-weak-pages.template.ts';

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
];
