import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const inspectLostLandingPages: GrowthTemplate = {
  name: 'inspect_lost_landing_pages',
  team: 'gsc_specialist',
  rules: {
    causes: ['organic_loss'],
    metrics: [],
    dimensions: ['landing_page', 'page', 'page_path', 'directory'],
    direction: 'down',
    needsSegment: true,
  },
  lever: 'indexing',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 4,
  recovery: { metric: 'revenue', direction: 'up', low: 0.2, mid: 0.5, high: 0.8, horizonDays: 30 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Inspect “{value}” in search', pl: 'Zbadaj adres: „{value}”' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Inspect index status, chosen canonical and last crawl.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Sprawdź indeks, canonical i ostatnią wizytę robota.',
    },
    {
      en: '“{value}” lost search visits. Inspect index status, chosen canonical and last crawl.',
      pl: '„{value}” traci wejścia. Sprawdź indeks, canonical i ostatnią wizytę robota.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'The inspection of a single address shows whether it is in the index, which canonical the search engine chose in place of yours, when it was last crawled and whether its content could be rendered. That is usually enough to explain the loss of one page.',
        pl: 'Sprawdzenie pojedynczego adresu pokazuje, czy jest w indeksie, jaki canonical wybrała wyszukiwarka zamiast wskazanego, kiedy ostatnio był robot i czy dało się wyrenderować treść. Zwykle wystarcza to, by wyjaśnić stratę jednej strony.',
      },
    ],
    [
      {
        en: 'Inspect “{value}” and a sound neighbour, and compare them line by line. If the crawl is older than {first_day}, the reason is on the side of ranking and not in your last release.',
        pl: 'Sprawdź „{value}” oraz zdrową stronę obok i porównaj wiersz po wierszu. Jeśli ostatnia wizyta robota jest starsza niż {first_day}, powodem są pozycje, a nie ostatnie wdrożenie.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Inspect the address and a sound neighbour in Search Console.',
        pl: 'Sprawdź adres i zdrową stronę obok w Search Console.',
      },
      effort: 'low',
      expectedEffect: { en: 'The difference is visible.', pl: 'Różnica jest widoczna.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Correct the canonical, the redirect or the blocked resource, and ask for indexing.',
        pl: 'Popraw canonical, przekierowanie lub zablokowany zasób i poproś o zindeksowanie.',
      },
      effort: 'low',
      expectedEffect: { en: 'The page is crawled anew.', pl: 'Robot odwiedza stronę ponownie.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Inspect the pages that bring most revenue on a fixed rhythm.',
        pl: 'W stałym rytmie sprawdzaj strony o największym przychodzie.',
      },
      effort: 'low',
      expectedEffect: { en: 'A lost page is noticed early.', pl: 'Utrata strony jest zauważona wcześnie.' },
    },
  ],
  disproof: {
    en: 'The page is indexed under its own canonical and its position is unchanged.',
    pl: 'Strona jest w indeksie pod własnym adresem kanonicznym, a pozycja się nie zmieniła.',
  },
};
