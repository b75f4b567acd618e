import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const reviveFadedCampaign: GrowthTemplate = {
  name: 'revive_faded_campaign',
  team: 'performance_marketing',
  rules: {
    causes: ['channel_loss'],
    metrics: [],
    dimensions: ['campaign'],
    direction: 'down',
    needsSegment: true,
  },
  lever: 'campaign',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 5,
  recovery: { metric: 'revenue', direction: 'up', low: 0.3, mid: 0.6, high: 0.85, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Revive campaign “{value}”', pl: 'Ożyw kampanię „{value}”' },
    { en: 'Revive the campaign', pl: 'Ożyw kampanię' },
  ],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} of campaign “{value}” changed by {segment_change}. Check that it goes out, to whom, and where it leads.',
      pl: 'Kampania „{value}”, „{metric}”: {segment_change}. Sprawdź, czy wychodzi, do kogo i dokąd prowadzi.',
    },
    {
      en: 'The campaign brings less than before. Check that it goes out, to whom, and where it leads.',
      pl: 'Kampania przynosi mniej niż wcześniej. Sprawdź, czy wychodzi, do kogo i dokąd prowadzi.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'One campaign brings less while the others hold. Either it reaches fewer people (a mailing that was not sent or was filtered, a smaller budget, a narrower audience) or its links lost their tags and the visits count elsewhere.',
        pl: 'Jedna kampania przynosi mniej, a pozostałe się trzymają. Albo dociera do mniejszej liczby osób (niewysłany lub odfiltrowany mailing, mniejszy budżet, węższa grupa), albo jej linki straciły oznaczenia i wizyty liczą się gdzie indziej.',
      },
    ],
    [
      {
        en: 'Compare what was sent or shown, opened and clicked since {first_day} with the time before, in the system that runs the campaign. If clicks held, repair tags and redirects; if they fell, restore delivery.',
        pl: 'Porównaj w systemie kampanii wysyłki lub wyświetlenia, otwarcia i kliknięcia od {first_day} z czasem wcześniejszym. Jeśli kliknięcia się trzymają, napraw oznaczenia i przekierowania, a jeśli spadły, przywróć dostarczanie.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Check that the campaign ran as planned on these days, and read the notices of the system that sends it.',
        pl: 'Sprawdź, czy kampania działała w tych dniach zgodnie z planem, i przeczytaj komunikaty systemu, który ją wysyła.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is known whether it went out.',
        pl: 'Wiadomo, czy wyszła.',
      },
    },
    {
      action: {
        en: 'Follow its links to the shop and see under which name the visit is counted.',
        pl: 'Przejdź przez jej linki do sklepu i sprawdź, pod jaką nazwą liczy się wizyta.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A lost tag is found or excluded.',
        pl: 'Brak oznaczenia jest znaleziony albo wykluczony.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Send or start it again to those who were not reached.',
        pl: 'Wyślij ją lub uruchom ponownie dla tych, do których nie dotarła.',
      },
      effort: 'low',
      expectedEffect: { en: 'Part of the sales comes back.', pl: 'Część sprzedaży wraca.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Have somebody told on the day on which a planned campaign brings no visits.',
        pl: 'Ustaw powiadomienie na dzień, w którym zaplanowana kampania nie przynosi wejść.',
      },
      effort: 'low',
      expectedEffect: { en: 'The next failure costs a day.', pl: 'Następna awaria kosztuje dzień.' },
    },
  ],
  disproof: {
    en: 'Another campaign or source grew by the same amount: then the visits are there under another name.',
    pl: 'Inna kampania lub źródło urosło o tyle samo: wtedy wizyty są pod inną nazwą.',
  },
};
