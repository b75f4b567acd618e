import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const improveWeakLanding: GrowthTemplate = {
  name: 'improve_weak_landing',
  team: 'ux_conversion',
  rules: {
    causes: ['landing_weak'],
    metrics: [],
    dimensions: [],
  },
  lever: 'landing_page',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 8,
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
      en: 'Improve the entry: “{value}”',
      pl: 'Popraw wejście: „{value}”',
    },
    {
      en: 'Improve weak entry pages',
      pl: 'Popraw słabe strony wejścia',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: 'Visitors of “{value}” leave or do not buy: about {money} is at stake. Match page and promise.',
      pl: 'Goście „{value}” wychodzą lub nie kupują: stawką jest około {money}. Dopasuj stronę do obietnicy.',
    },
    {
      en: 'Visitors of “{value}” leave or do not buy. Match the page with what brought them.',
      pl: 'Goście „{value}” wychodzą lub nie kupują. Dopasuj stronę do tego, co ich sprowadziło.',
    },
    {
      en: 'Some entries lose their visitors. Match the page with what brought them.',
      pl: 'Część wejść traci gości. Dopasuj stronę do tego, co ich sprowadziło.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Within seconds visitors decide whether they are in the right place. They leave when the page shows something other than what the link promised, when the answer stands below banners and pop-ups, when it appears late, or when they cannot see what it costs and when it comes.',
        pl: 'Goście w kilka sekund decydują, czy trafili we właściwe miejsce. Wychodzą, gdy strona pokazuje coś innego, niż obiecał link, gdy odpowiedź kryje się pod banerami i okienkami, gdy pojawia się z opóźnieniem albo gdy nie widać, ile to kosztuje i kiedy dotrze.',
      },
    ],
    [
      {
        en: 'Open it as a visitor would, from the link that brings most people, on a phone and with a slow network. Change what the first screen shows, compare over full weeks, and look at orders as well, since a page that is read for longer does not yet sell more.',
        pl: 'Otwórz ją jak gość, z linku, który sprowadza najwięcej osób, na telefonie i przy wolnej sieci. Zmień to, co pokazuje pierwszy ekran, porównuj pełne tygodnie i patrz też na zamówienia: strona czytana dłużej nie musi więcej sprzedawać.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'More visitors find what they came for.',
        pl: 'Więcej gości znajduje to, po co przyszli.',
      },
    },
    {
      action: {
        en: 'Compare its first screen with the words that bring visitors: advert, link or search.',
        pl: 'Porównaj pierwszy ekran ze słowami, które sprowadzają gości: reklamą, linkiem lub zapytaniem.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A broken promise is found.',
        pl: 'Wychodzi niespełniona obietnica.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Show product, price and delivery on the first screen, and test it against the present page.',
        pl: 'Pokaż produkt, cenę i dostawę na pierwszym ekranie i przetestuj względem obecnej strony.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Fewer visitors leave at once.',
        pl: 'Mniej gości od razu wychodzi.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Go through the most visited entries every month with the same list.',
        pl: 'Co miesiąc przeglądaj najczęstsze wejścia według tej samej listy.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Weak pages are seen early.',
        pl: 'Słabe strony widać wcześnie.',
      },
    },
  ],
  disproof: {
    en: 'A better page does not move its orders: then other people come here than those who buy.',
    pl: 'Lepsza strona nie rusza zamówień: wtedy przychodzą tu inne osoby niż te, które kupują.',
  },
};
