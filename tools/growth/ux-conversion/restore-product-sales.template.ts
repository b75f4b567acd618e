import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const restoreProductSales: GrowthTemplate = {
  name: 'restore_product_sales',
  team: 'ux_conversion',
  rules: {
    causes: ['product_change'],
    metrics: [],
    dimensions: ['product', 'sku', 'category', 'product_category'],
    direction: 'down',
    minShare: 0.2,
    needsSegment: true,
  },
  lever: 'product_offer',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 4,
  recovery: { metric: 'revenue', direction: 'up', low: 0.3, mid: 0.6, high: 0.85, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Restore sales of “{value}”', pl: 'Przywróć sprzedaż: „{value}”' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Check stock, price, variants and the product page.',
      pl: 'Wskaźnik „{metric}” pozycji „{value}”: {segment_change}. Sprawdź stan, cenę, warianty i kartę produktu.',
    },
    {
      en: 'Sales of “{value}” fell out of line. Check stock, price, variants and the product page.',
      pl: 'Sprzedaż „{value}” spadła. Sprawdź stan magazynowy, cenę, warianty i kartę produktu.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'The fall comes from “{value}” and not from the shop as a whole. Usual causes, in the order of checking: it or its best variant is out of stock, the price was raised or a discount ended, a rival is cheaper, the card lost its photo or its reviews, or the item vanished from a category, the search or a feed.',
        pl: 'Spadek pochodzi z pozycji „{value}”, a nie z całego sklepu. Typowe przyczyny w kolejności sprawdzania: brak towaru lub najlepszego wariantu, podniesiona cena albo koniec rabatu, tańsza konkurencja, brak zdjęcia lub opinii na karcie albo zniknięcie produktu z kategorii, wyszukiwarki lub pliku produktowego.',
      },
    ],
    [
      {
        en: 'Put the stock and price history beside the daily sales since {first_day}. If the item was unavailable, advertising for it should wait; if it was available, compare the card and its place in lists with the days before.',
        pl: 'Zestaw historię stanu i ceny z dzienną sprzedażą od {first_day}. Jeśli produktu nie było, reklama powinna poczekać, a jeśli był dostępny, porównaj kartę i pozycję na listach z wcześniejszymi dniami.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Check stock by variant, the price history and whether the card can be bought from on a phone.',
        pl: 'Sprawdź stan według wariantów, historię ceny i to, czy z karty da się kupić na telefonie.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The reason is found, or supply and price are excluded.',
        pl: 'Przyczyna jest znana albo wykluczono dostępność i cenę.',
      },
    },
    {
      action: {
        en: 'Look for the item in its category, in the search of the shop and in the product feed.',
        pl: 'Znajdź produkt w jego kategorii, w wyszukiwarce sklepu i w pliku produktowym.',
      },
      effort: 'low',
      expectedEffect: { en: 'A lost listing is put back.', pl: 'Utracona ekspozycja wraca.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Show the nearest substitute on the card and offer a notice of return.',
        pl: 'Pokaż na karcie najbliższy zamiennik i powiadomienie o dostępności.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Part of the buyers stays in the shop.',
        pl: 'Część klientów zostaje w sklepie.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Set a reorder alert for the items that carry most revenue.',
        pl: 'Ustaw alert zamówieniowy dla produktów, które dają najwięcej przychodu.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Best sellers run out less often.', pl: 'Bestsellery rzadziej się kończą.' },
    },
  ],
  disproof: {
    en: 'Stock, price and placement did not change and the whole category fell alike: then it is demand, not the item.',
    pl: 'Stan, cena i ekspozycja się nie zmieniły, a cała kategoria spadła podobnie: wtedy to popyt, a nie produkt.',
  },
};
