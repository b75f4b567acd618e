import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const fitTheRhythmOfDays: GrowthTemplate = {
  name: 'fit_the_rhythm_of_days',
  team: 'performance_marketing',
  rules: {
    causes: ['season_ahead'],
    metrics: [],
    dimensions: [],
    needsSegment: true,
  },
  lever: 'season_plan',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 3,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.05,
    mid: 0.1,
    high: 0.25,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Fit ads and offer to “{value}”',
      pl: 'Dopasuj działania: „{value}”',
    },
    {
      en: 'Fit ads and offer to the days',
      pl: 'Dopasuj działania do dni',
    },
  ],
  impact: {
    en: 'Possible better return',
    pl: 'Możliwy lepszy zwrot',
  },
  text: [
    {
      en: '“{value}” sells differently from other days: about {money} is at stake. Fit bids and offers to it.',
      pl: '„{value}” sprzedaje inaczej niż pozostałe dni: chodzi o około {money}. Dopasuj stawki i oferty.',
    },
    {
      en: '“{value}” sells differently from other days. Fit bids and offers to it.',
      pl: '„{value}” sprzedaje inaczej niż pozostałe dni. Dopasuj do tego stawki i oferty.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'People look on some days and buy on others. Days on which they only look still prepare orders, so a weak rate alone does not make visits worthless; it says that a click there should cost less, or that an offer could move the decision forward.',
        pl: 'W jedne dni ludzie oglądają, a w inne kupują. Dni oglądania też przygotowują zamówienia, więc sam słabszy wskaźnik nie czyni wizyt bezwartościowymi, a mówi tylko, że kliknięcie powinno wtedy kosztować mniej albo że oferta mogłaby przyspieszyć decyzję.',
      },
    ],
    [
      {
        en: 'Check that the difference holds over several weeks and is not made by one promotion. Then change bids a little, or place a mailing or an offer there, and compare whole weeks, so that orders which only moved to another day are not counted as won.',
        pl: 'Sprawdź, czy różnica utrzymuje się przez kilka tygodni i nie jest skutkiem jednej promocji. Potem lekko zmień stawki albo umieść tam mailing lub ofertę i porównuj całe tygodnie, żeby zamówień przesuniętych na inny dzień nie liczyć jako zdobytych.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'Spend follows the days on which people buy.',
        pl: 'Wydatek idzie za dniami, w których się kupuje.',
      },
    },
    {
      action: {
        en: 'Compare the day over several weeks, without holidays and promotions.',
        pl: 'Porównaj ten dzień w kilku tygodniach, bez świąt i promocji.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A habit is told from a chance.',
        pl: 'Zwyczaj jest odróżniony od przypadku.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Try an offer on this day, and compare whole weeks.',
        pl: 'Wypróbuj ofertę w tym dniu i porównaj całe tygodnie.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'It is known whether orders are won or only moved.',
        pl: 'Wiadomo, czy zamówienia przybywają, czy tylko się przesuwają.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Plan mailings and service by the rhythm of the week.',
        pl: 'Planuj mailingi i obsługę według rytmu tygodnia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The shop is there when people decide.',
        pl: 'Sklep jest obecny, gdy ludzie decydują.',
      },
    },
  ],
  disproof: {
    en: 'Total orders of the week do not move whatever is done on this day: then people only choose another day to buy.',
    pl: 'Suma zamówień z tygodnia nie zmienia się bez względu na działania w tym dniu: wtedy ludzie wybierają po prostu inny dzień zakupu.',
  },
};
