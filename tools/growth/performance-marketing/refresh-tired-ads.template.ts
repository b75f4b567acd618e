import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const refreshTiredAds: GrowthTemplate = {
  name: 'refresh_tired_ads',
  team: 'performance_marketing',
  rules: {
    causes: ['ads_efficiency_drop'],
    metrics: ['ctr'],
    dimensions: [],
    minSample: 100,
    direction: 'down',
  },
  lever: 'ad_creative',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 8,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Refresh the ads of “{value}”', pl: 'Odśwież reklamy: „{value}”' },
    { en: 'Refresh tired ads', pl: 'Odśwież zmęczone reklamy' },
  ],
  impact: { en: 'Possible higher CTR', pl: 'Możliwy wyższy CTR' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Replace tired creatives and exclude poor queries.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Wymień zużyte kreacje i wyklucz słabe zapytania.',
    },
    {
      en: 'Ads draw fewer clicks per display. Replace tired creatives and exclude poor queries.',
      pl: 'Reklamy rzadziej są klikane. Wymień zmęczone kreacje i wyklucz słabe zapytania.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'Fewer clicks for the same displays mean that the adverts are shown to other people or queries than before, hold a lower place, or have been seen too often by the same people. Frequency and place tell these apart.',
        pl: 'Mniej kliknięć przy tych samych wyświetleniach oznacza, że reklamy widzą inni ludzie lub pojawiają się na inne zapytania, zajmują niższe miejsce albo te same osoby widziały je zbyt często. Rozróżnia to częstotliwość i pozycja.',
      },
    ],
    [
      {
        en: 'Compare frequency, place and search terms with the weeks before {first_day}. High frequency asks for new creatives, poor terms for negative keywords, a lost place for a look at bids and quality.',
        pl: 'Porównaj częstotliwość, pozycję i wyszukiwane hasła z tygodniami przed {first_day}. Wysoka częstotliwość wymaga nowych kreacji, słabe hasła wykluczeń, a utracona pozycja przeglądu stawek i jakości.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Check frequency by audience, and displays by placement and query.',
        pl: 'Sprawdź częstotliwość według grup oraz wyświetlenia według miejsc i zapytań.',
      },
      effort: 'low',
      expectedEffect: { en: 'The reason is told apart.', pl: 'Przyczyna jest rozróżniona.' },
    },
    {
      action: {
        en: 'Exclude placements and queries with many displays and no clicks.',
        pl: 'Wyklucz miejsca i zapytania z wieloma wyświetleniami bez kliknięć.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Displays go to people who care.',
        pl: 'Wyświetlenia trafiają do zainteresowanych.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Run new creatives against the present ones as a proper test.',
        pl: 'Przetestuj nowe kreacje względem obecnych w prawdziwym teście.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A better advert is found, with proof.',
        pl: 'Znana jest lepsza reklama, z dowodem.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Renew creatives on a fixed rhythm, before they tire.',
        pl: 'Odnawiaj kreacje w stałym rytmie, zanim się zużyją.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The rate no longer decays unseen.',
        pl: 'Współczynnik nie spada już niezauważony.',
      },
    },
  ],
  disproof: {
    en: 'Purchases per display did not fall: then fewer but better clicks came.',
    pl: 'Zakupy na wyświetlenie nie spadły: wtedy kliknięć jest mniej, ale lepszych.',
  },
};
