import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const restoreProductFeed: GrowthTemplate = {
  name: 'restore_product_feed',
  team: 'performance_marketing',
  rules: {
    causes: ['product_change'],
    metrics: [],
    dimensions: ['product', 'sku', 'category', 'product_category'],
    direction: 'down',
    minShare: 0.2,
    needsSegment: true,
  },
  lever: 'product_feed',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 3,
  recovery: { metric: 'revenue', direction: 'up', low: 0.2, mid: 0.5, high: 0.8, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Check ad feed for “{value}”', pl: 'Sprawdź plik: „{value}”' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Check its feed entry: disapproved, out of stock, mispriced?',
      pl: 'Wskaźnik „{metric}” pozycji „{value}”: {segment_change}. Sprawdź odrzucenia, dostępność i cenę w pliku.',
    },
    {
      en: '“{value}” lost sales. Check whether its feed entry is disapproved or out of stock.',
      pl: '„{value}” traci sprzedaż. Sprawdź odrzucenia i dostępność w pliku produktowym.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'Products sold by shopping adverts vanish as soon as their feed entry is disapproved, marked unavailable, or its price differs from that on the page. The campaign itself goes on, so only the product shows the fall.',
        pl: 'Produkty sprzedawane przez reklamy produktowe znikają, gdy ich wpis w pliku zostanie odrzucony, oznaczony jako niedostępny albo cena różni się od ceny na stronie. Sama kampania działa dalej, więc spadek widać tylko na produkcie.',
      },
    ],
    [
      {
        en: 'Open the diagnostics of the merchant account for “{value}” and compare price and availability with the page. If the feed is sound and goods are there, hand the matter to the team that owns the product page.',
        pl: 'Otwórz diagnostykę konta sprzedawcy dla pozycji „{value}” i porównaj cenę oraz dostępność ze stroną. Jeśli plik jest poprawny, a towar dostępny, przekaż sprawę zespołowi odpowiedzialnemu za kartę produktu.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Read the disapprovals and warnings of the merchant account for “{value}”.',
        pl: 'Przeczytaj odrzucenia i ostrzeżenia konta sprzedawcy dla pozycji „{value}”.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A disapproval is found or excluded.',
        pl: 'Odrzucenie jest znalezione albo wykluczone.',
      },
    },
    {
      action: {
        en: 'Stop paid clicks to it while it cannot be bought.',
        pl: 'Wstrzymaj płatne kliknięcia, dopóki nie da się go kupić.',
      },
      effort: 'low',
      expectedEffect: { en: 'No spend on an empty shelf.', pl: 'Brak wydatku na pustą półkę.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Correct the feed, ask for a new review, and watch displays for a week.',
        pl: 'Popraw plik, poproś o ponowną weryfikację i obserwuj wyświetlenia przez tydzień.',
      },
      effort: 'low',
      expectedEffect: { en: 'The product is shown again.', pl: 'Produkt znów jest pokazywany.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Check the feed against prices and stock every day.',
        pl: 'Codziennie porównuj plik z cenami i stanami.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Differences are corrected before they cost sales.',
        pl: 'Rozbieżności znikają, zanim zaczną kosztować.',
      },
    },
  ],
  disproof: {
    en: 'The feed entry is approved and its displays did not fall: then the cause is on the page or in the price.',
    pl: 'Wpis w pliku jest zatwierdzony, a wyświetlenia nie spadły: wtedy przyczyna leży na stronie lub w cenie.',
  },
};
