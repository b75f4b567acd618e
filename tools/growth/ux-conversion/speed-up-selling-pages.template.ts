import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const speedUpSellingPages: GrowthTemplate = {
  name: 'speed_up_selling_pages',
  team: 'ux_conversion',
  rules: {
    causes: ['page_slow'],
    metrics: [],
    dimensions: [],
  },
  lever: 'page_speed',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 10,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Speed up “{value}”',
      pl: 'Przyspiesz: „{value}”',
    },
    {
      en: 'Speed up the slow pages',
      pl: 'Przyspiesz wolne strony',
    },
  ],
  impact: {
    en: 'Possible faster buying',
    pl: 'Możliwy szybszy zakup',
  },
  text: [
    {
      en: '“{value}” is slow, and about {money} depends on it. Show what people came for first, the rest later.',
      pl: '„{value}” działa wolno, a zależy od niej około {money}. Najpierw pokaż to, po co ludzie przychodzą.',
    },
    {
      en: '“{value}” is slow. Show what people came for first and load the rest later.',
      pl: '„{value}” działa wolno. Najpierw pokaż to, po co ludzie przychodzą, a resztę wczytaj później.',
    },
    {
      en: 'Pages are slow. Show what people came for first and load the rest later.',
      pl: 'Strony działają wolno. Najpierw pokaż to, po co ludzie przychodzą, a resztę wczytaj później.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'Visitors judge a page by when the product appears, when the first touch is answered and whether the button stays where it was. Each of these can be fixed without touching the rest: what is seen first must come first, and what only the shop wants (trackers, chats, carousels) can wait.',
        pl: 'Goście oceniają stronę po tym, kiedy pojawia się produkt, kiedy strona odpowiada na pierwsze dotknięcie i czy przycisk zostaje na miejscu. Każdą z tych rzeczy da się naprawić osobno: to, co widać najpierw, musi przyjść pierwsze, a to, czego chce tylko sklep (skrypty śledzące, czaty, karuzele), może poczekać.',
      },
    ],
    [
      {
        en: 'Begin with the pages on which people buy, and measure on a common phone before and after. Orders are the aim and speed the means: make one group of pages fast first and compare it with the others before the whole shop is rebuilt.',
        pl: 'Zacznij od stron, na których się kupuje, i mierz na przeciętnym telefonie przed poprawką i po niej. Celem są zamówienia, a szybkość jest środkiem: najpierw przyspiesz jedną grupę stron i porównaj ją z resztą, zanim przebudujesz cały sklep.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The page is ready for buyers sooner.',
        pl: 'Strona jest szybciej gotowa dla kupujących.',
      },
    },
    {
      action: {
        en: 'Open the page on a common phone over a mobile network, and write down what appears when.',
        pl: 'Otwórz stronę na przeciętnym telefonie przez sieć komórkową i zapisz, co i kiedy się pojawia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is seen what makes people wait.',
        pl: 'Widać, na co ludzie czekają.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Compare engagement and orders of the fixed pages with those of the others.',
        pl: 'Porównaj zaangażowanie i zamówienia poprawionych stron z pozostałymi.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is known what speed is worth in this shop.',
        pl: 'Wiadomo, ile szybkość jest warta w tym sklepie.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Agree on a limit of weight and scripts for each kind of page, checked at every release.',
        pl: 'Ustal limit wagi i skryptów dla każdego rodzaju stron, sprawdzany przy każdym wdrożeniu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Pages do not grow slow again.',
        pl: 'Strony nie zwalniają na nowo.',
      },
    },
  ],
  disproof: {
    en: 'Pages that were made faster keep the same engagement and orders: then something else holds visitors back.',
    pl: 'Przyspieszone strony mają to samo zaangażowanie i zamówienia: wtedy gości powstrzymuje coś innego.',
  },
};
