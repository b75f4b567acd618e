import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const rebalanceAdBudget: GrowthTemplate = {
  name: 'rebalance_ad_budget',
  team: 'performance_marketing',
  rules: { causes: ['ads_efficiency_drop'], metrics: ['roas', 'ad_conversion_value'], dimensions: [] },
  lever: 'campaign_budget',
  leverDirection: 'cut',
  effort: 'low',
  effortHours: 4,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [
    { en: 'Move budget from “{value}”', pl: 'Przesuń budżet: „{value}”' },
    { en: 'Rebalance the ad budget', pl: 'Zrównoważ budżet reklam' },
  ],
  impact: { en: 'Possible better return', pl: 'Możliwy lepszy zwrot' },
  text: [
    {
      en: '{metric} of “{value}” changed by {segment_change}. Move part of its budget to campaigns that pay.',
      pl: 'Wskaźnik „{metric}” dla „{value}”: {segment_change}. Przesuń część budżetu do opłacalnych kampanii.',
    },
    {
      en: 'Advertising returns less than expected. Move budget to campaigns that pay.',
      pl: 'Zwrot z reklam spadł. Przesuń budżet do kampanii, które się opłacają.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'The return on spend fell, so the same money brings less revenue. Since average return hides the last amount spent, a campaign may look fine on average while its additional spend loses money.',
        pl: 'Zwrot z wydatków spadł, więc te same pieniądze przynoszą mniej przychodu. Średni zwrot ukrywa ostatnią wydaną kwotę, dlatego kampania może średnio wyglądać dobrze, choć jej dodatkowy wydatek przynosi stratę.',
      },
    ],
    [
      {
        en: 'Rank campaigns by the return of their additional spend since {first_day}, move budget in small steps from the lowest to the highest, and leave each step a full week. Count margin, not revenue, wherever the margin is known.',
        pl: 'Uszereguj kampanie według zwrotu z dodatkowego wydatku od {first_day}, przesuwaj budżet małymi krokami od najsłabszej do najlepszej i każdemu krokowi daj pełny tydzień. Licz marżę, a nie przychód, wszędzie tam, gdzie ją znasz.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Rank campaigns by return on additional spend and lower the budget of the weakest in a small step.',
        pl: 'Uszereguj kampanie według zwrotu z dodatkowego wydatku i małym krokiem obniż budżet najsłabszej.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The loss on the weakest spend ends.',
        pl: 'Kończy się strata na najsłabszym wydatku.',
      },
    },
    {
      action: {
        en: 'Check that conversions and values reach the platform in full.',
        pl: 'Sprawdź, czy konwersje i ich wartości w całości docierają do platformy.',
      },
      effort: 'low',
      expectedEffect: { en: 'A counting fault is excluded.', pl: 'Błąd liczenia jest wykluczony.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Raise the best campaigns by the freed amount and compare after a full week.',
        pl: 'Zwiększ najlepsze kampanie o uwolnioną kwotę i porównaj po pełnym tygodniu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The same budget brings more revenue.',
        pl: 'Ten sam budżet przynosi więcej przychodu.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Test the true effect of the largest campaigns with a regional pause.',
        pl: 'Zbadaj prawdziwy wpływ największych kampanii, wstrzymując je w wybranym regionie.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Spend is judged by what it adds.', pl: 'Wydatek ocenia się po tym, co dodaje.' },
    },
  ],
  disproof: {
    en: 'Sales outside advertising rise when this campaign runs: then it works in ways that its own return does not show.',
    pl: 'Sprzedaż poza reklamą rośnie, gdy ta kampania działa: wtedy pracuje w sposób, którego jej własny zwrot nie pokazuje.',
  },
};
