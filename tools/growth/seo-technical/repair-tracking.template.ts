import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairTracking: GrowthTemplate = {
  name: 'repair_tracking',
  team: 'seo_technical',
  rules: {
    causes: ['measuring_doubtful'],
    metrics: [],
    dimensions: [],
  },
  lever: 'measurement',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Fix the tracking: “{value}”',
      pl: 'Napraw pomiar: „{value}”',
    },
    {
      en: 'Fix the tracking',
      pl: 'Napraw pomiar',
    },
  ],
  impact: {
    en: 'Expected sound data',
    pl: 'Oczekiwany pewny pomiar',
  },
  text: [
    {
      en: 'Tracking of “{value}” is doubtful. Fix it before any of its numbers decides something.',
      pl: 'Pomiar „{value}” budzi wątpliwości. Napraw go, zanim któraś z tych liczb o czymś zdecyduje.',
    },
    {
      en: 'Part of the tracking is doubtful: about {money} is judged by it. Fix it first.',
      pl: 'Część pomiaru budzi wątpliwości, a ocenia się nim około {money}. Najpierw go napraw.',
    },
    {
      en: 'Part of the tracking is doubtful. Fix it before any of its numbers decides something.',
      pl: 'Część pomiaru budzi wątpliwości. Napraw go, zanim któraś z tych liczb o czymś zdecyduje.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'A tracking fault costs nothing by itself and makes every decision that rests on it costly: budgets follow orders that were counted for the wrong origin, and teams repair falls that never took place. It begins mostly with a release, a consent banner, a tag manager or a payment page.',
        pl: 'Błąd pomiaru sam nic nie kosztuje, ale drożeje każda decyzja, która się na nim opiera: budżety idą za zamówieniami przypisanymi do złego źródła, a naprawia się spadki, których nie było. Zaczyna się najczęściej od wdrożenia, banera zgód, menedżera tagów lub strony płatności.',
      },
    ],
    [
      {
        en: 'Compare with a witness that counts on its own: the orders of the shop system, the log of the server, the report of the payment provider. Fix the fault, note the day, and mark the days that stay wrong, so that nobody compares with them later.',
        pl: 'Porównaj z niezależnym świadkiem: zamówieniami w systemie sklepu, dziennikiem serwera, raportem operatora płatności. Napraw błąd, zapisz dzień i oznacz dni, które pozostaną błędne, żeby nikt się później do nich nie odnosił.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'Numbers can be relied on again.',
        pl: 'Na liczbach znów można polegać.',
      },
    },
    {
      action: {
        en: 'Compare some days with the orders of the shop system.',
        pl: 'Porównaj kilka dni z zamówieniami w systemie sklepu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The size of the fault is known.',
        pl: 'Skala błędu jest znana.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Look for the release, banner or tag that went out when the fault began.',
        pl: 'Znajdź wdrożenie, baner lub tag z dnia, w którym błąd się zaczął.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The fault is fixed at its root.',
        pl: 'Błąd jest usunięty u źródła.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Compare counted and real orders every day, with an alert when they part.',
        pl: 'Codziennie porównuj zamówienia zmierzone i rzeczywiste, z alertem, gdy się rozejdą.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The next fault is seen the next day.',
        pl: 'Następny błąd widać nazajutrz.',
      },
    },
  ],
  disproof: {
    en: 'The shop system shows the same numbers: then the tracking is right and something happened.',
    pl: 'System sklepu pokazuje te same liczby: wtedy pomiar jest dobry i coś się wydarzyło.',
  },
};
