import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const speedUpWeakPages: GrowthTemplate = {
  name: 'speed_up_weak_pages',
  team: 'seo_technical',
  rules: {
    causes: ['engagement_drop'],
    metrics: ['bounce_rate', 'pages_per_session', 'avg_session_duration'],
    dimensions: [],
    minSample: 100,
  },
  lever: 'page_speed',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 10,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Speed up weak pages', pl: 'Przyspiesz słabe strony' }],
  impact: { en: 'Possible lower bounce', pl: 'Możliwy spadek odrzuceń' },
  text: [
    {
      en: '{metric} changed by {change}. Check loading, broken scripts and wrong entry pages before rewriting content.',
      pl: 'Wskaźnik „{metric}”: {change}. Sprawdź ładowanie, błędy skryptów i strony wejścia, zanim zmienisz treść.',
    },
    {
      en: 'Engagement fell. Check loading, broken scripts and entry pages before rewriting content.',
      pl: 'Zaangażowanie spadło. Sprawdź ładowanie, błędy skryptów i strony wejścia.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'Visitors leave sooner or see fewer pages. When this begins on one day, it is rather a technical change than a change of taste: a slower page, a script that fails, a banner over the content, or an event that is no longer counted.',
        pl: 'Goście szybciej wychodzą lub oglądają mniej stron. Gdy zaczyna się to jednego dnia, to raczej zmiana techniczna niż zmiana gustu: wolniejsza strona, zawodny skrypt, baner na treści albo zdarzenie, które przestało być liczone.',
      },
    ],
    [
      {
        en: 'Compare loading times and script errors with the days before {first_day}, and look in the debug view of analytics whether the events still fire. Repair measurement first, since otherwise the repair of the page cannot be seen.',
        pl: 'Porównaj czasy ładowania i błędy skryptów z dniami przed {first_day} i sprawdź w podglądzie debugowania analityki, czy zdarzenia nadal się wysyłają. Najpierw napraw pomiar, bo inaczej poprawy strony nie będzie widać.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Check in the debug view of analytics whether page and interaction events still fire.',
        pl: 'Sprawdź w podglądzie debugowania analityki, czy zdarzenia stron i interakcji nadal się wysyłają.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A measuring fault is found or excluded.',
        pl: 'Błąd pomiaru jest znaleziony albo wykluczony.',
      },
    },
    {
      action: {
        en: 'Compare loading times and script errors of the most visited pages before and after.',
        pl: 'Porównaj czasy ładowania i błędy skryptów najczęściej odwiedzanych stron przed i po.',
      },
      effort: 'low',
      expectedEffect: { en: 'The slow or broken pages are known.', pl: 'Wolne lub zepsute strony są znane.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Compress pictures, delay scripts of third parties and repair errors on these pages.',
        pl: 'Skompresuj zdjęcia, opóźnij zewnętrzne skrypty i usuń błędy na tych stronach.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Pages open sooner and more visitors stay.',
        pl: 'Strony otwierają się szybciej i więcej gości zostaje.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Watch speed from real users beside engagement.',
        pl: 'Obserwuj szybkość u prawdziwych użytkowników obok zaangażowania.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Cause and effect are seen together.', pl: 'Przyczynę i skutek widać razem.' },
    },
  ],
  disproof: {
    en: 'Loading times are unchanged and the events fire: then visitors or the offer changed, not the pages.',
    pl: 'Czasy ładowania się nie zmieniły, a zdarzenia działają: wtedy zmienili się goście lub oferta, nie strony.',
  },
};
