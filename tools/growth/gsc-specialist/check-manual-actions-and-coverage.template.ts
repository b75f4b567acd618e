import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const checkManualActionsAndCoverage: GrowthTemplate = {
  name: 'check_manual_actions_and_coverage',
  team: 'gsc_specialist',
  rules: { causes: ['organic_loss'], metrics: [], dimensions: [], direction: 'down' },
  lever: 'indexing',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 3,
  recovery: { metric: 'revenue', direction: 'up', low: 0.1, mid: 0.4, high: 0.7, horizonDays: 30 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Check index coverage today', pl: 'Sprawdź stan indeksowania' }],
  impact: { en: 'Possible traffic recovery', pl: 'Możliwy powrót ruchu' },
  text: [
    {
      en: '{metric} from “{value}” changed by {segment_change}. Check manual actions, security issues and coverage first.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Sprawdź ręczne działania, bezpieczeństwo i stan indeksowania.',
    },
    {
      en: '{metric} changed by {change}. Check manual actions, security issues and index coverage first.',
      pl: 'Wskaźnik „{metric}”: {change}. Sprawdź ręczne działania, bezpieczeństwo i stan indeksowania.',
    },
    {
      en: 'Search traffic fell. Check manual actions, security issues and index coverage first.',
      pl: 'Ruch z wyszukiwarki spadł. Sprawdź ręczne działania i stan indeksowania.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'Before ranking is discussed, exclusion has to be ruled out. A manual action, a security notice, a rise of excluded pages or a sitemap that can no longer be read explains a sudden loss on its own, and each is written in Search Console.',
        pl: 'Zanim zaczniemy mówić o pozycjach, trzeba wykluczyć usunięcie z wyników. Ręczne działanie, ostrzeżenie o bezpieczeństwie, wzrost wykluczonych stron lub nieczytelna mapa witryny same tłumaczą nagłą stratę, a wszystkie widać w Search Console.',
      },
    ],
    [
      {
        en: 'Read the notices and the page report for the days since {first_day}, and compare the reasons of exclusion with the weeks before. The last days of Search Console data are incomplete and must not be compared.',
        pl: 'Przeczytaj powiadomienia i raport stron za dni od {first_day} i porównaj powody wykluczeń z wcześniejszymi tygodniami. Ostatnie dni danych Search Console są niepełne i nie nadają się do porównań.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Read manual actions and security issues in Search Console.',
        pl: 'Sprawdź ręczne działania i problemy z bezpieczeństwem w Search Console.',
      },
      effort: 'low',
      expectedEffect: { en: 'A penalty is found or excluded.', pl: 'Kara jest znaleziona albo wykluczona.' },
    },
    {
      action: {
        en: 'Compare the number and reasons of excluded pages before and after.',
        pl: 'Porównaj liczbę i powody wykluczonych stron przed i po.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Lost pages and their reason are known.',
        pl: 'Wiadomo, które strony wypadły i dlaczego.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Remove the reason, then ask for validation of the repair.',
        pl: 'Usuń przyczynę, a potem poproś o weryfikację poprawki.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Pages return to the index over the next crawls.',
        pl: 'Strony wracają do indeksu przy kolejnych wizytach robota.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Watch notices and exclusions every week.',
        pl: 'Co tydzień sprawdzaj powiadomienia i wykluczenia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'An exclusion is seen before it costs visits.',
        pl: 'Wykluczenie widać, zanim zacznie kosztować.',
      },
    },
  ],
  disproof: {
    en: 'Coverage is unchanged and there are no notices: then look at positions and demand.',
    pl: 'Stan indeksowania się nie zmienił i nie ma powiadomień: wtedy sprawdź pozycje i popyt.',
  },
};
