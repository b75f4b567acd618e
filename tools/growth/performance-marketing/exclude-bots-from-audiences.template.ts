import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const excludeBotsFromAudiences: GrowthTemplate = {
  name: 'exclude_bots_from_audiences',
  team: 'performance_marketing',
  rules: { causes: ['bot_traffic'], metrics: [], dimensions: [], direction: 'up' },
  lever: 'audience_quality',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Exclude bots from ads: “{value}”', pl: 'Wyklucz boty: „{value}”' },
    { en: 'Exclude bots from audiences', pl: 'Wyklucz boty z list odbiorców' },
  ],
  impact: { en: 'Expected cleaner data', pl: 'Oczekiwany czysty pomiar' },
  text: [
    {
      en: 'The rise from “{value}” does not behave like people. Exclude it from audiences and from reports.',
      pl: 'Wzrost ruchu „{value}” nie wygląda na ludzi. Wyklucz go z list odbiorców i raportów.',
    },
    {
      en: 'The rise in visits does not behave like people. Exclude it from audiences and reports.',
      pl: 'Wzrost wizyt nie wygląda na ludzi. Wyklucz go z list odbiorców i raportów.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'The additional visits come in one bundle, hardly look at a page and do not buy, which is how automated traffic looks. Left in, it fills remarketing lists with machines, drags rates down and makes bidding pay for nobody.',
        pl: 'Dodatkowe wizyty przychodzą jedną wiązką, prawie nie oglądają stron i nie kupują, a tak wygląda ruch automatyczny. Pozostawiony, zapełnia listy remarketingowe maszynami, zaniża współczynniki i każe stawkom płacić za nikogo.',
      },
    ],
    [
      {
        en: 'Describe the traffic since {first_day} by network, country, browser and time of day, and exclude that description from audiences. Rates of these days must not be compared with others, and no decision on sales should rest on them.',
        pl: 'Opisz ruch od {first_day} siecią, krajem, przeglądarką i porą dnia i wyklucz taki opis z list odbiorców. Współczynników z tych dni nie wolno porównywać z innymi ani opierać na nich decyzji o sprzedaży.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Exclude this traffic from remarketing lists and lookalike sources for these days.',
        pl: 'Wyklucz ten ruch z list remarketingowych i grup podobnych za te dni.',
      },
      effort: 'low',
      expectedEffect: { en: 'Adverts are not shown to machines.', pl: 'Reklamy nie trafiają do maszyn.' },
    },
    {
      action: {
        en: 'Mark the days in reports, so that rates of the period are read without this traffic.',
        pl: 'Oznacz te dni w raportach, aby współczynniki czytać bez tego ruchu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Nobody decides on false rates.',
        pl: 'Nikt nie decyduje na fałszywych współczynnikach.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'If paid clicks are among them, ask the platform to credit invalid clicks, with times and networks.',
        pl: 'Jeśli są wśród nich płatne kliknięcia, zgłoś platformie nieprawidłowe kliknięcia wraz z czasem i siecią.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Invalid clicks are paid back where proven.',
        pl: 'Udowodnione nieprawidłowe kliknięcia wracają na konto.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Filter visits without interaction before they reach audiences.',
        pl: 'Filtruj wizyty bez interakcji, zanim trafią na listy odbiorców.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Lists stay clean by themselves.', pl: 'Listy same pozostają czyste.' },
    },
  ],
  disproof: {
    en: 'Visitors of the segment log in, add to the basket or buy at an ordinary rate: then they are people.',
    pl: 'Goście tego segmentu logują się, dodają do koszyka lub kupują w zwykłym tempie: wtedy to ludzie.',
  },
};
