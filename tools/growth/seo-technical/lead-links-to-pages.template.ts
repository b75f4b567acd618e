import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const leadLinksToPages: GrowthTemplate = {
  name: 'lead_links_to_pages',
  team: 'seo_technical',
  rules: {
    causes: ['site_structure_weak'],
    metrics: [],
    dimensions: [],
  },
  lever: 'internal_links',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Lead links to “{value}”',
      pl: 'Uporządkuj linki: „{value}”',
    },
    {
      en: 'Order the links of the site',
      pl: 'Uporządkuj linki w witrynie',
    },
  ],
  impact: {
    en: 'Possible traffic growth',
    pl: 'Możliwy wzrost ruchu',
  },
  text: [
    {
      en: 'The site does not lead clearly to “{value}”. Choose one page for it and link to that one.',
      pl: 'Witryna nie prowadzi jasno do „{value}”. Wybierz jedną stronę i do niej linkuj.',
    },
    {
      en: 'The site does not lead clearly to its pages. Choose one page for each topic and link to it.',
      pl: 'Witryna nie prowadzi jasno do swoich stron. Wybierz jedną stronę na temat i do niej linkuj.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'Links tell people and crawlers which page matters for what. Where nothing leads to a page, where several pages stand for one topic, or where filters make countless addresses, this weight is scattered, and the search engine chooses for itself, often otherwise than the shop would.',
        pl: 'Linki mówią ludziom i robotom, która strona jest ważna i do czego. Gdy do strony nic nie prowadzi, gdy na jeden temat jest kilka stron albo gdy filtry tworzą niezliczone adresy, ta siła się rozprasza i wyszukiwarka wybiera sama, często inaczej, niż chciałby sklep.',
      },
    ],
    [
      {
        en: 'Decide for each topic on the page that is to answer it. Link to it in plain words from its category and from pages about the same thing, let copies name it as canonical, and keep filters out of the links that crawlers follow.',
        pl: 'Dla każdego tematu wybierz stronę, która ma na niego odpowiadać. Linkuj do niej zwykłymi słowami z jej kategorii i stron na ten temat, w kopiach wskaż ją jako canonical, a filtry trzymaj poza linkami dla robotów.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'One page stands for the topic.',
        pl: 'Za temat odpowiada jedna strona.',
      },
    },
    {
      action: {
        en: 'List the pages of the topic with their clicks and with what links to them.',
        pl: 'Wypisz strony tego tematu z ich kliknięciami i prowadzącymi do nich linkami.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The right page can be chosen.',
        pl: 'Da się wybrać właściwą stronę.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Redirect or aim anew the pages that are not needed, and follow position and clicks.',
        pl: 'Przekieruj lub zmień cel zbędnych stron i obserwuj pozycję oraz kliknięcia.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Weight gathers on the right page.',
        pl: 'Siła skupia się na właściwej stronie.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Give each new page its topic and its links before it goes out.',
        pl: 'Każdej nowej stronie daj temat i linki, zanim się ukaże.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Order does not decay.',
        pl: 'Porządek się nie psuje.',
      },
    },
  ],
  disproof: {
    en: 'The pages answer different intentions and each sells in its own way: then they may stand side by side.',
    pl: 'Strony odpowiadają na różne potrzeby i każda sprzedaje po swojemu: wtedy mogą stać obok siebie.',
  },
};
