import { EFFECT_INTERVAL, FINDING, REMEDY, SPENT_FOR_LITTLE } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const cutWastingCampaign: GrowthTemplate = {
  name: 'cut_wasting_campaign',
  team: 'performance_marketing',
  rules: {
    causes: ['campaign_wasting'],
    metrics: [],
    dimensions: [],
  },
  lever: 'campaign_budget',
  leverDirection: 'cut',
  effort: 'low',
  effortHours: 2,
  recovery: {
    metric: 'ad_spend',
    direction: 'down',
    low: 0.3,
    mid: 0.5,
    high: 0.7,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Cut the budget of “{value}”',
      pl: 'Ogranicz budżet: „{value}”',
    },
    {
      en: 'Cut budgets that do not pay',
      pl: 'Ogranicz budżet bez zwrotu',
    },
  ],
  impact: {
    en: 'Possible saving',
    pl: 'Możliwy spadek strat',
  },
  text: [
    {
      en: 'In “{value}” about {money} is spent for too little. Cut the budget to what its return allows.',
      pl: 'Na „{value}” idzie około {money} bez należnego efektu. Ogranicz budżet do kwoty, na którą pozwala zwrot.',
    },
    {
      en: '“{value}” brings too little for its cost. Cut the budget to what its return allows.',
      pl: '„{value}” daje za mało jak na swój koszt. Ogranicz budżet do kwoty, na którą pozwala zwrot.',
    },
    {
      en: 'Part of the advertising brings too little for its cost. Cut its budget to what the return allows.',
      pl: 'Część reklam daje za mało jak na swój koszt. Ogranicz jej budżet do kwoty, na którą pozwala zwrot.',
    },
  ],
  desc: [
    [FINDING, SPENT_FOR_LITTLE],
    [
      {
        en: 'A campaign that brings less than the same money brings elsewhere takes budget from those that pay. Its weakest spend goes first: search terms, audiences and placements that cost and do not sell are usually few and hold most of the waste.',
        pl: 'Kampania, która daje mniej niż te same pieniądze gdzie indziej, zabiera budżet tym, które zarabiają. Najpierw warto odciąć najsłabszy wydatek: zapytania, odbiorców i miejsca, które kosztują i nie sprzedają. Zwykle jest ich niewiele, a pochłaniają większość takich pieniędzy.',
      },
    ],
    [
      {
        en: 'Lower the budget in steps and compare after a full week, counting the delay with which buyers decide. Judge by margin and by what new customers are worth, not by the first order alone, and leave a campaign that is meant to be known rather than to sell out of this comparison.',
        pl: 'Obniżaj budżet krokami i porównuj po pełnym tygodniu, z uwzględnieniem czasu, po którym klienci się decydują. Oceniaj po marży i wartości nowych klientów, a nie tylko po pierwszym zamówieniu, i wyłącz z porównania kampanię, która ma budować rozpoznawalność, a nie sprzedawać.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'The loss on the weakest spend ends.',
        pl: 'Kończy się strata na najsłabszym wydatku.',
      },
    },
    {
      action: {
        en: 'Check that conversions and their values reach the platform in full.',
        pl: 'Sprawdź, czy konwersje i ich wartości w całości docierają do platformy.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A counting fault is excluded before money is moved.',
        pl: 'Błąd liczenia jest wykluczony, zanim ruszysz pieniądze.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Give the freed amount to the campaign with the best return on additional spend, in a small step.',
        pl: 'Przenieś uwolnioną kwotę małym krokiem do kampanii z najlepszym zwrotem z dodatkowego wydatku.',
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
        en: 'Agree on a least return for each campaign, and review it every month.',
        pl: 'Ustal najniższy dopuszczalny zwrot dla każdej kampanii i sprawdzaj go co miesiąc.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Waste is seen while it is small.',
        pl: 'Stratę widać, póki jest mała.',
      },
    },
  ],
  disproof: {
    en: 'Sales outside advertising fall when the budget is lower: then the campaign works in ways that its own return does not show.',
    pl: 'Sprzedaż poza reklamą spada przy niższym budżecie: wtedy kampania działa w sposób, którego jej własny zwrot nie pokazuje.',
  },
};
