import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const growBesideTheStrongPage: GrowthTemplate = {
  name: 'grow_beside_the_strong_page',
  team: 'gsc_specialist',
  rules: {
    causes: ['dependence'],
    metrics: [],
    dimensions: [],
  },
  lever: 'rankings',
  leverDirection: 'raise',
  effort: 'medium',
  effortHours: 8,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Grow beside “{value}”',
      pl: 'Rozwijaj obok: „{value}”',
    },
    {
      en: 'Grow beside the strong entry',
      pl: 'Rozwijaj inne wejścia',
    },
  ],
  impact: {
    en: 'Planned spread of risk',
    pl: 'Planowany podział ryzyka',
  },
  text: [
    {
      en: 'Many search clicks come by “{value}”. Improve the next queries, which are shown and not yet clicked.',
      pl: 'Wiele kliknięć daje „{value}”. Popraw kolejne zapytania, które mają wyświetlenia, a mało kliknięć.',
    },
    {
      en: 'Many search clicks come by one entry. Improve the next queries, which are shown and not yet clicked.',
      pl: 'Wiele kliknięć daje jedno wejście. Popraw kolejne zapytania z wyświetleniami.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'Clicks that come by one page or by the name of the shop look like strength and leave it open to a single change. Search data shows the way out at no cost: the queries for which the shop is shown already and not yet chosen are its next entries.',
        pl: 'Kliknięcia z jednej strony lub z nazwy sklepu wyglądają na siłę, a wystawiają go na jedną zmianę. Dane z wyszukiwarki za darmo pokazują wyjście: zapytania, na które sklep już się wyświetla, a jeszcze nie jest wybierany, to jego kolejne wejścia.',
      },
    ],
    [
      {
        en: 'Leave the strong page as it is, and watch its position every week. List the next queries by impressions and by what the shop can sell for them, and improve a few of them at a time.',
        pl: 'Mocną stronę zostaw bez zmian i co tydzień sprawdzaj jej pozycję. Wypisz kolejne zapytania według wyświetleń i tego, co sklep może na nich sprzedać, i poprawiaj po kilka naraz.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'Other entries begin to bring clicks.',
        pl: 'Kliknięcia zaczynają dawać inne wejścia.',
      },
    },
    {
      action: {
        en: 'List queries without the name of the shop, by impressions.',
        pl: 'Wypisz zapytania bez nazwy sklepu według wyświetleń.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The next entries are known.',
        pl: 'Kolejne wejścia są znane.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Improve title, answer and links of the pages for the best of them.',
        pl: 'Popraw tytuł, odpowiedź i linki stron dla najlepszych z nich.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Clicks come from more places.',
        pl: 'Kliknięcia przychodzą z wielu miejsc.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Follow the share of the largest entry every quarter.',
        pl: 'Co kwartał sprawdzaj udział największego wejścia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Dependence is seen as it grows.',
        pl: 'Zależność widać, gdy rośnie.',
      },
    },
  ],
  disproof: {
    en: 'The other entries bring clicks and no buyers: then the strong one is where the market is.',
    pl: 'Inne wejścia dają kliknięcia, a nie kupujących: wtedy rynek jest tam, gdzie to mocne.',
  },
};
