import { EFFECT_INTERVAL, FINDING, REMEDY, WITHIN_REACH } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const strengthenTheAnswer: GrowthTemplate = {
  name: 'strengthen_the_answer',
  team: 'seo_technical',
  rules: {
    causes: ['ranking_opportunity'],
    metrics: [],
    dimensions: [],
  },
  lever: 'content',
  leverDirection: 'raise',
  effort: 'medium',
  effortHours: 10,
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
      en: 'Strengthen the page: “{value}”',
      pl: 'Wzmocnij stronę: „{value}”',
    },
    {
      en: 'Strengthen pages near the top',
      pl: 'Wzmocnij strony blisko czołówki',
    },
  ],
  impact: {
    en: 'Possible traffic growth',
    pl: 'Możliwy wzrost ruchu',
  },
  text: [
    {
      en: '“{value}” could bring more clicks: about {money} is within reach. Improve the page that answers it.',
      pl: '„{value}” może dać więcej kliknięć: w zasięgu jest około {money}. Popraw stronę, która na to odpowiada.',
    },
    {
      en: '“{value}” could bring more clicks. Improve the page that answers it, and link to it.',
      pl: '„{value}” może dać więcej kliknięć. Popraw stronę, która na to odpowiada, i podlinkuj ją.',
    },
    {
      en: 'Some searches could bring more clicks. Improve the pages that answer them, and link to them.',
      pl: 'Część zapytań może dać więcej kliknięć. Popraw strony, które na nie odpowiadają, i podlinkuj je.',
    },
  ],
  desc: [
    [FINDING, WITHIN_REACH],
    [
      {
        en: 'Where a page is shown already, the search engine has accepted it as a possible answer, and work there pays sooner than a new page would. What moves it up is a fuller answer to what is asked, links from pages of the shop that are strong, and content that a phone gets in full.',
        pl: 'Gdy strona już się wyświetla, wyszukiwarka uznała ją za możliwą odpowiedź i praca nad nią opłaca się szybciej niż nowa strona. W górę przesuwa ją pełniejsza odpowiedź na pytanie, linki z mocnych stron sklepu i treść w całości dostępna na telefonie.',
      },
    ],
    [
      {
        en: 'Look at the results above and write down what they answer that the page does not. Add it, set links with plain words from categories and guides, and leave the address as it is. Give it several weeks before it is judged.',
        pl: 'Obejrzyj wyniki powyżej i zapisz, na co odpowiadają, a twoja strona nie. Dodaj to, ustaw linki zwykłymi słowami z kategorii i poradników i nie zmieniaj adresu. Zanim ocenisz, daj jej kilka tygodni.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The page answers the search better.',
        pl: 'Strona lepiej odpowiada na zapytanie.',
      },
    },
    {
      action: {
        en: 'Check which page answers the search now, and whether the shop can sell for it.',
        pl: 'Sprawdź, która strona teraz odpowiada na zapytanie i czy sklep może na nim sprzedać.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Work goes where it can earn.',
        pl: 'Praca idzie tam, gdzie może zarobić.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Link to it from the strongest pages about the same thing.',
        pl: 'Podlinkuj ją z najmocniejszych stron na ten temat.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The page gains weight.',
        pl: 'Strona zyskuje na znaczeniu.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Review the searches just below the top every quarter, by value.',
        pl: 'Co kwartał przeglądaj zapytania tuż pod czołówką, według wartości.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Effort follows what is within reach.',
        pl: 'Wysiłek idzie za tym, co w zasięgu.',
      },
    },
  ],
  disproof: {
    en: 'More clicks come and nobody buys over several weeks: then the search asks for knowledge and not for a product.',
    pl: 'Kliknięć przybywa, a przez kilka tygodni nikt nie kupuje: wtedy to zapytanie o wiedzę, a nie o produkt.',
  },
};
