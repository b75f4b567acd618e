import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const confirmBotsBySearchData: GrowthTemplate = {
  name: 'confirm_bots_by_search_data',
  team: 'gsc_specialist',
  rules: { causes: ['bot_traffic'], metrics: [], dimensions: [], direction: 'up' },
  lever: 'traffic_filter',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 2,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Compare visits with search clicks', pl: 'Porównaj wizyty z kliknięciami' }],
  impact: { en: 'Expected cleaner data', pl: 'Oczekiwany czysty pomiar' },
  text: [
    {
      en: '{metric} changed by {change}. If clicks in Search Console did not rise, exclude these visits from reports.',
      pl: 'Wskaźnik „{metric}”: {change}. Jeśli kliknięcia w Search Console nie wzrosły, wyklucz te wizyty z raportów.',
    },
    {
      en: 'Visits rose. If search clicks did not, exclude the visits from reports and audiences.',
      pl: 'Wizyty wzrosły. Jeśli kliknięcia z wyszukiwarki nie, wyklucz je z raportów.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'A search engine counts clicks on its own side, out of reach of programs that load your pages directly. When visits rise and clicks stay, the additional visits did not come from people who searched.',
        pl: 'Wyszukiwarka liczy kliknięcia po swojej stronie, poza zasięgiem programów, które wprost ładują Wasze strony. Gdy wizyty rosną, a kliknięcia stoją, dodatkowe wizyty nie pochodzą od szukających ludzi.',
      },
    ],
    [
      {
        en: 'Put daily clicks and visits since {first_day} side by side, by country. Use the result only to clean reports and audiences; it says nothing of sales.',
        pl: 'Zestaw dzienne kliknięcia i wizyty od {first_day} według krajów. Wynik służy tylko oczyszczeniu raportów i list odbiorców, bo o sprzedaży nic nie mówi.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare clicks and visits by day and country.',
        pl: 'Porównaj kliknięcia i wizyty według dni i krajów.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Automated visits are confirmed or not.',
        pl: 'Automaty są potwierdzone albo nie.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Note the excluded days and the rule in the reports.',
        pl: 'Zapisz w raportach wykluczone dni i regułę.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Later readers compare like with like.',
        pl: 'Późniejsi czytelnicy porównują to samo.',
      },
    },
  ],
  longTerm: [],
  disproof: {
    en: 'Clicks from search rose as much as visits: then people came.',
    pl: 'Kliknięcia z wyszukiwarki wzrosły tak samo jak wizyty: wtedy przyszli ludzie.',
  },
};
