import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const walkTheFunnel: GrowthTemplate = {
  name: 'walk_the_funnel',
  team: 'ux_conversion',
  rules: { causes: ['unexplained'], metrics: [], dimensions: [] },
  lever: 'funnel',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Walk the funnel to find the cause', pl: 'Przejdź lejek i znajdź przyczynę' }],
  impact: { en: 'Planned funnel review', pl: 'Planowany przegląd lejka' },
  text: [
    {
      en: '{metric} changed by {change} and no segment explains it. Walk the funnel before changing anything.',
      pl: 'Wskaźnik „{metric}”: {change}, bez jasnej przyczyny. Przejdź lejek, zanim coś zmienisz.',
    },
    {
      en: 'A change without a clear cause. Walk the funnel before changing anything.',
      pl: 'Zmiana bez jasnej przyczyny. Przejdź lejek, zanim cokolwiek zmienisz.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'The stored figures do not point at one device, channel, country or product. Acting on a guess would hide the real cause and spoil the comparison.',
        pl: 'Zapisane dane nie wskazują jednego urządzenia, kanału, kraju ani produktu. Działanie na podstawie domysłu ukryłoby prawdziwą przyczynę i zepsuło porównanie.',
      },
    ],
    [
      {
        en: 'Follow the steps from entry to payment for the days since {first_day} and find the first step whose rate moved. Ask what was released, repriced or switched off that day.',
        pl: 'Prześledź kroki od wejścia do płatności za dni od {first_day} i znajdź pierwszy krok, którego współczynnik się ruszył. Zapytaj, co tego dnia wdrożono, przeceniono lub wyłączono.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare the rate of every step of the funnel with the weeks before.',
        pl: 'Porównaj współczynnik każdego kroku lejka z wcześniejszymi tygodniami.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The step where it happens is known.',
        pl: 'Wiadomo, w którym kroku to się dzieje.',
      },
    },
    {
      action: {
        en: 'Write down all changes of those days: releases, prices, stock, promotions, tags.',
        pl: 'Spisz wszystkie zmiany z tych dni: wdrożenia, ceny, stany, promocje, tagi.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A candidate with a fitting date appears.',
        pl: 'Pojawia się kandydat z pasującą datą.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Watch the metric for another full week before deciding.',
        pl: 'Obserwuj wskaźnik przez kolejny pełny tydzień, zanim zdecydujesz.',
      },
      effort: 'low',
      expectedEffect: { en: 'Chance is told from change.', pl: 'Przypadek zostaje odróżniony od zmiany.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Keep a calendar of changes beside the metrics.',
        pl: 'Prowadź kalendarz zmian obok wskaźników.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The next change has a cause at hand.',
        pl: 'Następna zmiana ma przyczynę pod ręką.',
      },
    },
  ],
  disproof: {
    en: 'The metric returns to its expected range by itself within a full week.',
    pl: 'Wskaźnik sam wraca do oczekiwanego przedziału w ciągu pełnego tygodnia.',
  },
};
