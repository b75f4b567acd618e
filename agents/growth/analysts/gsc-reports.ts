import { ga4Report } from './ga4-reports.ts';

/** The provider's rows come by clicks; what is beyond these has next to none. */
const MOST_ROWS = 3_000;

/** A report of Search Console by some dimensions, over the window and the one before. */
export function gscReport(id: string, dimensions: readonly string[]) {
  return {
    id,
    tool: 'get_search_analytics',
    arguments: { dimensions: [...dimensions], row_limit: MOST_ROWS },
  };
}

/** Totals by day, also of the year before. */
export const GSC_DAYS = {
  ...gscReport('days', ['date']),
  windows: ['current' as const, 'previous' as const, 'year_before' as const],
};

/** Queries that do not look for the shop by its name. */
export const NOT_BRAND = { column: 'query', is: 'not_matches' as const, pattern: '{brand}' };

/** Clicks that are missing, at what a visit from search brings. */
export const CLICKS_WORTH = {
  quantity: 'clicks' as const,
  worth: { report: 'organic', measure: 'visit_worth' },
};

export const ANONYMOUS_QUERIES = {
  en: 'Queries that few people asked are not in the data, so queries add up to less than the site.',
  pl: 'Rzadkich zapytań nie ma w danych, więc zapytania sumują się do mniej niż cała witryna.',
};

/** Clicks that are fewer than before, at what a visit from search brings. */
export const FEWER_CLICKS = {
  ...{ nature: 'loss' as const, quantity: 'difference' as const },
  worth: { report: 'organic', measure: 'visit_worth' },
};

/** The clicks that a page has, where something is wrong with it. */
export const PAGE_CLICKS = {
  ...{ nature: 'exposed' as const, quantity: { measure: 'page_clicks' } },
  worth: { report: 'organic', measure: 'visit_worth' },
};

/** How Google sees the pages that have, or lately had, the most clicks. */
export const INSPECTION = {
  ...{ id: 'inspection', tool: 'get_url_inspection', arguments: {}, windows: [] },
  each: {
    ...{ argument: 'url', most: 20, as: 'page' },
    from: [
      {
        ...{ report: 'pages', window: 'previous' as const, column: 'page', by: 'clicks', most: 10 },
        carry: ['clicks'],
      },
      // A page that is kept out of the index has no clicks, but visitors.
      { report: 'shop_pages', column: 'pagePath', by: 'screenPageViews', most: 20 },
    ],
  },
};

/** The pages that visitors see most, when GA4 is connected. */
export const SHOP_PAGES = {
  ...ga4Report({
    id: 'shop_pages',
    by: ['pagePath'],
    metrics: ['screenPageViews'],
    first: 'screenPageViews',
  }),
  ...{ source: 'ga4' as const, windows: ['current' as const], isOptional: true },
};

export const SITEMAPS = { id: 'sitemaps', tool: 'list_sitemaps', arguments: {}, windows: [] };

/** Totals of search, by which the checks of this source are seen in proportion. */
export const SEARCH_HEADLINES = [
  { name: 'clicks', report: 'days', measure: 'clicks' },
  { name: 'impressions', report: 'days', measure: 'impressions' },
  { name: 'ctr', report: 'days', measure: 'ctr' },
  { name: 'position', report: 'days', measure: 'position' },
];

/** Pages of a purchase or an account are kept out of the index on purpose. */
export const MEANT_TO_BE_FOUND = {
  ...{ column: 'page', is: 'not_matches' as const },
  pattern:
    '/(cart|checkout|account|login|search|basket|koszyk|kasa|konto|logowanie|szukaj|zamowienie)([/?.]|$)',
};

/** What search brings, when GA4 is connected: money at stake is weighed by it. */
export const SEARCH_REVENUE = { name: 'search_revenue', report: 'organic', measure: 'search_revenue' };

/** The interface allows some two thousand inspections a day, one page each. */
export const FEW_PAGES = {
  en: 'Only the pages with the most clicks and visits were inspected: the interface allows few inspections a day.',
  pl: 'Sprawdzono tylko strony z największą liczbą kliknięć i wizyt: interfejs pozwala na niewiele sprawdzeń dziennie.',
};
