import { EFFECT_INTERVAL, FINDING, REMEDY, SPENT_FOR_LITTLE } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const replaceWornAds: GrowthTemplate = {
  name: 'replace_worn_ads',
  team: 'performance_marketing',
  rules: {
    causes: ['creative_worn'],
    metrics: [],
    dimensions: [],
  },
  lever: 'ad_creative',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 8,
  recovery: {
    metric: 'ad_spend',
    direction: 'down',
    low: 0.2,
    mid: 0.4,
    high: 0.6,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Renew the ads: “{value}”',
      pl: 'Odśwież reklamy: „{value}”',
    },
    {
      en: 'Renew ads that wear out',
      pl: 'Odśwież zużyte reklamy',
    },
  ],
  impact: {
    en: 'Possible better response',
    pl: 'Możliwy lepszy odzew',
  },
  text: [
    {
      en: 'Ads in “{value}” wear out: about {money} is spent for too little. Bring new pictures for the offer.',
      pl: 'Reklamy „{value}” się zużywają: około {money} bez należnego efektu. Daj nowe zdjęcia do tej oferty.',
    },
    {
      en: 'Ads in “{value}” wear out. Bring new pictures and first lines for the same offer.',
      pl: 'Reklamy „{value}” się zużywają. Daj nowe zdjęcia i pierwsze zdania do tej samej oferty.',
    },
    {
      en: 'Some adverts wear out. Bring new pictures and first lines for the same offer.',
      pl: 'Część reklam się zużywa. Daj nowe zdjęcia i pierwsze zdania do tej samej oferty.',
    },
  ],
  desc: [
    [FINDING, SPENT_FOR_LITTLE],
    [
      {
        en: 'An advert that the same people see again and again loses attention first and then money: those who wanted it have bought, and the rest look past it. New pictures and first words win attention back, while the offer often still sells and need not be changed.',
        pl: 'Reklama, którą te same osoby widzą raz po raz, najpierw traci uwagę, a potem pieniądze: kto chciał, już kupił, a reszta jej nie zauważa. Nowe zdjęcia i pierwsze słowa przywracają uwagę, a oferta często nadal sprzedaje i nie trzeba jej zmieniać.',
      },
    ],
    [
      {
        en: 'Tell wear from a change of season or audience: wear shows as a slow decay of one advert while its neighbours hold. Bring a successor first and retire the old one afterwards, and leave out those who bought lately.',
        pl: 'Odróżnij zużycie od zmiany sezonu lub odbiorców: zużycie to powolny spadek jednej reklamy, podczas gdy sąsiednie się trzymają. Najpierw wprowadź następczynię, potem wycofaj starą i pomiń osoby, które niedawno kupiły.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'Attention returns for the same offer.',
        pl: 'Ta sama oferta znów przyciąga uwagę.',
      },
    },
    {
      action: {
        en: 'Compare frequency and rate of clicks by week, beside the neighbouring adverts.',
        pl: 'Porównaj częstotliwość i współczynnik kliknięć tydzień po tygodniu, obok sąsiednich reklam.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Wear is told from season.',
        pl: 'Zużycie jest odróżnione od sezonu.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Run new pictures and first lines beside the present ones as a test.',
        pl: 'Puść nowe zdjęcia i pierwsze zdania obok obecnych jako test.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The successor is chosen by proof.',
        pl: 'Następczyni jest wybrana na podstawie dowodu.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Renew adverts on a fixed rhythm, and keep a stock of pictures for it.',
        pl: 'Odnawiaj reklamy w stałym rytmie i trzymaj na to zapas zdjęć.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Adverts are replaced before they fail.',
        pl: 'Reklamy są wymieniane, zanim zawiodą.',
      },
    },
  ],
  disproof: {
    en: 'The neighbouring adverts decay alike, or new pictures change nothing: then it is season, offer or audience.',
    pl: 'Sąsiednie reklamy słabną tak samo albo nowe zdjęcia nic nie zmieniają: wtedy to sezon, oferta lub odbiorcy.',
  },
};
