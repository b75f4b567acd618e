import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const improveWeakCategory: GrowthTemplate = {
  name: 'improve_weak_category',
  team: 'ux_conversion',
  rules: {
    causes: ['product_weak'],
    metrics: [],
    dimensions: ['itemCategory', 'category', 'product_category'],
    needsSegment: true,
  },
  lever: 'category_page',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 8,
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
      en: 'Improve the category “{value}”',
      pl: 'Popraw kategorię „{value}”',
    },
    {
      en: 'Improve a weak category',
      pl: 'Popraw słabą kategorię',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: 'In “{value}” products are seen and not chosen: about {money} is at stake. Change order and filters.',
      pl: 'W „{value}” produkty są oglądane, a nie wybierane: stawka to około {money}. Zmień kolejność i filtry.',
    },
    {
      en: 'In “{value}” products are seen and seldom chosen. Change the order and the filters first.',
      pl: 'W „{value}” produkty są oglądane, a rzadko wybierane. Najpierw zmień kolejność i filtry.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'A category sells by what it shows first and by how fast it lets people narrow it down. Where much is seen and little goes into the cart, the first products are often sold out, expensive or hard to tell apart, or the filters do not ask what buyers ask.',
        pl: 'Kategoria sprzedaje tym, co pokazuje najpierw, i tym, jak szybko pozwala zawęzić wybór. Gdy ogląda się dużo, a do koszyka trafia mało, pierwsze produkty są często wyprzedane, drogie lub trudne do odróżnienia albo filtry nie pytają o to, o co pytają kupujący.',
      },
    ],
    [
      {
        en: 'Compare it with the best category, product by product on the first screen. Show first what is in stock and sells, name filters as buyers do, and compare carts per view over full weeks.',
        pl: 'Porównaj ją z najlepszą kategorią, produkt po produkcie na pierwszym ekranie. Najpierw pokaż to, co jest dostępne i się sprzedaje, nazwij filtry językiem kupujących i porównuj koszyki na odsłonę w pełnych tygodniach.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'People find a fitting product sooner.',
        pl: 'Ludzie szybciej znajdują właściwy produkt.',
      },
    },
    {
      action: {
        en: 'Check how many of the first products are in stock and in the usual price range.',
        pl: 'Sprawdź, ile z pierwszych produktów jest dostępnych i w typowym przedziale cen.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A weak first screen is seen.',
        pl: 'Widać słaby pierwszy ekran.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Sort by what sells and is in stock, and test it against the present order.',
        pl: 'Sortuj według sprzedaży i dostępności i przetestuj względem obecnej kolejności.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'More products go into carts.',
        pl: 'Więcej produktów trafia do koszyków.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Take filters and names from what buyers type into the search of the shop.',
        pl: 'Bierz filtry i nazwy z tego, co kupujący wpisują w wyszukiwarkę sklepu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The category speaks the language of buyers.',
        pl: 'Kategoria mówi językiem kupujących.',
      },
    },
  ],
  disproof: {
    en: 'The category is one that people read before they buy elsewhere in the shop: then its carts say little.',
    pl: 'To kategoria, którą ludzie czytają, zanim kupią gdzie indziej w sklepie: wtedy jej koszyki niewiele mówią.',
  },
};
