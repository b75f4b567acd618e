import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const reworkWeakAds: GrowthTemplate = {
  name: 'rework_weak_ads',
  team: 'performance_marketing',
  rules: {
    causes: ['creative_weak'],
    metrics: [],
    dimensions: [],
  },
  lever: 'ad_creative',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: {
    metric: 'ad_spend',
    direction: 'down',
    low: 0.15,
    mid: 0.3,
    high: 0.5,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Better adverts: “{value}”',
      pl: 'Lepsze reklamy: „{value}”',
    },
    {
      en: 'Rework weak adverts',
      pl: 'Popraw słabe reklamy',
    },
  ],
  impact: {
    en: 'Possible better response',
    pl: 'Możliwy lepszy odzew',
  },
  text: [
    {
      en: 'Ads of “{value}” do less than they could: about {money} is at stake. Change the promise and test it.',
      pl: 'Reklamy „{value}” dają mniej, niż mogą: stawką jest około {money}. Zmień obietnicę i przetestuj.',
    },
    {
      en: 'Ads of “{value}” do less than they could. Change the promise and test it.',
      pl: 'Reklamy „{value}” dają mniej, niż mogą. Zmień obietnicę i przetestuj.',
    },
    {
      en: 'Some adverts do less than they could. Change their promise and test it.',
      pl: 'Część reklam daje mniej, niż może. Zmień ich obietnicę i przetestuj.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Adverts of one group reach similar people, so a weak one differs by what it shows and promises. One that is not clicked gives no reason to come; one that is clicked and does not sell promises what the page does not keep, and there the text or the page must give way.',
        pl: 'Reklamy z jednej grupy docierają do podobnych osób, więc słaba różni się tym, co pokazuje i obiecuje. Nieklikana nie daje powodu, by przyjść, a klikana, lecz niesprzedająca, obiecuje coś, czego strona nie spełnia, i wtedy ustąpić musi tekst albo strona.',
      },
    ],
    [
      {
        en: 'Change one thing at a time: first line, picture, price in view, or call. Let old and new run side by side until both have enough conversions, and stop the weaker one only then.',
        pl: 'Zmieniaj jedną rzecz naraz: pierwsze zdanie, zdjęcie, widoczną cenę albo wezwanie. Niech stara i nowa działają obok siebie, aż obie zbiorą dość konwersji, i dopiero wtedy zatrzymaj słabszą.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The advert gives a reason to come and to buy.',
        pl: 'Reklama daje powód, by przyjść i kupić.',
      },
    },
    {
      action: {
        en: 'Read advert and landing page side by side: product, price, picture, delivery.',
        pl: 'Przeczytaj reklamę i stronę wejścia obok siebie: produkt, cena, zdjęcie, dostawa.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A promise that the page does not keep is found.',
        pl: 'Wychodzi obietnica, której strona nie spełnia.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Test the new version against the present one, and judge it by orders.',
        pl: 'Przetestuj nową wersję względem obecnej i oceń ją po zamówieniach.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The better advert is known.',
        pl: 'Wiadomo, która reklama jest lepsza.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Keep a list of promises that sold and of those that did not.',
        pl: 'Prowadź listę obietnic, które sprzedały, i tych, które nie zadziałały.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'New adverts begin from what is known.',
        pl: 'Nowe reklamy zaczynają od tego, co wiadomo.',
      },
    },
  ],
  disproof: {
    en: 'Its people differ from those of its neighbours, or it rests on few cases: then the comparison says nothing of the advert.',
    pl: 'Jej odbiorcy różnią się od odbiorców sąsiednich reklam albo przypadków jest mało: wtedy porównanie nic nie mówi o reklamie.',
  },
};
