import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const recoverOrganicRankings: GrowthTemplate = {
  name: 'recover_organic_rankings',
  team: 'seo_technical',
  rules: {
    causes: ['organic_loss', 'channel_loss'],
    metrics: [],
    dimensions: ['channel', 'source', 'medium'],
    direction: 'down',
    minDays: 3,
  },
  lever: 'rankings',
  leverDirection: 'investigate',
  effort: 'high',
  effortHours: 16,
  recovery: { metric: 'revenue', direction: 'up', low: 0.1, mid: 0.3, high: 0.6, horizonDays: 90 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Recover lost search rankings', pl: 'Odzyskaj pozycje w wyszukiwarce' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change}. List lost positions by page before editing any content.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Wypisz utracone pozycje, zanim zmienisz treści.',
    },
    {
      en: '{metric} changed by {change}. List lost search positions by landing page before editing any content.',
      pl: 'Wskaźnik „{metric}”: {change}. Wypisz utracone pozycje w wyszukiwarce, zanim zmienisz treści.',
    },
    {
      en: 'Search traffic fell. List lost positions by landing page before editing any content.',
      pl: 'Ruch z wyszukiwarki spadł. Wypisz utracone pozycje, zanim zmienisz treści.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'Visits from search fell while other sources held. Either the pages are shown less (demand or indexing), shown lower (ranking), or clicked less (title, result features); each leaves its own trace in impressions, position and click rate.',
        pl: 'Wejścia z wyszukiwarki spadły, a inne źródła się utrzymały. Albo strony są rzadziej wyświetlane (popyt lub indeksowanie), albo niżej (pozycja), albo rzadziej klikane (tytuł, elementy wyników), a każda z tych przyczyn zostawia inny ślad w wyświetleniach, pozycji i współczynniku kliknięć.',
      },
    ],
    [
      {
        en: 'Split the loss since {first_day} by landing page and by query, and set releases, migrations and announced updates of the search engine beside it. Repair technical faults first; improve content only where a page lost to a better one.',
        pl: 'Podziel stratę od {first_day} według stron wejścia i zapytań i zestaw ją z wdrożeniami, migracjami i ogłoszonymi aktualizacjami wyszukiwarki. Najpierw usuń usterki techniczne, a treści poprawiaj tylko tam, gdzie strona przegrała z lepszą.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Split the loss by landing page and query, brand and non-brand apart.',
        pl: 'Podziel stratę według stron wejścia i zapytań, osobno marka i reszta.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is known where positions were lost.',
        pl: 'Wiadomo, gdzie utracono pozycje.',
      },
    },
    {
      action: {
        en: 'Put releases, redirects and known search updates on the same calendar.',
        pl: 'Nanieś wdrożenia, przekierowania i znane aktualizacje wyszukiwarki na jeden kalendarz.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A date that fits is found or excluded.',
        pl: 'Pasująca data jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Repair redirects, internal links and structured data of the pages that lost most.',
        pl: 'Napraw przekierowania, linki wewnętrzne i dane strukturalne stron z największą stratą.',
      },
      effort: 'high',
      expectedEffect: { en: 'Positions can return.', pl: 'Pozycje mają jak wrócić.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Improve the pages that lost to better answers, one group at a time against a control group.',
        pl: 'Poprawiaj strony, które przegrały z lepszymi odpowiedziami, grupami i z grupą kontrolną.',
      },
      effort: 'high',
      expectedEffect: { en: 'A lasting place, with proof.', pl: 'Trwała pozycja, z dowodem.' },
    },
  ],
  disproof: {
    en: 'Impressions fell while positions did not: then people search less and ranking is not the cause.',
    pl: 'Wyświetlenia spadły, a pozycje nie: wtedy ludzie mniej szukają i to nie pozycje są przyczyną.',
  },
};
