import type { MetricSet } from '../metric.ts';

const SHARED = { family: 'search', datasets: ['gsc'], dimensions: ['country', 'device'] } as const;

/** How the shop is found in unpaid search results. */
export const search: MetricSet = [
  {
    ...SHARED,
    key: 'search_clicks',
    name: { en: 'Search clicks', pl: 'Kliknięcia w wyszukiwarce' },
    unit: 'count',
    kind: 'count',
    better: 'up',
    implies: ['sessions', 'search_ctr', 'search_impressions'],
    expression: { kind: 'sum', measure: 'search_clicks' },
    description: 'Clicks on unpaid results of Google Search.',
  },
  {
    ...SHARED,
    key: 'search_impressions',
    name: { en: 'Search impressions', pl: 'Wyświetlenia w wyszukiwarce' },
    unit: 'count',
    kind: 'count',
    better: 'up',
    implies: ['search_clicks', 'search_ctr', 'search_position'],
    expression: { kind: 'sum', measure: 'search_impressions' },
    description: 'How often an unpaid result of the shop was shown in Google Search.',
  },
  {
    ...SHARED,
    key: 'search_ctr',
    name: { en: 'Search click-through rate', pl: 'Współczynnik klikalności w wyszukiwarce' },
    unit: 'fraction',
    kind: 'rate',
    better: 'up',
    implies: ['search_clicks', 'search_impressions'],
    expression: { kind: 'ratio', numerator: 'search_clicks', denominator: 'search_impressions' },
    description: 'Clicks on unpaid results per impression.',
  },
  {
    ...SHARED,
    key: 'search_position',
    name: { en: 'Search position', pl: 'Pozycja w wyszukiwarce' },
    unit: 'ratio',
    kind: 'rate',
    better: 'down',
    implies: ['search_impressions', 'search_ctr'],
    expression: { kind: 'ratio', numerator: 'search_positions', denominator: 'search_impressions' },
    description: 'Mean position of unpaid results, over their impressions: 1 is the first.',
  },
];
