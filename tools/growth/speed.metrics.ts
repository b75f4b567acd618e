import type { MetricSet } from '../metric.ts';

const SHARED = { family: 'speed', datasets: ['pagespeed'], dimensions: ['device'], better: 'down' } as const;

/** How fast the site is for those who visit it: three of four visitors had it better than this, over 28 days. */
export const speed: MetricSet = [
  {
    ...SHARED,
    key: 'page_load_time',
    name: { en: 'Time to the main content', pl: 'Czas do głównej treści' },
    unit: 'seconds',
    kind: 'duration',
    implies: ['bounce_rate', 'page_response_time'],
    expression: { kind: 'ratio', numerator: 'lcp', denominator: 'lcp_measured' },
    description: 'Largest Contentful Paint of the home page for visitors with phones, 75th percentile.',
  },
  {
    ...SHARED,
    key: 'page_response_time',
    name: { en: 'Time to a reaction', pl: 'Czas do reakcji' },
    unit: 'seconds',
    kind: 'duration',
    implies: ['page_load_time'],
    expression: { kind: 'ratio', numerator: 'inp', denominator: 'inp_measured' },
    description: 'Interaction to Next Paint of the home page for visitors with phones, 75th percentile.',
  },
  {
    ...SHARED,
    key: 'page_layout_shift',
    name: { en: 'Layout shift', pl: 'Przesunięcia układu' },
    unit: 'ratio',
    kind: 'rate',
    implies: ['page_load_time'],
    expression: { kind: 'ratio', numerator: 'cls', denominator: 'cls_measured' },
    description: 'Cumulative Layout Shift of the home page for visitors with phones, 75th percentile.',
  },
];
