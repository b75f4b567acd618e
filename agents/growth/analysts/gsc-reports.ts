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
