import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const reviewAdChanges: GrowthTemplate = {
  name: 'review_ad_changes',
  team: 'performance_marketing',
  rules: { causes: ['unexplained', 'mix_change'], metrics: [], dimensions: [] },
  lever: 'ad_account',
  leverDirection: 'investigate',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Review ad account changes', pl: 'Przejrzyj zmiany na kontach' }],
  impact: { en: 'Planned account review', pl: 'Planowany przegląd konta' },
  text: [
    {
      en: '{metric} changed by {change} without a clear cause. Read the change history of the ad accounts first.',
      pl: 'Wskaźnik „{metric}”: {change}, bez jasnej przyczyny. Przejrzyj historię zmian kont reklamowych.',
    },
    {
      en: 'A change without a clear cause. Read the change history of the ad accounts first.',
      pl: 'Zmiana bez jasnej przyczyny. Przejrzyj historię zmian kont reklamowych.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'Nothing in the stored figures names a single campaign or source. Advertising accounts change often and by several hands, automatic rules included, so their history is the cheapest place to look.',
        pl: 'Nic w zapisanych danych nie wskazuje jednej kampanii ani źródła. Konta reklamowe zmieniają się często i przez wiele rąk, także przez automatyczne reguły, więc ich historia to najtańsze miejsce do sprawdzenia.',
      },
    ],
    [
      {
        en: 'List what changed on the days around {first_day}: bids, targets, audiences, creatives, budgets, landing pages. Change nothing new until the list is read, or two changes will be mixed.',
        pl: 'Wypisz, co zmieniło się w dniach wokół {first_day}: stawki, cele, grupy, kreacje, budżety, strony docelowe. Nie wprowadzaj nic nowego, dopóki lista nie jest przeczytana, bo inaczej zmiany się pomieszają.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Read the change history of every account for these days.',
        pl: 'Przeczytaj historię zmian każdego konta za te dni.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A change with a fitting date is found or excluded.',
        pl: 'Zmiana z pasującą datą jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Undo the likeliest change for a full week and compare.',
        pl: 'Cofnij najbardziej prawdopodobną zmianę na pełny tydzień i porównaj.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The cause is shown, not guessed.',
        pl: 'Przyczyna jest wykazana, a nie zgadnięta.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Note each change with its reason and its expected effect.',
        pl: 'Zapisuj każdą zmianę z powodem i oczekiwanym efektem.',
      },
      effort: 'low',
      expectedEffect: { en: 'The next review takes minutes.', pl: 'Następny przegląd zajmie minuty.' },
    },
  ],
  disproof: {
    en: 'Sources without advertising moved in the same way: then the accounts are not the cause.',
    pl: 'Źródła bez reklam ruszyły się tak samo: wtedy konta nie są przyczyną.',
  },
};
