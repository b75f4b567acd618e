import { SEGMENT_GAIN } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const scaleWhatPays: GrowthTemplate = {
  name: 'scale_what_pays',
  team: 'performance_marketing',
  rules: {
    causes: ['growth'],
    metrics: [],
    dimensions: ['campaign', 'source', 'channel', 'medium', 'ad_group', 'platform', 'placement', 'banner'],
    direction: 'up',
    minDays: 3,
  },
  lever: 'campaign_budget',
  leverDirection: 'raise',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Scale what works: “{value}”', pl: 'Skaluj: „{value}”' },
    { en: 'Scale what works', pl: 'Skaluj to, co działa' },
  ],
  impact: { en: 'Possible sales growth', pl: 'Możliwy wzrost sprzedaży' },
  text: [
    {
      en: '{metric} of “{value}” is growing ({segment_change}). Raise its budget in small steps while the return holds.',
      pl: 'Wskaźnik „{metric}” dla „{value}” rośnie ({segment_change}). Zwiększaj budżet małymi krokami.',
    },
    {
      en: 'A source is growing. Raise its budget in small steps while the return holds.',
      pl: 'Źródło rośnie. Zwiększaj budżet małymi krokami, póki zwrot się utrzymuje.',
    },
  ],
  desc: [
    SEGMENT_GAIN,
    [
      {
        en: 'A segment that grows at a steady return can usually take more budget, but each further amount brings less than the one before. Small steps show where that point lies without paying for it.',
        pl: 'Segment, który rośnie przy stałym zwrocie, zwykle przyjmie większy budżet, ale każda kolejna kwota daje mniej niż poprzednia. Małe kroki pokazują, gdzie leży granica, bez płacenia za jej przekroczenie.',
      },
    ],
    [
      {
        en: 'First confirm that the growth since {first_day} comes from new buyers and not from a promotion, from one order, or from sales taken from another source. Then raise step by step and stop when the return of the last step falls under the target.',
        pl: 'Najpierw potwierdź, że wzrost od {first_day} pochodzi od nowych kupujących, a nie z promocji, jednego zamówienia czy sprzedaży odebranej innemu źródłu. Potem zwiększaj krok po kroku i zatrzymaj się, gdy zwrot z ostatniego kroku spadnie poniżej celu.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Check that the growth is not made by one order, a promotion or a renamed source.',
        pl: 'Sprawdź, czy wzrostu nie zrobiło jedno zamówienie, promocja lub zmieniona nazwa źródła.',
      },
      effort: 'low',
      expectedEffect: { en: 'Money follows a real trend.', pl: 'Pieniądze idą za prawdziwym trendem.' },
    },
    {
      action: {
        en: 'Lift a budget cap that holds the growing campaign back, in a small step.',
        pl: 'Małym krokiem podnieś limit budżetu, który hamuje rosnącą kampanię.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'More sales at the same return.',
        pl: 'Więcej sprzedaży przy tym samym zwrocie.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Repeat the step after each full week while the return of the last step holds.',
        pl: 'Powtarzaj krok po każdym pełnym tygodniu, póki zwrot z ostatniego kroku się utrzymuje.',
      },
      effort: 'low',
      expectedEffect: { en: 'The best level is found.', pl: 'Znany jest najlepszy poziom.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Build similar campaigns for near products and regions.',
        pl: 'Zbuduj podobne kampanie dla zbliżonych produktów i regionów.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Growth rests on more than one source.',
        pl: 'Wzrost opiera się na więcej niż jednym źródle.',
      },
    },
  ],
  disproof: {
    en: 'The return of the last step lies under the target, or total sales stay flat while this source grows.',
    pl: 'Zwrot z ostatniego kroku jest poniżej celu albo łączna sprzedaż stoi, choć to źródło rośnie.',
  },
};
