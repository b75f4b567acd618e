import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const rebuildOrderValue: GrowthTemplate = {
  name: 'rebuild_order_value',
  team: 'ux_conversion',
  rules: {
    causes: ['order_value_change'],
    metrics: ['average_order_value', 'revenue', 'items_per_order'],
    dimensions: [],
    direction: 'down',
    minDays: 2,
  },
  lever: 'order_value',
  leverDirection: 'raise',
  effort: 'medium',
  effortHours: 10,
  recovery: { metric: 'revenue', direction: 'up', low: 0.2, mid: 0.4, high: 0.7, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Bring the order value back up', pl: 'Odbuduj wartość zamówienia' }],
  impact: { en: 'Possible larger baskets', pl: 'Możliwy większy koszyk' },
  text: [
    {
      en: '{metric} changed by {change}. Review discounts, free delivery and what is bought together.',
      pl: 'Wskaźnik „{metric}”: {change}. Sprawdź rabaty, próg darmowej dostawy i sprzedaż łączną.',
    },
    {
      en: 'Orders are worth less than expected. Review discounts, free delivery and bundles.',
      pl: 'Wartość zamówienia spadła. Sprawdź rabaty, próg darmowej dostawy i zestawy.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'The number of orders explains less of the change than their value does. A lower basket comes from fewer items per order, from cheaper items, or from deeper discounts, and each asks for a different answer.',
        pl: 'Zmianę wyjaśnia raczej wartość zamówień niż ich liczba. Niższy koszyk to mniej sztuk w zamówieniu, tańsze produkty albo głębsze rabaty, a każda z tych przyczyn wymaga innej odpowiedzi.',
      },
      {
        en: 'The largest single order, {record_amount} on {record_day}, shows how far one purchase can move the mean.',
        pl: 'Największe pojedyncze zamówienie, {record_amount} z dnia {record_day}, pokazuje, jak mocno jeden zakup przesuwa średnią.',
      },
    ],
    [
      {
        en: 'Split the basket into units per order, price per unit and discount, and compare each with the weeks before {first_day}. Check whether the free delivery threshold still lies a little above the usual basket, since buyers fill up to it.',
        pl: 'Rozłóż koszyk na liczbę sztuk, cenę sztuki i rabat i porównaj każdą część z tygodniami przed {first_day}. Sprawdź, czy próg darmowej dostawy nadal leży nieco powyżej typowego koszyka, bo klienci dobierają do progu.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Split the order value into units, unit price and discount, by segment.',
        pl: 'Rozłóż wartość zamówienia na sztuki, cenę i rabat, w podziale na segmenty.',
      },
      effort: 'low',
      expectedEffect: { en: 'It is known which part fell.', pl: 'Wiadomo, która część spadła.' },
    },
    {
      action: {
        en: 'List the promotions that began or ended around the first day of the change.',
        pl: 'Wypisz promocje, które zaczęły się lub skończyły w okolicy pierwszego dnia zmiany.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A discount that costs more than it brings is found.',
        pl: 'Znany jest rabat, który kosztuje więcej, niż daje.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Test a threshold for free delivery and bundles of items often bought together, each against a control group.',
        pl: 'Przetestuj próg darmowej dostawy i zestawy produktów kupowanych razem, za każdym razem z grupą kontrolną.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'More units per order, with proof.',
        pl: 'Więcej sztuk w zamówieniu, z dowodem.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Recommend complements in the basket from past orders.',
        pl: 'Polecaj w koszyku produkty uzupełniające na podstawie wcześniejszych zamówień.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The basket grows without discounts.', pl: 'Koszyk rośnie bez rabatów.' },
    },
  ],
  disproof: {
    en: 'The median order is unchanged, so only a few large orders are missing.',
    pl: 'Mediana zamówienia się nie zmieniła, czyli brakuje jedynie kilku dużych zamówień.',
  },
};
