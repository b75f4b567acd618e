import { EFFECT_INTERVAL, FINDING, REMEDY, WITHIN_REACH } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const spreadWinningAd: GrowthTemplate = {
  name: 'spread_winning_ad',
  team: 'performance_marketing',
  rules: {
    causes: ['targeting_earning'],
    metrics: [],
    dimensions: ['ad', 'ad_id', 'ad_name', 'ad_group'],
    needsSegment: true,
  },
  lever: 'ad_creative',
  leverDirection: 'raise',
  effort: 'low',
  effortHours: 4,
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
      en: 'Carry over what sells: “{value}”',
      pl: 'Powiel, co sprzedaje: „{value}”',
    },
    {
      en: 'Carry over the best advert',
      pl: 'Powiel najlepszą reklamę',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: 'The advert “{value}” sells best: about {money} is within reach. Try its promise elsewhere.',
      pl: 'Reklama „{value}” sprzedaje najlepiej: w zasięgu jest około {money}. Wypróbuj jej obietnicę szerzej.',
    },
    {
      en: 'The advert “{value}” sells better than its neighbours. Try its promise in other places.',
      pl: 'Reklama „{value}” sprzedaje lepiej niż sąsiednie. Wypróbuj jej obietnicę w innych miejscach.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'An advert that sells better than its neighbours has found a promise that buyers of this shop answer to. The promise can be carried over more surely than picture or form, and it wears out more slowly when several adverts share it.',
        pl: 'Reklama, która sprzedaje lepiej niż sąsiednie, trafiła na obietnicę, na którą klienci tego sklepu odpowiadają. Obietnicę łatwiej przenieść niż zdjęcie czy formę, a gdy dzieli ją kilka reklam, wolniej się zużywa.',
      },
    ],
    [
      {
        en: 'Put into words what it promises, to whom and at which price, and change only one of these in each variant. Run variants beside it and not instead of it, and judge them by orders, since clicks alone would favour curiosity.',
        pl: 'Zapisz, co obiecuje, komu i za ile, i w każdym wariancie zmieniaj tylko jedną z tych rzeczy. Warianty puszczaj obok niej, a nie zamiast niej, i oceniaj je po zamówieniach, same kliknięcia sprzyjałyby ciekawości.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'Other adverts sell by the same promise.',
        pl: 'Inne reklamy sprzedają tą samą obietnicą.',
      },
    },
    {
      action: {
        en: 'Leave the advert itself as it is, and note its result as the mark for the variants.',
        pl: 'Samej reklamy nie zmieniaj i zapisz jej wynik jako punkt odniesienia dla wariantów.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'What works is not lost.',
        pl: 'To, co działa, nie ginie.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Compare the variants by orders after enough conversions, and keep those that reach the mark.',
        pl: 'Po wystarczającej liczbie konwersji porównaj warianty według zamówień i zostaw te, które dorównują wzorcowi.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Several good adverts instead of one.',
        pl: 'Kilka dobrych reklam zamiast jednej.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Use the promise on the landing page, in mailings and in product texts.',
        pl: 'Użyj tej obietnicy na stronie wejścia, w mailingach i w opisach produktów.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The promise works beyond advertising.',
        pl: 'Obietnica działa też poza reklamą.',
      },
    },
  ],
  disproof: {
    en: 'Variants with the same promise sell no better than ordinary adverts: then it was the audience and not the text.',
    pl: 'Warianty z tą samą obietnicą sprzedają nie lepiej niż zwykłe reklamy: wtedy zadziałali odbiorcy, a nie tekst.',
  },
};
