import { z } from 'zod';
import { SourceError } from '#tools/source/source-error.ts';
import { maybeText } from '../../maybe.ts';
import { defineSourceTool } from '../../mcp-server.ts';
import { dimension, TIMELESS } from '../../plain-page.ts';
import { askGsc, bareSite, chooseSite, INSPECTION_VERSION, siteInput } from './gsc-client.ts';

const verdict = z.object({ verdict: maybeText });
const texts = z.array(z.string()).default([]);
const item = z.object({ richResultType: z.string().default('unknown') });

const indexStatus = verdict.extend({
  coverageState: maybeText,
  robotsTxtState: maybeText,
  indexingState: maybeText,
  lastCrawlTime: maybeText,
  pageFetchState: maybeText,
  googleCanonical: maybeText,
  userCanonical: maybeText,
  crawledAs: maybeText,
  sitemap: texts,
  referringUrls: texts,
});
const richResults = verdict.extend({ detectedItems: z.array(item).default([]) });

const inspection = z.object({
  inspectionResult: z.object({
    indexStatusResult: indexStatus.prefault({}),
    mobileUsabilityResult: verdict.prefault({}),
    richResultsResult: richResults.prefault({}),
  }),
});
type Inspection = z.output<typeof inspection>['inspectionResult'];

export const getUrlInspection = defineSourceTool({
  name: 'get_url_inspection',
  title: 'How Google sees a page',
  description:
    'Whether one page of the site is in the index of Google and why not, when it was last crawled, which address Google takes as its own, and its rich results. At most 2000 a day for a site.',
  input: z.object({
    ...siteInput,
    url: z.url({ protocol: /^https?$/ }).describe('Full address of a page of the property.'),
    language: z.string().max(10).default('en-US'),
  }),

  async run(input, _at, context) {
    const { access, account } = await chooseSite(input, context);
    if (!isOfSite(input.url, account.externalId)) throw elsewhere(account.externalId);
    const url = new URL(
      `${context.settings.addresses.url_inspection}/${INSPECTION_VERSION}/urlInspection/index:inspect`,
    );
    const body = { inspectionUrl: input.url, siteUrl: account.externalId, languageCode: input.language };
    const found = await askGsc({ method: 'POST', url, body }, { access, schema: inspection }, context);
    const row = rowOf(input.url, found.inspectionResult);
    return {
      ...TIMELESS,
      rows: [row],
      columns: Object.keys(row).map(dimension),
      account: account.externalId,
      apiVersion: INSPECTION_VERSION,
    };
  },
});

function rowOf(url: string, found: Inspection) {
  const { indexStatusResult: index, mobileUsabilityResult: mobile, richResultsResult: rich } = found;
  return {
    url,
    verdict: index.verdict,
    coverage_state: index.coverageState,
    indexing_state: index.indexingState,
    robots_txt_state: index.robotsTxtState,
    page_fetch_state: index.pageFetchState,
    last_crawl_at: index.lastCrawlTime,
    crawled_as: index.crawledAs,
    google_canonical: index.googleCanonical,
    user_canonical: index.userCanonical,
    sitemaps: joined(index.sitemap),
    referring_urls: joined(index.referringUrls),
    mobile_verdict: mobile.verdict,
    rich_results_verdict: rich.verdict,
    rich_results: joined(rich.detectedItems.map(({ richResultType }) => richResultType)),
  };
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(' ');
}

/** A domain property has all addresses of the domain; any other has those below its own. */
function isOfSite(url: string, site: string): boolean {
  const domain = /^sc-domain:(.+)$/.exec(site)?.[1];
  if (domain === undefined) return url === bareSite(site) || url.startsWith(`${bareSite(site)}/`);
  const { hostname } = new URL(url);
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

function elsewhere(site: string): SourceError {
  return new SourceError('The page does not belong to this property.', {
    kind: 'permission',
    userAction: `Ask for a page of ${site}.`,
  });
}
