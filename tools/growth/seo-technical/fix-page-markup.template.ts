import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const fixPageMarkup: GrowthTemplate = {
  name: 'fix_page_markup',
  team: 'seo_technical',
  rules: {
    causes: ['page_markup_faulty'],
    metrics: [],
    dimensions: [],
  },
  lever: 'page_markup',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 5,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Fix the markup of “{value}”',
      pl: 'Popraw kod strony: „{value}”',
    },
    {
      en: 'Fix the markup of pages',
      pl: 'Popraw kod stron',
    },
  ],
  impact: {
    en: 'Possible better listing',
    pl: 'Możliwy lepszy wynik',
  },
  text: [
    {
      en: '“{value}” tells search engines too little or something wrong. Fix it in the template of its kind.',
      pl: '„{value}” mówi wyszukiwarkom za mało lub błędnie. Popraw to w szablonie tego rodzaju stron.',
    },
    {
      en: 'Some pages tell search engines too little or something wrong. Fix it in their template.',
      pl: 'Część stron mówi wyszukiwarkom za mało lub błędnie. Popraw to w ich szablonie.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'Titles, descriptions, structured data and addresses are what a search engine shows of a page before anybody opens it. Price, stock and stars in the result bring people who know what they come for; a fault in them takes these away without any sign in the shop itself.',
        pl: 'Tytuły, opisy, dane strukturalne i adresy to wszystko, co wyszukiwarka pokazuje ze strony, zanim ktoś ją otworzy. Cena, dostępność i gwiazdki w wyniku sprowadzają osoby, które wiedzą, po co idą, a błąd w tych danych odbiera je bez żadnego znaku w samym sklepie.',
      },
    ],
    [
      {
        en: 'Fix the template and not the single page, so that all pages of its kind are right at once. Test the result with the tool of the search engine, and state only what the page shows: data that promise more than the page are taken as deceit.',
        pl: 'Poprawiaj szablon, a nie pojedynczą stronę, wtedy wszystkie strony tego rodzaju są od razu poprawne. Sprawdź wynik w narzędziu wyszukiwarki i podawaj tylko to, co widać na stronie: dane obiecujące więcej niż strona są traktowane jako wprowadzanie w błąd.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The search engine reads the page as it is meant.',
        pl: 'Wyszukiwarka odczytuje stronę tak, jak trzeba.',
      },
    },
    {
      action: {
        en: 'List other pages of the same template, and test some of them.',
        pl: 'Wypisz inne strony z tego samego szablonu i sprawdź kilka z nich.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The reach of the fault is known.',
        pl: 'Zasięg błędu jest znany.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Compare the look of the results and their clicks after the next crawl.',
        pl: 'Po następnym indeksowaniu porównaj wygląd wyników i kliknięcia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The effect is seen and not supposed.',
        pl: 'Skutek widać, a nie tylko się go zakłada.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Test markup with every release.',
        pl: 'Sprawdzaj kod strony przy każdym wdrożeniu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A release does not break it unseen.',
        pl: 'Wdrożenie nie zepsuje go po cichu.',
      },
    },
  ],
  disproof: {
    en: 'The test tool of the search engine finds the page sound: then an old state was read, and it will pass with the next crawl.',
    pl: 'Narzędzie wyszukiwarki uznaje stronę za poprawną: wtedy odczytano dawny stan, który minie z następnym indeksowaniem.',
  },
};
