import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const tellDemandFromRanking: GrowthTemplate = {
  name: 'tell_demand_from_ranking',
  team: 'gsc_specialist',
  rules: { causes: ['demand_drop'], metrics: [], dimensions: [], direction: 'down', minDays: 3 },
  lever: 'demand',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Tell weak demand from ranking', pl: 'Odróżnij popyt od pozycji' }],
  impact: { en: 'Planned demand check', pl: 'Planowany przegląd popytu' },
  text: [
    {
      en: '{metric} changed by {change}. Compare impressions and positions of the same queries before you act.',
      pl: 'Wskaźnik „{metric}”: {change}. Porównaj wyświetlenia i pozycje tych samych zapytań, zanim zaczniesz działać.',
    },
    {
      en: 'Demand seems lower. Compare impressions and positions of the same queries first.',
      pl: 'Popyt wygląda na słabszy. Porównaj wyświetlenia i pozycje tych samych zapytań.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'Search data is an independent witness: it counts how often people asked, whether they came or not. Fewer impressions at stable positions confirm that demand is down; stable impressions say that buyers are still there and go elsewhere.',
        pl: 'Dane z wyszukiwarki to niezależny świadek: liczą, jak często ludzie pytali, bez względu na to, czy przyszli. Mniej wyświetleń przy stałych pozycjach potwierdza słabszy popyt, a stałe wyświetlenia mówią, że kupujący nadal są, tylko idą gdzie indziej.',
      },
    ],
    [
      {
        en: 'Take the queries that bring most revenue and compare equal weekdays before and after {first_day}, and the same weeks of last year where the data reaches so far.',
        pl: 'Weź zapytania, które dają najwięcej przychodu, i porównaj te same dni tygodnia przed i po {first_day} oraz te same tygodnie ubiegłego roku, jeśli dane sięgają tak daleko.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare impressions and positions of the main queries.',
        pl: 'Porównaj wyświetlenia i pozycje głównych zapytań.',
      },
      effort: 'low',
      expectedEffect: { en: 'Demand is told from ranking.', pl: 'Popyt zostaje odróżniony od pozycji.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Repeat the comparison with last year to see the season.',
        pl: 'Powtórz porównanie z ubiegłym rokiem, aby zobaczyć sezon.',
      },
      effort: 'low',
      expectedEffect: { en: 'The season is known.', pl: 'Sezon jest znany.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Report impressions of the main queries as a measure of demand.',
        pl: 'Raportuj wyświetlenia głównych zapytań jako miarę popytu.',
      },
      effort: 'low',
      expectedEffect: { en: 'Demand is seen by itself.', pl: 'Popyt widać osobno.' },
    },
  ],
  disproof: {
    en: 'Impressions are unchanged: then it is not demand.',
    pl: 'Wyświetlenia się nie zmieniły: wtedy to nie popyt.',
  },
};
