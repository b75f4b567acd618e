import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const followTheIndexState: GrowthTemplate = {
  name: 'follow_the_index_state',
  team: 'gsc_specialist',
  rules: {
    causes: ['pages_not_indexed'],
    metrics: [],
    dimensions: ['page', 'page_url', 'pagePath', 'landing_page'],
  },
  lever: 'indexing',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Check the index: “{value}”',
      pl: 'Sprawdź indeks: „{value}”',
    },
    {
      en: 'Check pages that are left out',
      pl: 'Sprawdź strony poza indeksem',
    },
  ],
  impact: {
    en: 'Possible traffic recovery',
    pl: 'Możliwy powrót ruchu',
  },
  text: [
    {
      en: '“{value}” is not found as it should be, and about {money} depends on it. Inspect it and its kind.',
      pl: '„{value}” nie jest znajdowana jak trzeba, a zależy od niej około {money}. Sprawdź ją i podobne.',
    },
    {
      en: '“{value}” is not found as it should be. Inspect it and the pages of its kind.',
      pl: '„{value}” nie jest znajdowana tak, jak trzeba. Sprawdź ją i podobne strony.',
    },
    {
      en: 'Some pages are not found as they should be. Inspect them and the pages of their kind.',
      pl: 'Część stron nie jest znajdowana tak, jak trzeba. Sprawdź je i podobne.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'The index report names the reason for each page, and one page is seldom alone: the same reason mostly holds for a whole kind of pages. The number of pages under each reason, and the day from which it grew, say more than the single address.',
        pl: 'Raport indeksowania podaje powód dla każdej strony, a jedna strona rzadko jest sama: ten sam powód zwykle obejmuje cały rodzaj stron. Liczba stron z danym powodem i dzień, od którego rosła, mówią więcej niż pojedynczy adres.',
      },
    ],
    [
      {
        en: 'Inspect the live page and the indexed one, and compare both: what differs came with a release, and what is alike in both is older. After the repair start the validation in the report rather than asking for pages one by one, and compare impressions after some weeks.',
        pl: 'Sprawdź stronę na żywo i w indeksie i porównaj obie wersje: różnica przyszła z wdrożeniem, a to, co wspólne, jest starsze. Po naprawie uruchom w raporcie sprawdzanie poprawki, zamiast prosić o każdą stronę z osobna, i po kilku tygodniach porównaj wyświetlenia.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The reason named by the index is removed.',
        pl: 'Znika powód wskazany w indeksie.',
      },
    },
    {
      action: {
        en: 'Look how many pages the report lists under the same reason, and since when.',
        pl: 'Sprawdź, ile stron raport wymienia z tym samym powodem i od kiedy.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Single fault or pattern is known.',
        pl: 'Wiadomo, czy to wyjątek, czy reguła.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Start the validation of the repair, and read its result.',
        pl: 'Uruchom sprawdzanie poprawki i odczytaj jego wynik.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The repair is confirmed.',
        pl: 'Naprawa jest potwierdzona.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Read the index report every month, by template of pages.',
        pl: 'Co miesiąc czytaj raport indeksowania według szablonów stron.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'New reasons are seen as they begin.',
        pl: 'Nowe powody widać od początku.',
      },
    },
  ],
  disproof: {
    en: 'The page got no impressions when it was in the index: then its return brings nothing.',
    pl: 'Strona w indeksie też nie miała wyświetleń: wtedy jej powrót nic nie da.',
  },
};
