import { EFFECT_INTERVAL, FINDING, REMEDY, WITHIN_REACH } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const matchCostToCustomerWorth: GrowthTemplate = {
  name: 'match_cost_to_customer_worth',
  team: 'performance_marketing',
  rules: {
    causes: ['acquisition_uneven'],
    metrics: [],
    dimensions: [],
  },
  lever: 'acquisition_cost',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.05,
    mid: 0.15,
    high: 0.3,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Pay by worth: “{value}”',
      pl: 'Płać według wartości: „{value}”',
    },
    {
      en: 'Pay visitors by their worth',
      pl: 'Płać za ruch według wartości',
    },
  ],
  impact: {
    en: 'Possible better return',
    pl: 'Możliwy lepszy zwrot',
  },
  text: [
    {
      en: 'Visitors from “{value}” are worth a different amount: about {money} is within reach. Match the cost.',
      pl: 'Goście z „{value}” mają inną wartość niż reszta: w zasięgu jest około {money}. Dopasuj koszt.',
    },
    {
      en: 'Visitors from “{value}” are worth a different amount than the rest. Match what they may cost.',
      pl: 'Goście z „{value}” mają inną wartość niż reszta. Dopasuj to, ile mogą kosztować.',
    },
    {
      en: 'Visitors are worth different amounts by where they come from. Match what they may cost.',
      pl: 'Goście mają różną wartość zależnie od źródła. Dopasuj to, ile mogą kosztować.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'Where people come from says much about what they buy and whether they come back. When every visit may cost the same, weak visitors are overpaid and good ones are left to others. What a customer may cost follows from the margin that such customers bring in the time for which the shop can wait.',
        pl: 'To, skąd ludzie przychodzą, wiele mówi o tym, co kupią i czy wrócą. Gdy każda wizyta może kosztować tyle samo, za jedne się przepłaca, a dobre oddaje się innym. Dopuszczalny koszt klienta to marża, którą tacy klienci przynoszą w czasie, na jaki sklep może poczekać.',
      },
    ],
    [
      {
        en: 'Put cost and revenue of each origin side by side, for new customers alone. Move money in small steps from origins that bring less than they cost to those that bring more, and keep what starts purchases that end elsewhere.',
        pl: 'Zestaw koszt i przychód każdego źródła, osobno dla nowych klientów. Przesuwaj pieniądze małymi krokami ze źródeł, które dają mniej, niż kosztują, do tych, które dają więcej, i zachowaj te, które zaczynają zakupy kończone gdzie indziej.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'Each origin costs what it is worth.',
        pl: 'Każde źródło kosztuje tyle, ile jest warte.',
      },
    },
    {
      action: {
        en: 'Count the orders behind the comparison, and wait where they are few.',
        pl: 'Policz zamówienia stojące za porównaniem i poczekaj tam, gdzie jest ich mało.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Chance does not move the budget.',
        pl: 'Przypadek nie przesuwa budżetu.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Set a highest cost of a new customer by origin.',
        pl: 'Ustal najwyższy koszt nowego klienta według źródła.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Buying follows worth.',
        pl: 'Zakup ruchu idzie za wartością.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Follow customers by their first channel over the following months.',
        pl: 'Śledź klientów według pierwszego kanału w kolejnych miesiącach.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Worth is known beyond the first order.',
        pl: 'Znasz wartość poza pierwszym zamówieniem.',
      },
    },
  ],
  disproof: {
    en: 'Customers of the weaker origin come back and buy more than others later: then their worth shows only with time.',
    pl: 'Klienci ze słabszego źródła wracają i kupują później więcej niż inni: wtedy ich wartość widać dopiero z czasem.',
  },
};
