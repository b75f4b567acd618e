import { AT_STAKE, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const planForTheSeason: GrowthTemplate = {
  name: 'plan_for_the_season',
  team: 'performance_marketing',
  rules: {
    causes: ['season_ahead'],
    metrics: [],
    dimensions: [],
    needsSegment: false,
  },
  lever: 'season_plan',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Plan for the weeks ahead',
      pl: 'Zaplanuj nadchodzące tygodnie',
    },
  ],
  impact: {
    en: 'Planned season',
    pl: 'Planowany sezon',
  },
  text: [
    {
      en: 'The season moves sales by about {money}. Plan stock, budgets and mailings by it, not by recent weeks.',
      pl: 'Sezon przesuwa sprzedaż o około {money}. Planuj zapas, budżety i mailingi według niego, a nie ostatnich tygodni.',
    },
    {
      en: 'The season changes demand. Plan stock, budgets and mailings by it and not by recent weeks.',
      pl: 'Sezon zmienia popyt. Planuj zapas, budżety i mailingi według niego, a nie ostatnich tygodni.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Whoever plans by the last weeks is late at both ends: stock and budgets lack when demand begins and stand idle when it ends. The course of earlier years is the best guide that the shop has, but it is a guess that grows weaker with every week and with everything that is new this year.',
        pl: 'Kto planuje według ostatnich tygodni, spóźnia się na początku i na końcu: zapasu i budżetu brakuje, gdy popyt rusza, a zalegają, gdy gaśnie. Przebieg poprzednich lat to najlepsza wskazówka, jaką sklep ma, ale jest przypuszczeniem, które słabnie z każdym tygodniem i z każdą tegoroczną nowością.',
      },
    ],
    [
      {
        en: 'Write down for each week what must be ready: stock, budget, mailings, pages, people. Commit early to what takes long, and keep what is quick to change open until the first days show how this year compares.',
        pl: 'Zapisz na każdy tydzień, co musi być gotowe: zapas, budżet, mailingi, strony, ludzie. Wcześnie zdecyduj o tym, co trwa długo, a to, co łatwo zmienić, zostaw otwarte, aż pierwsze dni pokażą, jak wypada ten rok.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The shop is ready when demand is there.',
        pl: 'Sklep jest gotowy, gdy pojawia się popyt.',
      },
    },
    {
      action: {
        en: 'Compare the stock of the season’s products with what they sold in the same weeks a year before.',
        pl: 'Porównaj zapas produktów sezonowych z ich sprzedażą w tych samych tygodniach rok temu.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'What would run out is known in time.',
        pl: 'Na czas wiadomo, czego zabraknie.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Compare each week with the plan, and adjust budgets and orders.',
        pl: 'Co tydzień porównuj wynik z planem i koryguj budżety oraz zamówienia.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The plan follows what comes.',
        pl: 'Plan nadąża za tym, co przychodzi.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Write down after the season what was too much and what was missing.',
        pl: 'Po sezonie zapisz, czego było za dużo, a czego brakowało.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The next plan begins from facts.',
        pl: 'Następny plan zaczyna od faktów.',
      },
    },
  ],
  disproof: {
    en: 'The first weeks leave the course of earlier years: then something other than the season decides.',
    pl: 'Pierwsze tygodnie odbiegają od przebiegu poprzednich lat: wtedy decyduje coś innego niż sezon.',
  },
};
