import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const consultSearchData: GrowthTemplate = {
  name: 'consult_search_data',
  team: 'gsc_specialist',
  rules: { causes: ['unexplained'], metrics: [], dimensions: [] },
  lever: 'search_data',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 2,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Consult search data first', pl: 'Najpierw dane z wyszukiwarki' }],
  impact: { en: 'Planned search review', pl: 'Planowany przegląd danych' },
  text: [
    {
      en: '{metric} changed by {change} without a clear cause. See whether search impressions and clicks moved too.',
      pl: 'Wskaźnik „{metric}”: {change}, bez jasnej przyczyny. Sprawdź wyświetlenia i kliknięcia w wyszukiwarce.',
    },
    {
      en: 'A change without a clear cause. See whether search impressions and clicks moved too.',
      pl: 'Zmiana bez jasnej przyczyny. Sprawdź wyświetlenia i kliknięcia w wyszukiwarce.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: "Search data is collected by somebody else in another way, so it can confirm or contradict what the shop's own figures show. It narrows the search before anybody changes anything.",
        pl: 'Dane z wyszukiwarki zbiera ktoś inny i w inny sposób, więc mogą potwierdzić lub podważyć to, co pokazują liczby sklepu. Zawężają poszukiwania, zanim ktokolwiek coś zmieni.',
      },
    ],
    [
      {
        en: 'Compare impressions, clicks and positions with the weeks before {first_day}. If they did not move, look at the site and its measurement instead.',
        pl: 'Porównaj wyświetlenia, kliknięcia i pozycje z tygodniami przed {first_day}. Jeśli się nie ruszyły, szukaj w witrynie i jej pomiarze.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare impressions, clicks and positions before and after.',
        pl: 'Porównaj wyświetlenia, kliknięcia i pozycje przed i po.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Search is confirmed or excluded as the source.',
        pl: 'Wyszukiwarka jest potwierdzona albo wykluczona jako źródło.',
      },
    },
  ],
  shortTerm: [],
  longTerm: [
    {
      action: {
        en: 'Keep the comparison as a standing report.',
        pl: 'Zachowaj porównanie jako stały raport.',
      },
      effort: 'low',
      expectedEffect: { en: 'The next check takes minutes.', pl: 'Następne sprawdzenie zajmie minuty.' },
    },
  ],
  disproof: {
    en: "Search figures moved before the shop's own: then the cause came from outside the site.",
    pl: 'Dane z wyszukiwarki ruszyły się wcześniej niż sklepowe: wtedy przyczyna przyszła spoza witryny.',
  },
};
