import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const answerTheSeason: GrowthTemplate = {
  name: 'answer_the_season',
  team: 'seo_technical',
  rules: { causes: ['demand_drop', 'mix_change'], metrics: [], dimensions: [] },
  lever: 'content',
  leverDirection: 'hold',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Prepare pages for new demand', pl: 'Przygotuj strony na popyt' }],
  impact: { en: 'Possible later growth', pl: 'Możliwy późniejszy wzrost' },
  text: [
    {
      en: '{metric} changed by {change} while rankings held. Leave working pages alone and prepare the next season.',
      pl: 'Wskaźnik „{metric}”: {change} przy stałych pozycjach. Nie ruszaj działających stron, przygotuj sezon.',
    },
    {
      en: 'Demand or its mix moved. Leave working pages alone and prepare the next season.',
      pl: 'Popyt się zmienił. Nie ruszaj działających stron i przygotuj kolejny sezon.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'People search for less, or for other things, than before. Rewriting pages that keep their place would put at risk what will be needed when demand returns.',
        pl: 'Ludzie szukają mniej albo czego innego niż dotąd. Przepisywanie stron, które trzymają pozycje, naraziłoby to, co będzie potrzebne, gdy popyt wróci.',
      },
    ],
    [
      {
        en: 'Check that positions of the main queries are as before {first_day}, then spend the quiet weeks on pages for the coming season, which need time to be found.',
        pl: 'Sprawdź, czy pozycje głównych zapytań są takie jak przed {first_day}, a spokojne tygodnie przeznacz na strony kolejnego sezonu, bo potrzebują czasu, by dało się je znaleźć.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Confirm that positions of the main queries held.',
        pl: 'Potwierdź, że pozycje głównych zapytań się utrzymały.',
      },
      effort: 'low',
      expectedEffect: { en: 'A loss of ranking is excluded.', pl: 'Utrata pozycji jest wykluczona.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Publish or refresh the pages of the coming season early.',
        pl: 'Wcześnie opublikuj lub odśwież strony nadchodzącego sezonu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'They are indexed before demand comes.',
        pl: 'Są w indeksie, zanim pojawi się popyt.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Keep a calendar of demand by category from past years.',
        pl: 'Prowadź kalendarz popytu według kategorii z minionych lat.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The next quiet weeks come as no surprise.',
        pl: 'Następne spokojne tygodnie nie zaskoczą.',
      },
    },
  ],
  disproof: {
    en: 'Positions of the main queries fell too: then it is ranking, not demand.',
    pl: 'Pozycje głównych zapytań też spadły: wtedy to pozycje, a nie popyt.',
  },
};
