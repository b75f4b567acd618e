import { METRIC_CHANGED } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const reviewPriceChange: GrowthTemplate = {
  name: 'review_price_change',
  team: 'ux_conversion',
  rules: { causes: ['price_change'], metrics: [], dimensions: [], needsSegment: false },
  lever: 'price',
  leverDirection: 'investigate',
  effort: 'medium',
  effortHours: 8,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Review the price change', pl: 'Oceń zmianę cen' }],
  impact: { en: 'Possible better margin', pl: 'Możliwy wzrost marży' },
  text: [
    {
      en: 'Prices of the same goods: {price_change}; units sold: {units_change}. Keep the change only where it pays.',
      pl: 'Ceny tych samych produktów: {price_change}, sprzedane sztuki: {units_change}. Zostaw zmianę tam, gdzie się opłaca.',
    },
    {
      en: 'Prices changed all over the shop. Keep the change only where it pays.',
      pl: 'Ceny zmieniły się w całym sklepie. Zostaw zmianę tylko tam, gdzie się opłaca.',
    },
  ],
  desc: [
    [
      METRIC_CHANGED,
      {
        en: 'Prices of the same goods: {price_change}. A unit sold brought {unit_price_after} on average after {unit_price_before}. Units sold: {units_change}.',
        pl: 'Ceny tych samych produktów: {price_change}. Sprzedana sztuka przyniosła średnio {unit_price_after} zamiast {unit_price_before}. Sprzedane sztuki: {units_change}.',
      },
    ],
    [
      {
        en: 'Baskets are as they were, so prices moved what an order is worth. A dearer range loses buyers and a cheaper one wins them, each product to its own degree, so the change may pay for some goods and cost money on others.',
        pl: 'Koszyki są takie jak były, więc wartość zamówienia zmieniły ceny. Droższa oferta traci kupujących, a tańsza ich zyskuje, każdy produkt w innym stopniu, więc zmiana może się opłacać na jednych produktach, a na innych kosztować.',
      },
    ],
    [
      {
        en: 'Compare units, revenue and margin of each product since {first_day} with the weeks before. Take the change back where units moved against you by more than the price gained, and test further steps on a part of the range before all of it.',
        pl: 'Porównaj sztuki, przychód i marżę każdego produktu od {first_day} z wcześniejszymi tygodniami. Cofnij zmianę tam, gdzie sztuki straciły więcej, niż zyskała cena, a kolejne kroki testuj na części oferty, zanim obejmą całość.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Confirm that the change was meant: its goods, its size, and until when it holds.',
        pl: 'Potwierdź, że zmiana była zamierzona: których produktów, jak duża i do kiedy.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A wrong price list or a leaked discount is found.',
        pl: 'Wychodzi na jaw błędny cennik lub rabat.',
      },
    },
    {
      action: {
        en: 'List margin by product before and after, the largest losses first.',
        pl: 'Wypisz marżę według produktów przed zmianą i po niej, od największych strat.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is known where the change pays.',
        pl: 'Wiadomo, gdzie zmiana się opłaca.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Restore the former prices of goods that lost more by units than they gained by price.',
        pl: 'Przywróć dawne ceny produktów, które straciły na sztukach więcej, niż zyskały na cenie.',
      },
      effort: 'low',
      expectedEffect: { en: 'Their margin comes back.', pl: 'Wraca ich marża.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Try every further change of prices on a part of the range against a control group.',
        pl: 'Każdą kolejną zmianę cen sprawdzaj na części oferty z grupą kontrolną.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'How strongly buyers answer is known before it costs money.',
        pl: 'Siła reakcji kupujących jest znana, zanim zacznie kosztować.',
      },
    },
  ],
  disproof: {
    en: 'The price list is unchanged: then dearer or cheaper goods were bought, not the same ones at other prices.',
    pl: 'Cennik się nie zmienił: wtedy kupowano droższe lub tańsze produkty, a nie te same po innych cenach.',
  },
};
