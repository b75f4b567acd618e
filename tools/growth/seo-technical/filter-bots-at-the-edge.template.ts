import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const filterBotsAtTheEdge: GrowthTemplate = {
  name: 'filter_bots_at_the_edge',
  team: 'seo_technical',
  rules: { causes: ['bot_traffic'], metrics: [], dimensions: [], direction: 'up' },
  lever: 'traffic_filter',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Filter bot traffic: “{value}”', pl: 'Odfiltruj boty: „{value}”' },
    { en: 'Filter bot traffic', pl: 'Odfiltruj ruch botów' },
  ],
  impact: { en: 'Expected cleaner data', pl: 'Oczekiwany czysty pomiar' },
  text: [
    {
      en: 'Visits from “{value}” look automated. Filter them by network and country, but let verified crawlers through.',
      pl: 'Ruch „{value}” wygląda na automatyczny. Filtruj sieci i kraje, ale przepuść roboty wyszukiwarek.',
    },
    {
      en: 'The new visits look automated. Filter by network and country; let crawlers through.',
      pl: 'Nowe wizyty wyglądają na automaty. Filtruj sieci i kraje, przepuść roboty wyszukiwarek.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'Many visits of one kind without interest in any page are typical of scrapers, monitors or attacks. They load the servers, distort every rate and hide real changes; blocking in haste, however, may lock out customers and the crawlers of search engines.',
        pl: 'Wiele jednakowych wizyt bez zainteresowania stronami to typowy ślad programów kopiujących, monitorów lub ataków. Obciążają serwery, zniekształcają współczynniki i ukrywają prawdziwe zmiany, ale pospieszna blokada może odciąć klientów i roboty wyszukiwarek.',
      },
    ],
    [
      {
        en: 'Take the networks, countries and browser strings of the visits since {first_day} from the server log. Challenge before you block, and verify crawlers by their published addresses.',
        pl: 'Z dziennika serwera odczytaj sieci, kraje i nagłówki przeglądarek wizyt od {first_day}. Najpierw stosuj weryfikację, dopiero potem blokadę, a roboty wyszukiwarek potwierdzaj po opublikowanych adresach.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'List the networks and countries behind the rise from the server log.',
        pl: 'Wypisz z dziennika serwera sieci i kraje stojące za wzrostem.',
      },
      effort: 'low',
      expectedEffect: { en: 'The traffic can be described exactly.', pl: 'Ruch da się dokładnie opisać.' },
    },
    {
      action: {
        en: 'Exclude this traffic from reports of the period and mark the days.',
        pl: 'Wyklucz ten ruch z raportów okresu i oznacz dni.',
      },
      effort: 'low',
      expectedEffect: { en: 'Rates can be read again.', pl: 'Współczynniki znów da się czytać.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Challenge these networks at the firewall and limit their rate.',
        pl: 'Weryfikuj te sieci na zaporze i ogranicz częstość ich zapytań.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Load falls, customers pass.', pl: 'Obciążenie spada, klienci przechodzą.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Keep a list of verified crawlers and review blocks every month.',
        pl: 'Prowadź listę zweryfikowanych robotów i co miesiąc przeglądaj blokady.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'No search engine is locked out.',
        pl: 'Żadna wyszukiwarka nie zostaje odcięta.',
      },
    },
  ],
  disproof: {
    en: 'The visits run scripts, move through several pages and log in: then they are people or a tool of a partner.',
    pl: 'Wizyty uruchamiają skrypty, przechodzą przez wiele stron i się logują: wtedy to ludzie albo narzędzie partnera.',
  },
};
