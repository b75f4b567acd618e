import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const regainLostPages: GrowthTemplate = {
  name: 'regain_lost_pages',
  team: 'seo_technical',
  rules: {
    causes: ['ranking_lost'],
    metrics: [],
    dimensions: [],
  },
  lever: 'rankings',
  leverDirection: 'fix',
  effort: 'high',
  effortHours: 14,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.3,
    high: 0.5,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Regain search clicks: “{value}”',
      pl: 'Odzyskaj kliknięcia: „{value}”',
    },
    {
      en: 'Regain lost search clicks',
      pl: 'Odzyskaj kliknięcia',
    },
  ],
  impact: {
    en: 'Possible traffic recovery',
    pl: 'Możliwy powrót ruchu',
  },
  text: [
    {
      en: '“{value}” loses in search: about {money} is at stake. Rule out technical faults before editing content.',
      pl: '„{value}” traci w wyszukiwarce: chodzi o około {money}. Wyklucz usterki, zanim zmienisz treść.',
    },
    {
      en: '“{value}” loses in search. Rule out technical faults before editing content.',
      pl: '„{value}” traci w wyszukiwarce. Wyklucz usterki techniczne, zanim zmienisz treść.',
    },
    {
      en: 'The shop loses in search. Rule out technical faults before editing content.',
      pl: 'Sklep traci w wyszukiwarce. Wyklucz usterki techniczne, zanim zmienisz treść.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'A page loses clicks when it can no longer be found or read, when a better answer stands above it, when its content has aged, or when people ask less. Technical faults are the quickest to find and to fix, and content that is edited before they are ruled out only blurs the trace.',
        pl: 'Strona traci kliknięcia, gdy nie da się jej znaleźć lub odczytać, gdy wyżej stoi lepsza odpowiedź, gdy jej treść się zestarzała albo gdy ludzie mniej pytają. Usterki techniczne najszybciej znaleźć i usunąć, a zmiana treści przed ich wykluczeniem tylko zaciera ślad.',
      },
    ],
    [
      {
        en: 'Check status, index state, canonical, redirects and rendering of the pages that lost, and lay releases beside the days of the loss. Only then compare with what stands above now and bring up to date what has aged. Positions return over weeks, and not always in full.',
        pl: 'Sprawdź kod odpowiedzi, stan indeksowania, canonical, przekierowania i renderowanie stron, które straciły, i zestaw wdrożenia z dniami straty. Dopiero potem porównaj z tym, co teraz stoi wyżej, i zaktualizuj to, co się zestarzało. Pozycje wracają tygodniami i nie zawsze w całości.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The reason of the loss is known.',
        pl: 'Powód straty jest znany.',
      },
    },
    {
      action: {
        en: 'Inspect the pages that lost with the tool of the search engine: index, rendering, canonical.',
        pl: 'Sprawdź strony, które straciły, w narzędziu wyszukiwarki: indeks, renderowanie, canonical.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A technical fault is found or excluded.',
        pl: 'Usterka techniczna jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Fix the fault, or bring the content up to date, and ask for a new crawl.',
        pl: 'Usuń usterkę albo zaktualizuj treść i poproś o ponowne zindeksowanie.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The page can return.',
        pl: 'Strona ma jak wrócić.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Keep the pages that bring most buyers up to date on a fixed rhythm.',
        pl: 'Aktualizuj w stałym rytmie strony, które sprowadzają najwięcej kupujących.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Content does not age unseen.',
        pl: 'Treść nie starzeje się niezauważona.',
      },
    },
  ],
  disproof: {
    en: 'Impressions fell and the position held: then people ask less, and no repair of the page brings them back.',
    pl: 'Wyświetlenia spadły, a pozycja się utrzymała: wtedy ludzie mniej pytają i żadna poprawa strony ich nie sprowadzi.',
  },
};
