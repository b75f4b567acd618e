import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairLandingEngagement: GrowthTemplate = {
  name: 'repair_landing_engagement',
  team: 'ux_conversion',
  rules: {
    causes: ['engagement_drop'],
    metrics: [],
    dimensions: ['landing_page', 'page', 'campaign', 'source', 'channel'],
    minSample: 100,
    minShare: 0.2,
    needsSegment: true,
  },
  lever: 'landing_page',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 8,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Repair the entry page: “{value}”', pl: 'Popraw wejście: „{value}”' }],
  impact: { en: 'Possible lower bounce', pl: 'Możliwy spadek odrzuceń' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Compare the page with what the ad or link promises.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Porównaj stronę z obietnicą reklamy lub linku.',
    },
    {
      en: 'Visitors of “{value}” leave sooner than before. Compare the page with what brought them.',
      pl: 'Wejście „{value}” traci uwagę gości. Porównaj stronę z tym, co ich przyciągnęło.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'The loss of engagement sits in “{value}”, so people who come that way do not find what they expected. Either the page changed (speed, content, a banner, a redirect) or the visitors changed (another audience, another query, another advert).',
        pl: 'Utrata zaangażowania dotyczy segmentu „{value}”, więc osoby, które tędy przychodzą, nie znajdują tego, czego oczekiwały. Albo zmieniła się strona (szybkość, treść, baner, przekierowanie), albo zmienili się goście (inna grupa, inne zapytanie, inna reklama).',
      },
    ],
    [
      {
        en: 'Open the page as a visitor would, on a phone and with a slow network, and compare it with a copy from before {first_day}. Then check whether the adverts or links that lead there changed on the same day.',
        pl: 'Otwórz stronę jak gość, na telefonie i przy wolnej sieci, i porównaj ją z wersją sprzed {first_day}. Potem sprawdź, czy prowadzące do niej reklamy lub linki nie zmieniły się tego samego dnia.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Open the entry page on a phone: speed, banner, first screen, dead links, redirects.',
        pl: 'Otwórz stronę wejścia na telefonie: szybkość, baner, pierwszy ekran, martwe linki, przekierowania.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Visible faults are found within the hour.',
        pl: 'Widoczne usterki są znane w godzinę.',
      },
    },
    {
      action: {
        en: 'Compare the adverts and links that lead to it with those of the weeks before.',
        pl: 'Porównaj prowadzące do niej reklamy i linki z wcześniejszymi tygodniami.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A mismatch of promise and page is found.',
        pl: 'Wychodzi niezgodność obietnicy i strony.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Match headline, price and first picture with the source, and test it against the present page.',
        pl: 'Dopasuj nagłówek, cenę i pierwsze zdjęcie do źródła i przetestuj względem obecnej strony.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Fewer visitors leave at once.', pl: 'Mniej gości od razu wychodzi.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Review the most visited entry pages every month with the same list.',
        pl: 'Co miesiąc przeglądaj najczęstsze strony wejścia według tej samej listy.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Decay is seen early.', pl: 'Pogorszenie widać wcześnie.' },
    },
  ],
  disproof: {
    en: 'The purchase rate of these visitors did not fall: then they only find the product sooner.',
    pl: 'Współczynnik zakupu tych gości nie spadł: wtedy po prostu szybciej znajdują produkt.',
  },
};
