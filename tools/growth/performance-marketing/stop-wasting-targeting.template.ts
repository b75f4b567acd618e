import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const stopWastingTargeting: GrowthTemplate = {
  name: 'stop_wasting_targeting',
  team: 'performance_marketing',
  rules: {
    causes: ['targeting_wasting'],
    metrics: [],
    dimensions: [],
  },
  lever: 'ad_targeting',
  leverDirection: 'cut',
  effort: 'low',
  effortHours: 3,
  recovery: {
    metric: 'ad_spend',
    direction: 'down',
    low: 0.3,
    mid: 0.5,
    high: 0.75,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Spend less on “{value}”',
      pl: 'Ogranicz wydatek: „{value}”',
    },
    {
      en: 'Narrow whom the ads reach',
      pl: 'Zawęź odbiorców reklam',
    },
  ],
  impact: {
    en: 'Possible saving',
    pl: 'Możliwy spadek strat',
  },
  text: [
    {
      en: 'Ads for “{value}” bring too little for their cost: about {money} is at stake. Lower the bids first.',
      pl: 'Reklamy „{value}” dają za mało jak na swój koszt: stawką jest około {money}. Najpierw obniż stawki.',
    },
    {
      en: 'Ads for “{value}” bring too little for their cost. Lower the bids first, exclude last.',
      pl: 'Reklamy „{value}” dają za mało jak na swój koszt. Najpierw obniż stawki, wykluczaj na końcu.',
    },
    {
      en: 'Some ads bring too little for their cost. Lower the bids there first, exclude last.',
      pl: 'Część reklam daje za mało jak na swój koszt. Najpierw obniż tam stawki, wykluczaj na końcu.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Money that reaches people who seldom buy is lost before any text or page can help. Still, a weak group may be weak for a reason that can be fixed, such as an advert or a page that does not suit it, so what is cheap to fix is tried before it is taken out.',
        pl: 'Pieniądze wydane na osoby, które rzadko kupują, przepadają, zanim pomoże jakikolwiek tekst czy strona. Słaba grupa bywa jednak słaba z czegoś, co da się usunąć, na przykład niepasującej reklamy lub strony, dlatego to, co tanio poprawić, sprawdza się przed wyłączeniem.',
      },
    ],
    [
      {
        en: 'Bid down first and exclude last: a lower bid keeps the few who buy, and it can be taken back. Compare over enough conversions and over the same weeks, and look whether these people buy later through another channel.',
        pl: 'Najpierw obniż stawki, a wykluczaj na końcu: niższa stawka zostawia tych nielicznych, którzy kupują, i łatwo ją cofnąć. Porównuj na wystarczającej liczbie konwersji i w tych samych tygodniach oraz sprawdź, czy te osoby nie kupują później innym kanałem.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The weakest spend ends.',
        pl: 'Kończy się najsłabszy wydatek.',
      },
    },
    {
      action: {
        en: 'Check the number of conversions behind the comparison, and wait where it is small.',
        pl: 'Sprawdź, ile konwersji stoi za porównaniem, i poczekaj tam, gdzie jest ich mało.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Nobody is excluded by chance.',
        pl: 'Nikt nie zostaje wykluczony przypadkiem.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Let the freed amount go to the groups that buy, and compare after a full week.',
        pl: 'Przenieś uwolnioną kwotę do grup, które kupują, i porównaj po pełnym tygodniu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The same budget reaches more buyers.',
        pl: 'Ten sam budżet dociera do większej liczby kupujących.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Review targeting every month by return, with a fixed list of what to exclude and what to try.',
        pl: 'Co miesiąc przeglądaj kierowanie według zwrotu, ze stałą listą wykluczeń i prób.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Waste does not grow back unseen.',
        pl: 'Strata nie odrasta niezauważona.',
      },
    },
  ],
  disproof: {
    en: 'Orders of the other groups fall with it: then these people prepared purchases that others completed.',
    pl: 'Razem z nią spadają zamówienia innych grup: wtedy te osoby przygotowywały zakupy, które kończyli inni.',
  },
};
