import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const tellAdReturnApart: GrowthTemplate = {
  name: 'tell_ad_return_apart',
  team: 'performance_marketing',
  rules: {
    causes: ['ads_return_down'],
    metrics: [],
    dimensions: [],
  },
  lever: 'ad_account',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 4,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.2,
    mid: 0.4,
    high: 0.6,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Find why “{value}” earns less',
      pl: 'Zbadaj spadek zwrotu: „{value}”',
    },
    {
      en: 'Find why the ads earn less',
      pl: 'Zbadaj spadek zwrotu z reklam',
    },
  ],
  impact: {
    en: 'Possible better return',
    pl: 'Możliwy lepszy zwrot',
  },
  text: [
    {
      en: '“{value}” earns less than before: about {money} is at stake. Tell price, clicks and orders apart.',
      pl: '„{value}” zwraca się słabiej niż dotąd: stawką jest około {money}. Rozdziel cenę, kliknięcia i zamówienia.',
    },
    {
      en: '“{value}” earns less than before. Tell price, clicks and orders apart before you cut.',
      pl: '„{value}” zwraca się słabiej niż dotąd. Zanim coś obetniesz, rozdziel cenę, kliknięcia i zamówienia.',
    },
    {
      en: 'Advertising earns less than before. Tell price, clicks and orders apart before you cut.',
      pl: 'Reklama zwraca się słabiej niż dotąd. Zanim coś obetniesz, rozdziel cenę, kliknięcia i zamówienia.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Return is made of the price of contacts and clicks, of the part of clicks that buys, and of what an order is worth. More expensive clicks ask for other bids or audiences, fewer buyers for a look at page, stock and checkout, and smaller orders for a look at the offer; a cut of the budget fixes none of them.',
        pl: 'Na zwrot składają się cena kontaktów i kliknięć, część kliknięć, która kończy się zakupem, oraz wartość zamówienia. Droższe kliknięcia wymagają innych stawek lub odbiorców, mniej kupujących każe sprawdzić stronę, zapas i ścieżkę zakupu, a mniejsze zamówienia każą przyjrzeć się ofercie. Cięcie budżetu nie naprawi żadnej z tych rzeczy.',
      },
    ],
    [
      {
        en: 'Put the three beside the weeks before and beside the same weeks a year before, and lay changes of the account, of prices and of stock over them. Act on the one that moved first.',
        pl: 'Zestaw te trzy rzeczy z wcześniejszymi tygodniami i z tymi samymi tygodniami rok temu i nanieś na nie zmiany na koncie, cen i zapasu. Działaj na to, co ruszyło się pierwsze.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The remedy fits the reason.',
        pl: 'Środek pasuje do powodu.',
      },
    },
    {
      action: {
        en: 'Compare the history of changes of the account with the days since the return moved.',
        pl: 'Porównaj historię zmian na koncie z dniami, w których zwrot się poruszył.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A change of our own is found or excluded.',
        pl: 'Własna zmiana jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Take back or fix what moved first, and compare after a full week.',
        pl: 'Cofnij lub popraw to, co ruszyło się pierwsze, i porównaj po pełnym tygodniu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The return can recover.',
        pl: 'Zwrot ma jak wrócić.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Watch the three parts of the return each week, and not the return alone.',
        pl: 'Co tydzień obserwuj te trzy składniki zwrotu, a nie tylko sam zwrot.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The next fall is explained the same week.',
        pl: 'Następny spadek wyjaśnia się w tym samym tygodniu.',
      },
    },
  ],
  disproof: {
    en: 'The shop system holds orders that the platform lacks: then it is the counting and not the campaign.',
    pl: 'System sklepu ma zamówienia, których brakuje na platformie: wtedy to liczenie, a nie kampania.',
  },
};
