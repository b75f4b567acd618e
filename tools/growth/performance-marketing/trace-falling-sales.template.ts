import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const traceFallingSales: GrowthTemplate = {
  name: 'trace_falling_sales',
  team: 'performance_marketing',
  rules: {
    causes: ['sales_down'],
    metrics: [],
    dimensions: [],
  },
  lever: 'sales',
  leverDirection: 'investigate',
  effort: 'medium',
  effortHours: 6,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.25,
    high: 0.5,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Win back sales: “{value}”',
      pl: 'Odzyskaj sprzedaż: „{value}”',
    },
    {
      en: 'Find where sales were lost',
      pl: 'Znajdź, gdzie ubyło sprzedaży',
    },
  ],
  impact: {
    en: 'Possible sales recovery',
    pl: 'Możliwy odzysk sprzedaży',
  },
  text: [
    {
      en: '“{value}” sells less: about {money} is at stake. Tell fewer visits from fewer orders per visit.',
      pl: '„{value}” sprzedaje słabiej: chodzi o około {money}. Odróżnij ubytek wizyt od ubytku zamówień z wizyt.',
    },
    {
      en: '“{value}” sells less than before. Tell fewer visits from fewer orders per visit.',
      pl: '„{value}” sprzedaje słabiej niż dotąd. Odróżnij ubytek wizyt od ubytku zamówień z wizyt.',
    },
    {
      en: 'The shop sells less than before. Tell fewer visits from fewer orders per visit.',
      pl: 'Sklep sprzedaje słabiej niż dotąd. Odróżnij ubytek wizyt od ubytku zamówień z wizyt.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Lower sales have few possible sources: fewer visits, fewer orders per visit, smaller orders, or a product that was not to be had. They ask for different people to act, so finding the source comes before any budget is moved. A season that ends looks like a fault and is none.',
        pl: 'Słabsza sprzedaż ma kilka możliwych źródeł: mniej wizyt, mniej zamówień z wizyt, mniejsze zamówienia albo produkt, którego nie było. Każde z nich wymaga działania innych osób, więc najpierw trzeba znaleźć źródło, a dopiero potem ruszać budżet. Koniec sezonu wygląda jak usterka, a nią nie jest.',
      },
    ],
    [
      {
        en: 'Compare equal weekdays with the weeks before and with the same weeks a year before. Then split by channel, product and country until one part holds most of the difference, and look there for what was released, priced, advertised or sold out.',
        pl: 'Porównaj te same dni tygodnia z wcześniejszymi tygodniami i z tymi samymi tygodniami rok temu. Potem dziel według kanału, produktu i kraju, aż jedna część obejmie większość różnicy, i tam sprawdź wdrożenia, ceny, reklamy i braki w magazynie.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The source of the loss is known.',
        pl: 'Źródło ubytku jest znane.',
      },
    },
    {
      action: {
        en: 'Compare with the orders of the shop system.',
        pl: 'Porównaj z zamówieniami w systemie sklepu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A tracking fault is found or excluded.',
        pl: 'Błąd pomiaru jest znaleziony albo wykluczony.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Fix the source: stock, price, budget, page or delivery, whichever it is.',
        pl: 'Usuń źródło: zapas, cenę, budżet, stronę lub dostawę, zależnie od tego, co zawiodło.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Sales can return.',
        pl: 'Sprzedaż ma jak wrócić.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Watch the sales of the largest channels and products each week against last year.',
        pl: 'Co tydzień obserwuj sprzedaż największych kanałów i produktów wobec zeszłego roku.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A fall is seen in its first week.',
        pl: 'Spadek widać w pierwszym tygodniu.',
      },
    },
  ],
  disproof: {
    en: 'The same weeks of last year show the same course: then it is the season.',
    pl: 'Te same tygodnie zeszłego roku mają taki sam przebieg: wtedy to sezon.',
  },
};
