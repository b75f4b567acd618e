import { EFFECT_INTERVAL, FINDING, REMEDY, WITHIN_REACH } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const widenEarningTargeting: GrowthTemplate = {
  name: 'widen_earning_targeting',
  team: 'performance_marketing',
  rules: {
    causes: ['targeting_earning'],
    metrics: [],
    dimensions: [],
  },
  lever: 'ad_targeting',
  leverDirection: 'raise',
  effort: 'low',
  effortHours: 4,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.25,
    high: 0.45,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Give “{value}” more room',
      pl: 'Daj więcej miejsca: „{value}”',
    },
    {
      en: 'Give more room to what sells',
      pl: 'Daj miejsce temu, co sprzedaje',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: 'Ads for “{value}” bring more than the rest: about {money} is within reach. Give them more room.',
      pl: 'Reklamy „{value}” dają więcej niż reszta: w zasięgu jest około {money}. Daj im więcej miejsca.',
    },
    {
      en: 'Ads for “{value}” bring more than the rest. Give them more room, step by step.',
      pl: 'Reklamy „{value}” dają więcej niż reszta. Daj im więcej miejsca, krok po kroku.',
    },
    {
      en: 'Some ads bring more than the rest. Give them more room, step by step.',
      pl: 'Część reklam daje więcej niż reszta. Daj im więcej miejsca, krok po kroku.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'Where the same money brings more sales, a shared budget gives too little: it is drained by places that respond sooner and sell less. A budget, texts and a page of its own let the strong place have what it earns, and they show how much more there is to be had.',
        pl: 'Tam, gdzie te same pieniądze dają więcej sprzedaży, wspólny budżet daje za mało: wyczerpują go miejsca, które szybciej reagują, a mniej sprzedają. Osobny budżet, teksty i strona pozwalają mocnemu miejscu dostać tyle, ile zarabia, i pokazują, ile jeszcze jest do zdobycia.',
      },
    ],
    [
      {
        en: 'Separate it with a small budget first, keep the rest as it was, and compare both over the same weeks. Raise only while the added spend returns as much as before, and watch the stock of what it sells.',
        pl: 'Najpierw wydziel to z małym budżetem, resztę zostaw bez zmian i porównaj w tych samych tygodniach. Zwiększaj tylko, dopóki dodany wydatek zwraca się tak jak dotąd, i pilnuj zapasu tego, co się tu sprzedaje.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'What sells is shown more often.',
        pl: 'To, co sprzedaje, pokazuje się częściej.',
      },
    },
    {
      action: {
        en: 'Check that the good result rests on enough orders and not on a single large one.',
        pl: 'Sprawdź, czy dobry wynik opiera się na wielu zamówieniach, a nie na jednym dużym.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Budget does not follow chance.',
        pl: 'Budżet nie idzie za przypadkiem.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Write a text and choose a page for it alone, and test them against the present ones.',
        pl: 'Napisz osobny tekst i dobierz osobną stronę i przetestuj je względem obecnych.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A larger part of those reached buys.',
        pl: 'Kupuje większa część odbiorców.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Look every quarter for the next strong place, in orders as well as in advertising.',
        pl: 'Co kwartał szukaj kolejnego mocnego miejsca, w zamówieniach i w reklamach.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Growth does not stop here.',
        pl: 'Wzrost na tym się nie kończy.',
      },
    },
  ],
  disproof: {
    en: 'With more budget the return falls to that of the rest: then its demand was already served in full.',
    pl: 'Z większym budżetem zwrot spada do poziomu reszty: wtedy popyt był już w całości obsłużony.',
  },
};
