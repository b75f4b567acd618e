import { mean, per, rowCount, share, sum, worst } from './measure.ts';

/** What Search Console counts. */
export const GSC = {
  clicks: sum('clicks', 'count', [{ en: 'Clicks from search', pl: 'Kliknięcia z wyszukiwarki' }, 'up']),
  impressions: sum('impressions', 'count', [{ en: 'Impressions', pl: 'Wyświetlenia' }, 'up']),
  ctr: share('clicks', 'impressions', [{ en: 'Click-through rate', pl: 'Współczynnik kliknięć' }, 'up']),
  position: mean(['position', 'impressions'], 'ratio', [
    { en: 'Average position', pl: 'Średnia pozycja' },
    'down',
  ]),
  /** Of visitors from organic search, when GA4 is connected. */
  visit_worth: per(['purchaseRevenue', 'sessions'], 'currency', [
    { en: 'Revenue of a visit', pl: 'Przychód z wizyty' },
    'up',
  ]),
  search_revenue: sum('purchaseRevenue', 'currency', [
    { en: 'Revenue from search', pl: 'Przychód z wyszukiwarki' },
    'up',
  ]),
  sitemap_errors: sum('errors', 'count', [{ en: 'Errors', pl: 'Błędy' }, 'down']),
  sitemap_warnings: sum('warnings', 'count', [{ en: 'Warnings', pl: 'Ostrzeżenia' }, 'down']),
  sitemap_urls: sum('urls', 'count', [
    { en: 'Addresses in sitemaps', pl: 'Adresy w mapach witryny' },
    'neutral',
  ]),
  /** Clicks of a page that was inspected. */
  page_clicks: worst('clicks', 'count', [{ en: 'Clicks of the page', pl: 'Kliknięcia strony' }, 'down']),
  inspected: rowCount([{ en: 'Pages inspected', pl: 'Sprawdzone strony' }, 'neutral']),
};
