import { z } from 'zod';
import { defineSourceTool } from '../../mcp-server.ts';
import { TIMELESS } from '../../plain-page.ts';
import { pageAddress, refuseForeignPage } from './own-page.ts';
import { fieldRows, findingRows, labRows, PAGE_COLUMNS } from './page-rows.ts';
import { askPagespeed, PAGESPEED_VERSION } from './pagespeed-client.ts';
import { type PagespeedResult, pagespeedResult } from './pagespeed-result.ts';

const CATEGORIES = ['performance', 'seo', 'accessibility', 'best-practices'] as const;

export const analyzePage = defineSourceTool({
  name: 'analyze_page',
  title: 'Speed of a page',
  description:
    "How fast one page of the shop is. Rows of kind field (75th percentile of the page's visitors in 28 days) are what counts; origin is the same for the whole site; lab, score and finding come from one visit of a machine and only say why. Findings have one set of names for Lighthouse 12 and 13. Takes 10 to 60 seconds.",
  input: z.object({
    url: pageAddress,
    strategy: z.enum(['mobile', 'desktop']).default('mobile'),
    categories: z.array(z.enum(CATEGORIES)).min(1).default(['performance', 'seo']),
  }),

  async run({ url: page, strategy, categories }, _at, context) {
    refuseForeignPage(page, context.tenant);
    const address = context.settings.addresses.pagespeed;
    const url = new URL(`${address}/pagespeedonline/${PAGESPEED_VERSION}/runPagespeed`);
    url.searchParams.set('url', page);
    url.searchParams.set('strategy', strategy);
    for (const category of categories) url.searchParams.append('category', category);
    const found = await askPagespeed({ method: 'GET', url }, pagespeedResult, context);
    return {
      ...TIMELESS,
      rows: rowsOf(found),
      columns: [...PAGE_COLUMNS],
      quality: { ...TIMELESS.quality, notes: notesOf(found) },
      account: null,
      apiVersion: PAGESPEED_VERSION,
    };
  },
});

function rowsOf({ loadingExperience, originLoadingExperience, lighthouseResult }: PagespeedResult) {
  return [
    // With the fallback, the page has no visitors' figures of its own: those are the site's.
    ...(loadingExperience.origin_fallback ? [] : fieldRows('field', loadingExperience)),
    ...fieldRows('origin', originOf(loadingExperience, originLoadingExperience)),
    ...(lighthouseResult === undefined
      ? []
      : [...labRows(lighthouseResult), ...findingRows(lighthouseResult)]),
  ];
}

type Experience = PagespeedResult['loadingExperience'];

function originOf(page: Experience, origin: Experience): Experience {
  const isTold = Object.keys(origin.metrics).length > 0;
  return page.origin_fallback && !isTold ? page : origin;
}

function notesOf({
  loadingExperience,
  originLoadingExperience,
  lighthouseResult,
}: PagespeedResult): string[] {
  const { origin_fallback: isFallback } = loadingExperience;
  const has = ({ metrics }: Experience): boolean => Object.keys(metrics).length > 0;
  const hasOrigin = has(originOf(loadingExperience, originLoadingExperience));
  return [
    ...(isFallback && hasOrigin
      ? ['The page has too few visitors: only figures of the whole site are there.']
      : []),
    ...(!isFallback && !has(loadingExperience)
      ? ['The page has too few visitors for figures of its own.']
      : []),
    ...(hasOrigin ? [] : ['The whole site has too few visitors for figures.']),
    ...(lighthouseResult === undefined ? ['No visit of a machine was made.'] : labNotes(lighthouseResult)),
  ];
}

function labNotes({
  lighthouseVersion,
  runWarnings,
}: NonNullable<PagespeedResult['lighthouseResult']>): string[] {
  return [
    `Laboratory: Lighthouse ${/^[\d.]{1,20}$/.exec(lighthouseVersion ?? '')?.[0] ?? 'of an unknown version'}, one visit.`,
    ...(runWarnings.length > 0
      ? [`The visit had ${runWarnings.length} warnings, so its figures may be off.`]
      : []),
  ];
}
