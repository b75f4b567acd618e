import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const returnPagesToIndex: GrowthTemplate = {
  name: 'return_pages_to_index',
  team: 'seo_technical',
  rules: {
    causes: ['pages_not_indexed'],
    metrics: [],
    dimensions: [],
  },
  lever: 'indexing',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 5,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Fix the indexing of “{value}”',
      pl: 'Napraw indeksowanie: „{value}”',
    },
    {
      en: 'Fix the indexing of pages',
      pl: 'Napraw indeksowanie stron',
    },
  ],
  impact: {
    en: 'Possible traffic recovery',
    pl: 'Możliwy powrót ruchu',
  },
  text: [
    {
      en: 'Indexing of “{value}” has a fault, and about {money} depends on it. Fix the signal behind it.',
      pl: 'Indeksowanie „{value}” ma usterkę, a zależy od tego około {money}. Popraw sygnał, który za tym stoi.',
    },
    {
      en: 'Indexing of “{value}” has a fault. Fix the signal behind it and ask for a new crawl.',
      pl: 'Indeksowanie „{value}” ma usterkę. Popraw sygnał, który za nią stoi, i poproś o ponowne zindeksowanie.',
    },
    {
      en: 'Indexing of some pages has a fault. Fix the signal behind it and ask for a new crawl.',
      pl: 'Indeksowanie części stron ma usterkę. Popraw sygnał, który za nią stoi.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'A page that is not in the index gets no visits from search, however good it is. The signal that keeps it out is mostly one of our own: a tag, a rule in robots.txt, a canonical that points elsewhere, an error, a sitemap that names what is gone, or a page that nothing links to.',
        pl: 'Strona spoza indeksu nie dostaje wejść z wyszukiwarki, choćby była najlepsza. Sygnał, który ją blokuje, zwykle jest nasz własny: znacznik, reguła w robots.txt, canonical wskazujący gdzie indziej, błąd, mapa witryny z nieistniejącymi adresami albo strona, do której nic nie prowadzi.',
      },
    ],
    [
      {
        en: 'Ask first whether the page ought to be found: filters, carts and copies belong outside. Fix the signal in the template where several pages share it, test with the tool of the search engine, and ask for a crawl of the most important pages only.',
        pl: 'Najpierw zapytaj, czy strona w ogóle powinna być znajdowana: filtry, koszyki i kopie mają zostać poza indeksem. Popraw sygnał w szablonie, jeśli dzieli go więcej stron, sprawdź w narzędziu wyszukiwarki i poproś o zindeksowanie tylko najważniejszych.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The page can be found again.',
        pl: 'Stronę znów da się znaleźć.',
      },
    },
    {
      action: {
        en: 'Check whether other pages of the same template carry the same signal.',
        pl: 'Sprawdź, czy inne strony z tego szablonu niosą ten sam sygnał.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The reach of the fault is known.',
        pl: 'Zasięg usterki jest znany.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Inspect the page again after the crawl, and follow its impressions.',
        pl: 'Po zindeksowaniu sprawdź stronę ponownie i obserwuj jej wyświetlenia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Its return is proven.',
        pl: 'Powrót jest potwierdzony.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Compare index signals of the most important pages with every release.',
        pl: 'Przy każdym wdrożeniu porównuj sygnały indeksowania najważniejszych stron.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'No release closes a page unseen.',
        pl: 'Żadne wdrożenie nie zamknie strony po cichu.',
      },
    },
  ],
  disproof: {
    en: 'The page is left out on purpose, or it is a copy of one that is found: then all is as it should be.',
    pl: 'Strona jest pominięta celowo albo jest kopią znajdowanej: wtedy wszystko jest w porządku.',
  },
};
