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
    ...{ argument: 'url', report: 'pages', window: 'previous' as const, column: 'page', by: 'clicks' },
    ...{ most: 10, as: 'page', carry: ['clicks'] },
  },
};

export const SITEMAPS = { id: 'sitemaps', tool: 'list_sitemaps', arguments: {}, windows: [] };

/** Totals of search, by which the checks of this source are seen in proportion. */
export const SEARCH_HEADLINES = [
  { name: 'clicks', report: 'days', measure: 'clicks' },
  { name: 'impressions', report: 'days', measure: 'impressions' },
  { name: 'ctr', report: 'days', measure: 'ctr' },
  { name: 'position', report: 'days', measure: 'position' },
];

/** Only the pages with the most clicks can be inspected within a day's limit. */
export const FEW_PAGES = {
  en: 'Only the pages with the most clicks were inspected: the interface allows few inspections a day.',
  pl: 'Sprawdzono tylko strony z największą liczbą kliknięć: interfejs pozwala na niewiele sprawdzeń dziennie.',
};
