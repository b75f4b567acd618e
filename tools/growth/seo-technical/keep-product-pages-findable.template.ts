import { SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const keepProductPagesFindable: GrowthTemplate = {
  name: 'keep_product_pages_findable',
  team: 'seo_technical',
  rules: {
    causes: ['product_change'],
    metrics: [],
    dimensions: ['product', 'sku', 'category', 'product_category'],
    direction: 'down',
    needsSegment: true,
  },
  lever: 'product_page',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Keep “{value}” findable', pl: 'Sprawdź kartę: „{value}”' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Check status, canonical, product data and links of its page.',
      pl: 'Wskaźnik „{metric}” pozycji „{value}”: {segment_change}. Sprawdź kod, canonical, dane i linki karty.',
    },
    {
      en: '“{value}” lost sales. Check status, canonical, product data and links of its page.',
      pl: '„{value}” traci sprzedaż. Sprawdź kod, canonical i dane produktu na karcie.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'A product page drops out of search when it is removed or redirected while sold out, when its variants compete with each other, or when its product data no longer carries price and availability. The shop then loses buyers who knew exactly what they wanted.',
        pl: 'Karta produktu wypada z wyszukiwarki, gdy usuwa się ją lub przekierowuje przy braku towaru, gdy konkurują ze sobą warianty albo gdy dane produktu nie zawierają już ceny i dostępności. Sklep traci wtedy klientów, którzy wiedzieli, czego chcą.',
      },
    ],
    [
      {
        en: 'Compare the page of “{value}” with its version before {first_day} and test its structured data. Keep the address of a sold out product alive, with its return date and substitutes.',
        pl: 'Porównaj kartę „{value}” z wersją sprzed {first_day} i przetestuj dane strukturalne. Adres wyprzedanego produktu zostaw aktywny, z datą powrotu i zamiennikami.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Check status, canonical, indexing and structured data of the page.',
        pl: 'Sprawdź kod odpowiedzi, canonical, indeksowanie i dane strukturalne karty.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A technical reason is found or excluded.',
        pl: 'Przyczyna techniczna jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Restore the page and link to it from its category.',
        pl: 'Przywróć kartę i podlinkuj ją z kategorii.',
      },
      effort: 'low',
      expectedEffect: { en: 'It can be found again.', pl: 'Znów da się ją znaleźć.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Fix a rule for sold out and withdrawn products.',
        pl: 'Ustal regułę dla produktów wyprzedanych i wycofanych.',
      },
      effort: 'low',
      expectedEffect: { en: 'Addresses keep their value.', pl: 'Adresy zachowują wartość.' },
    },
  ],
  disproof: {
    en: 'Search visits to the page held and only the rate of purchase fell: then price or stock is the reason.',
    pl: 'Wejścia z wyszukiwarki na kartę się utrzymały, a spadł tylko współczynnik zakupu: wtedy powodem jest cena lub dostępność.',
  },
};
