import { SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairMobileRendering: GrowthTemplate = {
  name: 'repair_mobile_rendering',
  team: 'seo_technical',
  rules: {
    causes: ['organic_loss', 'engagement_drop'],
    metrics: [],
    dimensions: ['device', 'device_category', 'browser'],
    outcome: 'worse',
    minShare: 0.3,
    needsSegment: true,
  },
  lever: 'page_rendering',
  leverDirection: 'fix',
  effort: 'high',
  effortHours: 14,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Repair pages on “{value}”', pl: 'Popraw strony: „{value}”' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} on “{value}” changed by {segment_change}. Compare speed, layout, hidden content and banners there.',
      pl: 'Wskaźnik „{metric}” w segmencie „{value}”: {segment_change}. Porównaj szybkość, układ, ukryte treści i banery.',
    },
    {
      en: '“{value}” lost ground. Compare speed, layout, hidden content and banners there.',
      pl: 'Segment „{value}” traci. Porównaj tam szybkość, układ, ukryte treści i banery.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'The loss is tied to one kind of device or browser, so content and demand are unlikely reasons. Pages are judged by their mobile version, and a slow first view, content that moves, or text hidden behind a banner costs both visitors and position.',
        pl: 'Strata wiąże się z jednym rodzajem urządzeń lub przeglądarek, więc treść i popyt są mało prawdopodobne. Strony ocenia się po wersji mobilnej, a wolny pierwszy widok, przesuwająca się treść lub tekst pod banerem kosztują i gości, i pozycję.',
      },
    ],
    [
      {
        en: 'Measure loading, response to the first tap and layout shift from real users on the segment “{value}” and compare with the days before {first_day}. Remove the newest script or banner first.',
        pl: 'Zmierz ładowanie, reakcję na pierwsze dotknięcie i przesunięcia układu u prawdziwych użytkowników segmentu „{value}” i porównaj z dniami przed {first_day}. Najpierw usuń najnowszy skrypt lub baner.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare field data of speed and stability for the segment “{value}” before and after.',
        pl: 'Porównaj dane terenowe o szybkości i stabilności segmentu „{value}” przed i po.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A slowdown is found or excluded.',
        pl: 'Spowolnienie jest znalezione albo wykluczone.',
      },
    },
    {
      action: {
        en: 'Load the main pages with the newest scripts and banners switched off.',
        pl: 'Załaduj główne strony z wyłączonymi najnowszymi skryptami i banerami.',
      },
      effort: 'low',
      expectedEffect: { en: 'The guilty script is known.', pl: 'Winny skrypt jest znany.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Defer or remove heavy scripts and reserve space for pictures and banners.',
        pl: 'Opóźnij lub usuń ciężkie skrypty i zarezerwuj miejsce na zdjęcia i banery.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The first view is quick and still.',
        pl: 'Pierwszy widok jest szybki i stabilny.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Set a limit on script weight that every release must keep.',
        pl: 'Ustal limit wagi skryptów, którego pilnuje każde wdrożenie.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Speed does not decay again.', pl: 'Szybkość nie pogarsza się ponownie.' },
    },
  ],
  disproof: {
    en: 'Speed and stability from real users did not change on this device.',
    pl: 'Szybkość i stabilność u prawdziwych użytkowników na tym urządzeniu się nie zmieniły.',
  },
};
