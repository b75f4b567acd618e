import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const inspectEntryPages: GrowthTemplate = {
  name: 'inspect_entry_pages',
  team: 'ux_conversion',
  rules: {
    causes: ['engagement_drop'],
    metrics: [],
    dimensions: ['device', 'browser', 'country'],
  },
  lever: 'landing_page',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Open entry pages: “{value}”', pl: 'Otwórz strony wejścia: „{value}”' },
    { en: 'Open the main entry pages', pl: 'Otwórz główne strony wejścia' },
  ],
  impact: { en: 'Possible lower bounce', pl: 'Możliwy spadek odrzuceń' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. See the main entry pages as these visitors see them.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Obejrzyj strony wejścia oczami tych osób.',
    },
    {
      en: '{metric} changed by {change} on all pages alike. Open the main entry pages as a visitor would.',
      pl: 'Wskaźnik „{metric}”: {change}, na wszystkich stronach. Otwórz strony wejścia tak jak odwiedzający.',
    },
    {
      en: 'Visitors leave sooner. Open the main entry pages as a visitor would.',
      pl: 'Odwiedzający wychodzą wcześniej. Otwórz strony wejścia tak jak odwiedzający.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'As many people came as before, but they look at less. What they meet first is the likely reason: a banner or a consent window over the page, a picture or a price that does not load, a layout that broke.',
        pl: 'Przyszło tyle osób co zwykle, ale oglądają mniej. Prawdopodobny powód to to, co widzą najpierw: baner lub okno zgody na stronie, zdjęcie lub cena, które się nie wczytują, zepsuty układ.',
      },
    ],
    [
      {
        en: 'List what was released on the site around {first_day}, third-party scripts included, and open the pages with most entries on a device of these visitors, with an empty cache.',
        pl: 'Wypisz, co wdrożono na stronie około {first_day}, także skrypty zewnętrzne, i otwórz strony z największą liczbą wejść na urządzeniu tych osób, z pustą pamięcią podręczną.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Open the pages with most entries as a new visitor, and look for anything that covers, delays or breaks them.',
        pl: 'Otwórz strony z największą liczbą wejść jako nowa osoba i szukaj tego, co je zasłania, opóźnia lub psuje.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The obstacle is found or excluded.',
        pl: 'Przeszkoda jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Take back the release or the script whose date fits, and watch whether visitors stay again.',
        pl: 'Cofnij wdrożenie lub skrypt, którego data pasuje, i sprawdź, czy odwiedzający znów zostają.',
      },
      effort: 'medium',
      expectedEffect: { en: 'The former engagement comes back.', pl: 'Wraca dawne zaangażowanie.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Watch bounces of the main entry pages after every release.',
        pl: 'Po każdym wdrożeniu obserwuj odrzucenia na głównych stronach wejścia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The next break is seen on its first day.',
        pl: 'Następną usterkę widać pierwszego dnia.',
      },
    },
  ],
  disproof: {
    en: 'The pages are as they were, and only visitors of one new campaign leave: then they were promised something else.',
    pl: 'Strony są takie jak były, a wychodzą tylko osoby z jednej nowej kampanii: wtedy obiecano im coś innego.',
  },
};
