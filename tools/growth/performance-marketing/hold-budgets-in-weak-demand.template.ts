import { SEGMENT_SHIFT } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const holdBudgetsInWeakDemand: GrowthTemplate = {
  name: 'hold_budgets_in_weak_demand',
  team: 'performance_marketing',
  rules: { causes: ['demand_drop'], metrics: [], dimensions: [], direction: 'down', minDays: 3 },
  lever: 'campaign_budget',
  leverDirection: 'hold',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Hold budgets while demand is low', pl: 'Utrzymaj budżety przy słabym popycie' }],
  impact: { en: 'Possible lower waste', pl: 'Możliwy mniejszy wydatek' },
  text: [
    {
      en: '{metric} changed by {change}, most of all in “{value}”. Hold budgets, guard the return, and do not chase volume.',
      pl: 'Wskaźnik „{metric}”: {change}, najbardziej w „{value}”. Utrzymaj budżety i pilnuj zwrotu.',
    },
    {
      en: '{metric} changed by {change} in all sources. Hold budgets, guard the return, and do not chase volume.',
      pl: 'Wskaźnik „{metric}”: {change} we wszystkich źródłach. Utrzymaj budżety i pilnuj zwrotu.',
    },
    {
      en: 'Demand fell in all sources. Hold budgets, guard the return, and do not chase volume.',
      pl: 'Popyt spadł we wszystkich źródłach. Utrzymaj budżety i pilnuj zwrotu.',
    },
  ],
  desc: [
    SEGMENT_SHIFT,
    [
      {
        en: 'All sources fell together and the site sells as well as before to those who come, so fewer people are looking. Pushing more budget into weak demand buys the same people at a higher price.',
        pl: 'Wszystkie źródła spadły razem, a sklep sprzedaje odwiedzającym równie dobrze jak dotąd, więc po prostu mniej osób szuka. Dokładanie budżetu przy słabym popycie kupuje tych samych ludzi drożej.',
      },
    ],
    [
      {
        en: 'Compare with the same weeks of last year, with holidays and with a public index of search interest. If it is the season, plan by it; if rivals grow meanwhile, the reason is price or offer.',
        pl: 'Porównaj z tymi samymi tygodniami ubiegłego roku, ze świętami i z publicznym indeksem zainteresowania wyszukiwaniem. Jeśli to sezon, planuj według niego, a jeśli konkurenci w tym czasie rosną, powodem jest cena lub oferta.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare with last year, the calendar and search interest for your main terms.',
        pl: 'Porównaj z ubiegłym rokiem, kalendarzem i zainteresowaniem głównymi hasłami.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Season is told from a lost market.',
        pl: 'Sezon zostaje odróżniony od utraty rynku.',
      },
    },
    {
      action: {
        en: 'Keep targets of return unchanged so that automatic bidding spends less by itself.',
        pl: 'Zostaw cele zwrotu bez zmian, aby automatyczne stawki same wydawały mniej.',
      },
      effort: 'low',
      expectedEffect: { en: 'The return is guarded.', pl: 'Zwrot jest chroniony.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Put the remaining effort into former buyers: newsletter, reorder reminders, loyalty.',
        pl: 'Skieruj wysiłek do dotychczasowych klientów: newsletter, przypomnienia, program lojalnościowy.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Sales that do not depend on new demand.',
        pl: 'Sprzedaż niezależna od nowego popytu.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Add season and holidays to budget planning.',
        pl: 'Uwzględnij sezon i święta w planowaniu budżetów.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Budgets follow demand.', pl: 'Budżety idą za popytem.' },
    },
  ],
  disproof: {
    en: 'Search interest in your terms did not fall: then visitors go elsewhere and it is not demand.',
    pl: 'Zainteresowanie Waszymi hasłami nie spadło: wtedy klienci idą gdzie indziej i to nie popyt.',
  },
};
