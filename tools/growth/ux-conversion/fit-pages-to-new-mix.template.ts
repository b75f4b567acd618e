import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const fitPagesToNewMix: GrowthTemplate = {
  name: 'fit_pages_to_new_mix',
  team: 'ux_conversion',
  rules: { causes: ['mix_change'], metrics: [], dimensions: [] },
  lever: 'landing_page',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 6,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Adapt to new visitors: “{value}”', pl: 'Inny ruch: „{value}”' },
    { en: 'Adapt pages to new visitors', pl: 'Dopasuj strony do ruchu' },
  ],
  impact: { en: 'Possible better fit', pl: 'Możliwy lepszy wynik' },
  text: [
    {
      en: '{metric} changed by {change} while the mix moved towards “{value}”. Judge each segment alone.',
      pl: 'Wskaźnik „{metric}”: {change}, a struktura przesunęła się w stronę „{value}”. Oceniaj każdy segment osobno.',
    },
    {
      en: 'The mix of visitors changed, so rates moved without any fault. Judge each segment alone.',
      pl: 'Zmieniła się struktura ruchu, a nie jakość sklepu. Oceniaj każdy segment osobno.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'No segment became much better or worse; their weights changed. Repairing the checkout for such a change would repair something that works.',
        pl: 'Żaden segment wyraźnie się nie poprawił ani nie pogorszył, zmieniły się ich udziały. Naprawianie ścieżki zakupu z tego powodu byłoby naprawianiem czegoś, co działa.',
      },
    ],
    [
      {
        en: 'Look at the rate within each segment since {first_day}. If the growing one has a lower rate by nature, adapt its entry page and its goal instead of the whole shop.',
        pl: 'Obejrzyj współczynnik w każdym segmencie od {first_day}. Jeśli rosnący segment z natury ma niższy współczynnik, dopasuj jego stronę wejścia i cel, a nie cały sklep.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare the rate within each segment before and after; leave alone those that did not move.',
        pl: 'Porównaj współczynnik w każdym segmencie przed i po; nie ruszaj tych, które stoją w miejscu.',
      },
      effort: 'low',
      expectedEffect: { en: 'No work is wasted on healthy parts.', pl: 'Praca nie idzie na to, co działa.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Give the growing segment an entry page of its own, tested against the present one.',
        pl: 'Przygotuj rosnącemu segmentowi własną stronę wejścia i przetestuj ją względem obecnej.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The rate of the new visitors rises.', pl: 'Rośnie współczynnik nowych gości.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Report rates at a constant mix beside the plain ones.',
        pl: 'Obok zwykłych współczynników raportuj wersję przy stałej strukturze.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A change of mix no longer looks like a fault.',
        pl: 'Zmiana struktury nie wygląda już jak usterka.',
      },
    },
  ],
  disproof: {
    en: 'The rate within a large segment moved too: then it is more than mix.',
    pl: 'Współczynnik ruszył się także wewnątrz dużego segmentu: wtedy to coś więcej niż struktura.',
  },
};
