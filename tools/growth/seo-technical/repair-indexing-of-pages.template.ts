import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairIndexingOfPages: GrowthTemplate = {
  name: 'repair_indexing_of_pages',
  team: 'seo_technical',
  rules: {
    causes: ['organic_loss'],
    metrics: [],
    dimensions: ['landing_page', 'page', 'page_path', 'directory'],
    direction: 'down',
    needsSegment: true,
  },
  lever: 'indexing',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: { metric: 'revenue', direction: 'up', low: 0.2, mid: 0.5, high: 0.8, horizonDays: 30 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Restore search traffic: “{value}”', pl: 'Przywróć ruch: „{value}”' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Compare robots rules, noindex, canonical and redirects.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Porównaj robots, noindex, canonical i przekierowania.',
    },
    {
      en: '“{value}” lost search visits. Compare robots rules, noindex, canonical and redirects.',
      pl: '„{value}” traci wejścia z wyszukiwarki. Porównaj robots, noindex i canonical.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'One page or directory lost its visits from search while the rest held, so the site as a whole was not judged anew. The usual reason is a technical signal that changed with a release: a blocked path, a noindex tag, a canonical that points elsewhere, a redirect, an error status, or content that only appears after a script.',
        pl: 'Jedna strona lub katalog straciły wejścia z wyszukiwarki, a reszta je utrzymała, więc ocena całej witryny się nie zmieniła. Zwykle winny jest sygnał techniczny zmieniony przy wdrożeniu: zablokowana ścieżka, znacznik noindex, canonical wskazujący gdzie indziej, przekierowanie, błąd serwera albo treść widoczna dopiero po uruchomieniu skryptu.',
      },
    ],
    [
      {
        en: 'Compare these signals with a copy from before {first_day} and inspect the address with the tool of the search engine. After the repair ask for a new crawl; positions return over weeks, not at once, and not always in full.',
        pl: 'Porównaj te sygnały z kopią sprzed {first_day} i sprawdź adres w narzędziu wyszukiwarki. Po naprawie poproś o ponowne zindeksowanie, a pozycje wracają tygodniami, nie od razu i nie zawsze w całości.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare robots rules, noindex, canonical, status and redirects of “{value}” with the version before the drop.',
        pl: 'Porównaj reguły robots, noindex, canonical, kod odpowiedzi i przekierowania „{value}” z wersją sprzed spadku.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A blocking signal is found or excluded.',
        pl: 'Sygnał blokujący jest znaleziony albo wykluczony.',
      },
    },
    {
      action: {
        en: 'Inspect the address in Search Console and read the rendered page.',
        pl: 'Sprawdź adres w Search Console i obejrzyj wyrenderowaną stronę.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is known what the search engine sees.',
        pl: 'Wiadomo, co widzi wyszukiwarka.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Repair the signal, resubmit the sitemap and ask for a new crawl.',
        pl: 'Napraw sygnał, prześlij ponownie mapę witryny i poproś o zindeksowanie.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The page returns to the index.', pl: 'Strona wraca do indeksu.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Compare these signals automatically with every release.',
        pl: 'Porównuj te sygnały automatycznie przy każdym wdrożeniu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'No release blocks a page unseen.',
        pl: 'Żadne wdrożenie nie zablokuje strony po cichu.',
      },
    },
  ],
  disproof: {
    en: 'Search Console shows unchanged impressions and clicks for the page: then the visits are only labelled differently.',
    pl: 'Search Console pokazuje dla strony niezmienione wyświetlenia i kliknięcia: wtedy wizyty mają tylko inną etykietę.',
  },
};
