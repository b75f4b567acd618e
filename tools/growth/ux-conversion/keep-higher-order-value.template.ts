import { SEGMENT_GAIN } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const keepHigherOrderValue: GrowthTemplate = {
  name: 'keep_higher_order_value',
  team: 'ux_conversion',
  rules: {
    causes: ['order_value_change'],
    metrics: ['average_order_value', 'revenue', 'items_per_order'],
    dimensions: [],
    direction: 'up',
    minDays: 3,
  },
  lever: 'order_value',
  leverDirection: 'hold',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Keep the higher order value', pl: 'Utrzymaj wyższy koszyk' }],
  impact: { en: 'Possible lasting gain', pl: 'Możliwy trwały wzrost' },
  text: [
    {
      en: '{metric} changed by {change}. Find out what was bought together and keep it in sight.',
      pl: 'Wskaźnik „{metric}”: {change}. Ustal, co kupowano razem, i utrzymaj tę ekspozycję.',
    },
    {
      en: 'Orders are worth more than expected. Find out why before it fades.',
      pl: 'Wartość zamówienia wzrosła. Ustal przyczynę, zanim efekt minie.',
    },
  ],
  desc: [
    SEGMENT_GAIN,
    [
      {
        en: 'A higher basket is worth keeping only if it is broad. If a few large orders made it, nothing about the shop has changed; if many orders grew a little, a bundle, a threshold or a price change is working.',
        pl: 'Wyższy koszyk warto utrzymać tylko wtedy, gdy wzrost jest szeroki. Jeśli zrobiło go kilka dużych zamówień, w sklepie nic się nie zmieniło, a jeśli urosło wiele zamówień po trochu, działa zestaw, próg lub zmiana ceny.',
      },
    ],
    [
      {
        en: 'Compare the median with the mean since {first_day} and list the items that appear together more often than before. Keep their placement and stock, and change nothing else until the reason is known.',
        pl: 'Porównaj medianę ze średnią od {first_day} i wypisz produkty, które częściej niż dotąd pojawiają się razem. Utrzymaj ich ekspozycję i stan, a poza tym nic nie zmieniaj, dopóki przyczyna nie jest znana.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare the median order with the mean, and look at the largest orders one by one.',
        pl: 'Porównaj medianę zamówienia ze średnią i obejrzyj największe zamówienia po kolei.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is known whether the gain is broad.',
        pl: 'Wiadomo, czy wzrost jest szeroki.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Secure stock and placement of the items that are now bought together.',
        pl: 'Zabezpiecz stan i ekspozycję produktów kupowanych teraz razem.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The gain does not end for lack of goods.',
        pl: 'Wzrost nie skończy się z braku towaru.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Test the same arrangement in another category against a control group.',
        pl: 'Przetestuj ten sam układ w innej kategorii z grupą kontrolną.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The gain is repeated or known to be local.',
        pl: 'Wzrost się powtarza albo wiadomo, że jest lokalny.',
      },
    },
  ],
  disproof: {
    en: 'The median has not moved, or returns rise and take the gain back.',
    pl: 'Mediana się nie ruszyła albo rosną zwroty i zabierają zysk.',
  },
};
