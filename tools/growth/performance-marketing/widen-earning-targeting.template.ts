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
      en: 'Reach more of “{value}”',
      pl: 'Docieraj szerzej: „{value}”',
    },
    {
      en: 'Reach more of those who buy',
      pl: 'Docieraj do kupujących',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: '“{value}” buys more than the rest: about {money} is within reach. Give it a budget of its own.',
      pl: '„{value}” kupuje chętniej niż reszta: w zasięgu jest około {money}. Daj osobny budżet.',
    },
    {
      en: '“{value}” buys more than the rest. Give it a budget of its own and raise it in steps.',
      pl: '„{value}” kupuje chętniej niż reszta. Daj osobny budżet i zwiększaj go krokami.',
    },
    {
      en: 'Some of the people reached buy more than the rest. Give them a budget of their own.',
      pl: 'Część odbiorców kupuje chętniej niż reszta. Daj im osobny budżet.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'Where people buy more for the same money, the shared budget gives them too little: it is drained by groups that respond sooner but buy less. A budget, texts and a page of their own let this group have what it earns, and they show whether there is more of it.',
        pl: 'Tam, gdzie za te same pieniądze kupuje się więcej, wspólny budżet daje za mało: wyczerpują go grupy, które szybciej reagują, ale mniej kupują. Osobny budżet, teksty i strona pozwalają tej grupie dostać tyle, ile zarabia, i pokazują, czy jest jej więcej.',
      },
    ],
    [
      {
        en: 'Part it off with a small budget first, keep the rest as it was, and compare both over the same weeks. Raise only while the added spend returns as much as before, and watch the stock of what this group buys.',
        pl: 'Najpierw wydziel ją z małym budżetem, resztę zostaw bez zmian i porównaj obie w tych samych tygodniach. Zwiększaj tylko, dopóki dodany wydatek zwraca się tak jak dotąd, i pilnuj zapasu tego, co ta grupa kupuje.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'Those who buy are reached more often.',
        pl: 'Reklama częściej dociera do tych, którzy kupują.',
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
        en: 'Write a text and choose a page for this group alone, and test them against the present ones.',
        pl: 'Napisz tekst i dobierz stronę tylko dla tej grupy i przetestuj je względem obecnych.',
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
        en: 'Look every quarter for the next group of this kind, in orders as well as in advertising.',
        pl: 'Co kwartał szukaj kolejnej takiej grupy, w zamówieniach i w reklamach.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Growth does not stop at one group.',
        pl: 'Wzrost nie kończy się na jednej grupie.',
      },
    },
  ],
  disproof: {
    en: 'With a budget of its own the return falls to that of the rest: then the group was already reached in full.',
    pl: 'Z osobnym budżetem zwrot spada do poziomu reszty: wtedy grupa była już w całości objęta reklamą.',
  },
};
