import type { CauseWording } from './business-wordings.ts';

/** How a holiday is told. */
export const HOLIDAY: CauseWording = {
  title: [
    { en: 'A public holiday: {holiday}', pl: 'Dzień świąteczny: {holiday}' },
    { en: 'A public holiday', pl: 'Dzień świąteczny' },
  ],
  meaning: {
    en: 'The change is spread over the whole shop and falls on days on which the country rests, so the calendar explains it and not the shop.',
    pl: 'Zmiana obejmuje cały sklep i przypada na dni wolne w kraju, więc tłumaczy ją kalendarz, a nie sklep.',
  },
  checks: [
    {
      en: 'Enter the holidays of the country, so that they are expected from now on: "steward events add-holidays".',
      pl: 'Wprowadź święta kraju, aby odtąd były oczekiwane: „steward events add-holidays”.',
    },
  ],
};
