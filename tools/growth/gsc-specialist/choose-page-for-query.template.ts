import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const choosePageForQuery: GrowthTemplate = {
  name: 'choose_page_for_query',
  team: 'gsc_specialist',
  rules: {
    causes: ['site_structure_weak'],
    metrics: [],
    dimensions: [],
  },
  lever: 'internal_links',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Choose one page: “{value}”',
      pl: 'Wybierz stronę: „{value}”',
    },
    {
      en: 'Choose one page per topic',
      pl: 'Wybierz stronę na temat',
    },
  ],
  impact: {
    en: 'Possible better position',
    pl: 'Możliwy wzrost pozycji',
  },
  text: [
    {
      en: 'Search data shows a weak spot at “{value}”. Choose the page that is to be found and support it alone.',
      pl: 'Dane wyszukiwarki pokazują słaby punkt: „{value}”. Wybierz stronę, która ma być znajdowana, i ją wspieraj.',
    },
    {
      en: 'Search data shows scattered pages. Choose the one that is to be found and support it alone.',
      pl: 'Dane wyszukiwarki pokazują rozproszone strony. Wybierz tę, która ma być znajdowana, i ją wspieraj.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'When the search engine is unsure which page to show, it changes between them or shows none of them high. The page with more clicks and the better fit for a purchase should answer; the others need another aim, a canonical or a redirect.',
        pl: 'Gdy wyszukiwarka nie jest pewna, którą stronę pokazać, zmienia je lub żadnej nie daje wysoko. Odpowiadać powinna ta z większą liczbą kliknięć, lepiej pasująca do zakupu, a pozostałe potrzebują innego celu, canonicala lub przekierowania.',
      },
    ],
    [
      {
        en: 'Look at clicks, position and orders of the pages for the same query over several weeks. Decide by orders, change one topic at a time, and follow both pages afterwards, since a redirect is hard to take back.',
        pl: 'Porównaj kliknięcia, pozycję i zamówienia stron dla tego samego zapytania z kilku tygodni. Decyduj po zamówieniach, zmieniaj jeden temat naraz i obserwuj potem obie strony: przekierowanie trudno cofnąć.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'One page gathers the clicks.',
        pl: 'Kliknięcia zbiera jedna strona.',
      },
    },
    {
      action: {
        en: 'List the pages that are shown for the same searches, by week.',
        pl: 'Wypisz strony wyświetlane na te same zapytania, tydzień po tygodniu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is seen whether they change places.',
        pl: 'Widać, czy zamieniają się miejscami.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Follow position and clicks of the chosen page for some weeks.',
        pl: 'Przez kilka tygodni obserwuj pozycję i kliknięcia wybranej strony.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The choice is confirmed or taken back.',
        pl: 'Wybór jest potwierdzony albo cofnięty.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Keep a list of topics with the page that answers each.',
        pl: 'Prowadź listę tematów ze stroną, która na każdy odpowiada.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'New pages do not compete with old ones.',
        pl: 'Nowe strony nie konkurują ze starymi.',
      },
    },
  ],
  disproof: {
    en: 'Both pages stand high and take different clicks: then together they win more than one would.',
    pl: 'Obie strony stoją wysoko i zbierają różne kliknięcia: wtedy razem dają więcej niż jedna.',
  },
};
