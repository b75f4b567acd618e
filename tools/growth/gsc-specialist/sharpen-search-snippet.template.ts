import { EFFECT_INTERVAL, FINDING, REMEDY, WITHIN_REACH } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const sharpenSearchSnippet: GrowthTemplate = {
  name: 'sharpen_search_snippet',
  team: 'gsc_specialist',
  rules: {
    causes: ['ranking_opportunity'],
    metrics: [],
    dimensions: [],
  },
  lever: 'snippet',
  leverDirection: 'raise',
  effort: 'low',
  effortHours: 4,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.1,
    mid: 0.2,
    high: 0.4,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Win more clicks: “{value}”',
      pl: 'Zdobądź kliknięcia: „{value}”',
    },
    {
      en: 'Win more clicks from search',
      pl: 'Zdobądź więcej kliknięć',
    },
  ],
  impact: {
    en: 'Possible traffic growth',
    pl: 'Możliwy wzrost ruchu',
  },
  text: [
    {
      en: '“{value}” is shown and seldom clicked: about {money} is within reach. Rewrite title and description.',
      pl: '„{value}” ma wyświetlenia, a mało kliknięć: w zasięgu jest około {money}. Popraw tytuł i opis.',
    },
    {
      en: '“{value}” is shown and could be clicked more. Rewrite title and description for what is asked.',
      pl: '„{value}” ma wyświetlenia, a mogłoby mieć więcej kliknięć. Dopasuj tytuł i opis do pytania.',
    },
    {
      en: 'Some results are shown and could be clicked more. Rewrite their titles and descriptions.',
      pl: 'Część wyników ma wyświetlenia, a mogłaby mieć więcej kliknięć. Popraw ich tytuły i opisy.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'A result is chosen in a glance by the words of its title, by what it promises and by price or stars beside it. Rewriting these is the cheapest work in search and can be measured within weeks: the page and its position stay as they are.',
        pl: 'Wynik wybiera się jednym spojrzeniem, po słowach tytułu, obietnicy oraz cenie lub gwiazdkach obok. Ich przeredagowanie to najtańsza praca w wyszukiwarce, a skutek da się zmierzyć w kilka tygodni, strona i pozycja pozostają przecież te same.',
      },
    ],
    [
      {
        en: 'Read the queries behind it first: where they do not fit the page, no title helps and the page needs other content. Put what is asked into the first words, add what sets the shop apart, and compare clicks at equal positions before and after.',
        pl: 'Najpierw przeczytaj zapytania, które za tym stoją: gdy nie pasują do strony, tytuł nie pomoże i potrzebna jest inna treść. Umieść to, o co pytają, w pierwszych słowach, dodaj to, co wyróżnia sklep, i porównuj kliknięcia przy tej samej pozycji przed i po.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'More of those who see it click.',
        pl: 'Klika więcej osób, które widzą wynik.',
      },
    },
    {
      action: {
        en: 'List queries, position and clicks of the page, and mark those that fit what is sold.',
        pl: 'Wypisz zapytania, pozycję i kliknięcia strony i zaznacz te, które pasują do oferty.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Work begins where it can sell.',
        pl: 'Praca zaczyna się tam, gdzie może sprzedać.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Compare clicks at equal positions some weeks after the change, and take back what did worse.',
        pl: 'Kilka tygodni po zmianie porównaj kliknięcia przy tej samej pozycji i cofnij to, co wypadło gorzej.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The better wording stays.',
        pl: 'Zostaje lepsze brzmienie.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Repeat the list every month, by value.',
        pl: 'Powtarzaj listę co miesiąc, według wartości.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Cheap clicks are not left to others.',
        pl: 'Tanie kliknięcia nie idą do innych.',
      },
    },
  ],
  disproof: {
    en: 'The results page answers the question itself: then a better title wins no clicks.',
    pl: 'Strona wyników sama odpowiada na pytanie: wtedy lepszy tytuł nie da kliknięć.',
  },
};
