import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const widenTheSearchEntry: GrowthTemplate = {
  name: 'widen_the_search_entry',
  team: 'seo_technical',
  rules: {
    causes: ['dependence'],
    metrics: [],
    dimensions: [],
  },
  lever: 'content',
  leverDirection: 'raise',
  effort: 'high',
  effortHours: 16,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Stand on more than “{value}”',
      pl: 'Więcej niż „{value}”',
    },
    {
      en: 'Widen the entry from search',
      pl: 'Poszerz wejścia z wyszukiwarki',
    },
  ],
  impact: {
    en: 'Planned spread of risk',
    pl: 'Planowany podział ryzyka',
  },
  text: [
    {
      en: 'Much of the search traffic rests on “{value}”. Build pages for what people ask before they know the shop.',
      pl: 'Duża część ruchu opiera się na „{value}”. Buduj strony pod pytania osób, które nie znają sklepu.',
    },
    {
      en: 'Much of the search traffic rests on little. Build pages for what people ask before they know the shop.',
      pl: 'Ruch z wyszukiwarki opiera się na niewielu wejściach. Buduj strony pod nowe pytania.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'Search traffic that rests on one page or on the name of the shop reaches those who would come anyway, and one update can take it. Categories, comparisons and guides reach people who have a need and no shop yet, and each of them stands by itself.',
        pl: 'Ruch oparty na jednej stronie lub na nazwie sklepu obejmuje tych, którzy i tak by przyszli, a jedna aktualizacja może go zabrać. Kategorie, porównania i poradniki docierają do osób, które mają potrzebę, a nie mają jeszcze sklepu, i każda taka strona stoi samodzielnie.',
      },
    ],
    [
      {
        en: 'Keep what works untouched, and lead from it to categories and products by plain links. Choose new topics by what the shop sells with a good margin, and begin with those for which it is shown already.',
        pl: 'Tego, co działa, nie ruszaj i poprowadź stamtąd zwykłe linki do kategorii i produktów. Nowe tematy wybieraj według tego, co sklep sprzedaje z dobrą marżą, i zacznij od tych, na które już się wyświetla.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'Search leads to more than one place.',
        pl: 'Wyszukiwarka prowadzi do więcej niż jednego miejsca.',
      },
    },
    {
      action: {
        en: 'List the searches without the name of the shop for which it is shown already.',
        pl: 'Wypisz zapytania bez nazwy sklepu, na które już się wyświetla.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The nearest topics are known.',
        pl: 'Najbliższe tematy są znane.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Write the first pages for the topics that sell best.',
        pl: 'Napisz pierwsze strony na najlepiej sprzedające się tematy.',
      },
      effort: 'high',
      expectedEffect: {
        en: 'New people find the shop.',
        pl: 'Sklep znajdują nowe osoby.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Follow the share of the largest entry every quarter.',
        pl: 'Co kwartał sprawdzaj udział największego wejścia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Dependence is seen as it grows.',
        pl: 'Zależność widać, gdy rośnie.',
      },
    },
  ],
  disproof: {
    en: 'The shop is bought for its own brand alone: then searches for its name are the market and not a risk.',
    pl: 'Sklep kupuje się tylko dla jego własnej marki: wtedy zapytania o nazwę są rynkiem, a nie ryzykiem.',
  },
};
