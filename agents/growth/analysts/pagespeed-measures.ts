import type { AnalystMeasure } from '../../analyst.ts';
import { share, worst } from './measure.ts';

const seconds = (title: AnalystMeasure['title']): AnalystMeasure =>
  worst('seconds', 'seconds', [title, 'down']);

/** What is said of a page. Rows are told apart by their kind and name. */
export const PAGESPEED = {
  lcp_seconds: seconds({ en: 'Largest picture shown (LCP)', pl: 'Największy element widoczny (LCP)' }),
  inp_seconds: seconds({ en: 'Answer to a touch (INP)', pl: 'Reakcja na dotyk (INP)' }),
  fcp_seconds: seconds({ en: 'First picture (FCP)', pl: 'Pierwszy obraz (FCP)' }),
  ttfb_seconds: seconds({ en: 'First byte (TTFB)', pl: 'Pierwszy bajt (TTFB)' }),
  tbt_seconds: seconds({ en: 'Time blocked by scripts (TBT)', pl: 'Czas blokady skryptami (TBT)' }),
  speed_index_seconds: seconds({ en: 'Speed index', pl: 'Indeks szybkości' }),
  tti_seconds: seconds({ en: 'Ready to be used (TTI)', pl: 'Gotowość do użycia (TTI)' }),
  shift: worst('shift', 'ratio', [{ en: 'Layout shift (CLS)', pl: 'Przesunięcia układu (CLS)' }, 'down']),
  score: worst('score', 'fraction', [{ en: 'Score', pl: 'Wynik' }, 'up']),
  saving_seconds: worst('saving_seconds', 'seconds', [
    { en: 'Time to save', pl: 'Czas do zyskania' },
    'down',
  ]),
  saving_bytes: worst('saving_bytes', 'count', [{ en: 'Bytes to save', pl: 'Bajty do zyskania' }, 'down']),
  lcp_good_share: worst('lcp_good_share', 'fraction', [
    { en: 'Visits with a good LCP', pl: 'Wizyty z dobrym LCP' },
    'up',
  ]),
  inp_good_share: worst('inp_good_share', 'fraction', [
    { en: 'Visits with a good INP', pl: 'Wizyty z dobrym INP' },
    'up',
  ]),
  /** Of the page that a row is about, when GA4 says it. */
  page_revenue: worst('purchaseRevenue', 'currency', [
    { en: 'Revenue of the page', pl: 'Przychód strony' },
    'down',
  ]),
  conversion_rate: share('ecommercePurchases', 'sessions', [
    { en: 'Conversion rate', pl: 'Współczynnik konwersji' },
    'up',
  ]),
};
