import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const readTheLostClicks: GrowthTemplate = {
  name: 'read_the_lost_clicks',
  team: 'gsc_specialist',
  rules: {
    causes: ['ranking_lost'],
    metrics: [],
    dimensions: [],
  },
  lever: 'rankings',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 4,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.25,
    high: 0.45,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Trace lost clicks: “{value}”',
      pl: 'Zbadaj stratę: „{value}”',
    },
    {
      en: 'Trace the lost search clicks',
      pl: 'Zbadaj utracone kliknięcia',
    },
  ],
  impact: {
    en: 'Possible traffic recovery',
    pl: 'Możliwy powrót ruchu',
  },
  text: [
    {
      en: '“{value}” loses in search: about {money} is at stake. Tell demand, position and click rate apart.',
      pl: '„{value}” traci w wyszukiwarce: chodzi o około {money}. Rozdziel popyt, pozycję i kliknięcia.',
    },
    {
      en: '“{value}” loses in search. Tell demand, position and click rate apart before you act.',
      pl: '„{value}” traci w wyszukiwarce. Zanim zaczniesz działać, rozdziel popyt, pozycję i kliknięcia.',
    },
    {
      en: 'The shop loses in search. Tell demand, position and click rate apart before you act.',
      pl: 'Sklep traci w wyszukiwarce. Zanim zaczniesz działać, rozdziel popyt, pozycję i kliknięcia.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'The search data says which of three things happened: fewer impressions at the same position mean less demand, a lower position means that others answer better or that the page has a fault, and fewer clicks at the same position mean a changed results page or title. Each asks for another remedy.',
        pl: 'Dane z wyszukiwarki mówią, która z trzech rzeczy się stała: mniej wyświetleń przy tej samej pozycji to słabszy popyt, niższa pozycja to lepsze odpowiedzi innych lub usterka strony, a mniej kliknięć przy tej samej pozycji to zmieniona strona wyników lub tytuł. Każda wymaga innego środka.',
      },
    ],
    [
      {
        en: 'Compare equal weekdays, and the same weeks of a year before, without the incomplete last days. Keep searches for the name of the shop apart, and work on the few queries and pages that hold most of the loss.',
        pl: 'Porównuj te same dni tygodnia oraz te same tygodnie rok temu, bez niepełnych ostatnich dni. Zapytania o nazwę sklepu trzymaj osobno i pracuj nad kilkoma zapytaniami i stronami, które niosą większość straty.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The loss is understood before it is fixed.',
        pl: 'Strata jest zrozumiana, zanim zacznie się naprawa.',
      },
    },
    {
      action: {
        en: 'Split the loss by query and page, the name of the shop apart.',
        pl: 'Podziel stratę według zapytań i stron, nazwę sklepu osobno.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The loss has names.',
        pl: 'Strata ma nazwy.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Choose the remedy by what fell: title for clicks, page for position, nothing for demand.',
        pl: 'Dobierz środek do tego, co spadło: tytuł do kliknięć, stronę do pozycji, a przy popycie nic.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'No work is spent on what cannot be won back.',
        pl: 'Praca nie idzie na to, czego nie da się odzyskać.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Look at position and impressions of the best queries every week.',
        pl: 'Co tydzień sprawdzaj pozycję i wyświetlenia najlepszych zapytań.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A loss is seen in its first weeks.',
        pl: 'Stratę widać w pierwszych tygodniach.',
      },
    },
  ],
  disproof: {
    en: 'The same weeks of last year show the same fall: then it is the season.',
    pl: 'Te same tygodnie zeszłego roku mają ten sam spadek: wtedy to sezon.',
  },
};
