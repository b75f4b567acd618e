import { SEGMENT_GAIN } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const winGrowingQueries: GrowthTemplate = {
  name: 'win_growing_queries',
  team: 'gsc_specialist',
  rules: {
    causes: ['growth'],
    metrics: [],
    dimensions: ['query', 'landing_page', 'page', 'channel', 'source', 'country'],
    direction: 'up',
    minDays: 5,
  },
  lever: 'rankings',
  leverDirection: 'raise',
  effort: 'medium',
  effortHours: 8,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Win more from growing queries', pl: 'Wykorzystaj rosnące zapytania' }],
  impact: { en: 'Possible traffic growth', pl: 'Możliwy wzrost ruchu' },
  text: [
    {
      en: '{metric} of “{value}” is growing ({segment_change}). Improve pages just below the first results page.',
      pl: 'Wskaźnik „{metric}” dla „{value}” rośnie ({segment_change}). Popraw strony tuż za pierwszą stroną wyników.',
    },
    {
      en: 'Search brings more. Improve pages that stand just below the first results page.',
      pl: 'Wyszukiwarka daje więcej. Popraw strony tuż za pierwszą stroną wyników.',
    },
  ],
  desc: [
    SEGMENT_GAIN,
    [
      {
        en: 'Growing impressions show what people begin to look for. Pages that already stand close to the first results page need the least work to gain clicks, because the search engine has accepted them as an answer.',
        pl: 'Rosnące wyświetlenia pokazują, czego ludzie zaczynają szukać. Strony blisko pierwszej strony wyników wymagają najmniej pracy, bo wyszukiwarka już uznała je za odpowiedź.',
      },
    ],
    [
      {
        en: 'List queries with growing impressions since {first_day} and a place just below the first results page. Improve title, answer and internal links of the matching page, and leave pages that already lead.',
        pl: 'Wypisz zapytania z rosnącymi wyświetleniami od {first_day} i miejscem tuż za pierwszą stroną wyników. Popraw tytuł, odpowiedź i linki wewnętrzne pasującej strony, a stron prowadzących nie ruszaj.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'List the growing queries with their page, position and click rate.',
        pl: 'Wypisz rosnące zapytania ze stroną, pozycją i współczynnikiem kliknięć.',
      },
      effort: 'low',
      expectedEffect: { en: 'A short list by value.', pl: 'Krótka lista według wartości.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Improve title, answer and internal links of these pages.',
        pl: 'Popraw tytuł, odpowiedź i linki wewnętrzne tych stron.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Clicks grow at little cost.', pl: 'Kliknięcia rosną niskim kosztem.' },
    },
  ],
  longTerm: [
    {
      action: { en: 'Repeat the list every month.', pl: 'Powtarzaj listę co miesiąc.' },
      effort: 'low',
      expectedEffect: { en: 'New demand is met early.', pl: 'Nowy popyt jest obsłużony wcześnie.' },
    },
  ],
  disproof: {
    en: 'The growing queries bring no buyers over several weeks.',
    pl: 'Rosnące zapytania przez kilka tygodni nie przynoszą kupujących.',
  },
};
