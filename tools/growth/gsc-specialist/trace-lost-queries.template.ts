import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const traceLostQueries: GrowthTemplate = {
  name: 'trace_lost_queries',
  team: 'gsc_specialist',
  rules: {
    causes: ['organic_loss'],
    metrics: [],
    dimensions: ['query', 'channel', 'source'],
    direction: 'down',
    minDays: 3,
  },
  lever: 'rankings',
  leverDirection: 'investigate',
  effort: 'medium',
  effortHours: 6,
  recovery: { metric: 'revenue', direction: 'up', low: 0.1, mid: 0.3, high: 0.6, horizonDays: 90 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Trace the lost queries', pl: 'Znajdź utracone zapytania' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change}. Separate brand from other queries, position from impressions.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Oddziel zapytania o markę od reszty, a pozycje od wyświetleń.',
    },
    {
      en: '{metric} changed by {change}. Separate brand from other queries, and position from impressions.',
      pl: 'Wskaźnik „{metric}”: {change}. Oddziel zapytania o markę od reszty, a pozycje od wyświetleń.',
    },
    {
      en: 'Search clicks fell. Separate brand from other queries, and position from impressions.',
      pl: 'Kliknięcia spadły. Oddziel zapytania o markę od reszty, a pozycje od wyświetleń.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'The queries that lost clicks say what happened. Fewer impressions at the same position mean less demand, a lower position means ranking, and the same position with a lower click rate means a changed results page or title.',
        pl: 'Zapytania, które straciły kliknięcia, mówią, co się stało. Mniej wyświetleń przy tej samej pozycji to mniejszy popyt, niższa pozycja to ranking, a ta sama pozycja z niższym współczynnikiem kliknięć to zmieniona strona wyników lub tytuł.',
      },
    ],
    [
      {
        en: 'Compare equal weekdays before and after {first_day}, by query and landing page, without the incomplete last days. Work on the few queries that carry most of the loss.',
        pl: 'Porównaj te same dni tygodnia przed i po {first_day}, według zapytań i stron wejścia, bez niepełnych ostatnich dni. Pracuj nad kilkoma zapytaniami, które niosą większość straty.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'List queries and pages by lost clicks, brand and non-brand apart.',
        pl: 'Wypisz zapytania i strony według utraconych kliknięć, osobno marka i reszta.',
      },
      effort: 'low',
      expectedEffect: { en: 'The loss has names.', pl: 'Strata ma nazwy.' },
    },
    {
      action: {
        en: 'Mark each as demand, position or click rate.',
        pl: 'Oznacz każde jako popyt, pozycję lub współczynnik kliknięć.',
      },
      effort: 'low',
      expectedEffect: { en: 'Each gets the fitting remedy.', pl: 'Każde dostaje właściwe lekarstwo.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Rewrite titles and descriptions where only the click rate fell, and compare after a few weeks.',
        pl: 'Popraw tytuły i opisy tam, gdzie spadł tylko współczynnik kliknięć, i porównaj po kilku tygodniach.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'More clicks at the same position.',
        pl: 'Więcej kliknięć przy tej samej pozycji.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Strengthen pages that lost position, beginning with those that sell.',
        pl: 'Wzmacniaj strony, które straciły pozycję, zaczynając od tych, które sprzedają.',
      },
      effort: 'high',
      expectedEffect: { en: 'Positions that matter return.', pl: 'Wracają pozycje, które mają znaczenie.' },
    },
  ],
  disproof: {
    en: 'Clicks in Search Console did not fall: then the loss is in the measurement of visits.',
    pl: 'Kliknięcia w Search Console nie spadły: wtedy strata jest w pomiarze wizyt.',
  },
};
