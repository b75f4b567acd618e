import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const limitWastingProducts: GrowthTemplate = {
  name: 'limit_wasting_products',
  team: 'performance_marketing',
  rules: {
    causes: ['targeting_wasting'],
    metrics: [],
    dimensions: ['product', 'product_id', 'product_brand', 'itemName'],
    needsSegment: true,
  },
  lever: 'ad_targeting',
  leverDirection: 'cut',
  effort: 'low',
  effortHours: 3,
  recovery: {
    metric: 'ad_spend',
    direction: 'down',
    low: 0.3,
    mid: 0.55,
    high: 0.75,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Spend less on “{value}”',
      pl: 'Ogranicz reklamę: „{value}”',
    },
    {
      en: 'Spend less on what stays',
      pl: 'Ogranicz reklamę produktów',
    },
  ],
  impact: {
    en: 'Possible saving',
    pl: 'Możliwy spadek strat',
  },
  text: [
    {
      en: 'Ads for “{value}” cost too much for what they sell: about {money} is at stake. Separate or exclude it.',
      pl: 'Reklama „{value}” kosztuje za dużo jak na sprzedaż: stawką jest około {money}. Wydziel lub wyklucz.',
    },
    {
      en: 'Ads for “{value}” cost too much for what they sell. Separate or exclude it.',
      pl: 'Reklama „{value}” kosztuje za dużo jak na sprzedaż. Wydziel ją lub wyklucz.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'A product that is clicked and not bought mostly costs more than the same thing beside it, out of stock in the wanted variant, or badly shown in the feed. Advertising cannot fix these, and a shared budget lets one such product eat what others would earn.',
        pl: 'Produkt klikany, a niekupowany jest najczęściej droższy niż to samo obok, niedostępny w potrzebnym wariancie albo źle pokazany w pliku produktowym. Reklama tego nie naprawi, a wspólny budżet pozwala takiemu produktowi zjadać to, co zarobiłyby inne.',
      },
    ],
    [
      {
        en: 'Compare price, stock and picture with what stands beside it before it is taken out. Then separate it with a target of its own, or exclude it until it can compete, and count what it draws into the basket: some products earn by what is bought along.',
        pl: 'Zanim go wyłączysz, porównaj cenę, zapas i zdjęcie z tym, co stoi obok. Potem wydziel go z własnym celem albo wyklucz, aż będzie konkurencyjny, i policz, co wnosi do koszyka: niektóre produkty zarabiają tym, co kupuje się razem z nimi.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'Budget is left for products that sell.',
        pl: 'Budżet zostaje dla produktów, które się sprzedają.',
      },
    },
    {
      action: {
        en: 'Check price, stock by variant and picture as they stand in the feed.',
        pl: 'Sprawdź cenę, zapas według wariantów i zdjęcie w pliku produktowym.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A fault that can be fixed is found or excluded.',
        pl: 'Usterka do naprawy jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Give the freed money to products with a good return and enough stock.',
        pl: 'Przenieś uwolnione pieniądze do produktów z dobrym zwrotem i wystarczającym zapasem.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The same budget sells more.',
        pl: 'Ten sam budżet sprzedaje więcej.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Split products by margin and price rank, and advertise each group by its own target.',
        pl: 'Podziel produkty według marży i konkurencyjności ceny i reklamuj każdą część z własnym celem.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Spend follows what a sale earns.',
        pl: 'Wydatek idzie za zarobkiem ze sprzedaży.',
      },
    },
  ],
  disproof: {
    en: 'Orders that begin with it hold other products worth more than its cost: then it opens baskets and should stay.',
    pl: 'Zamówienia, które się od niego zaczynają, zawierają inne produkty warte więcej niż jego koszt: wtedy otwiera koszyki i powinien zostać.',
  },
};
