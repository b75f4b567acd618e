import { AT_STAKE, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const resetBidding: GrowthTemplate = {
  name: 'reset_bidding',
  team: 'performance_marketing',
  rules: {
    causes: ['bidding_misset'],
    metrics: [],
    dimensions: [],
  },
  lever: 'bid_strategy',
  leverDirection: 'fix',
  effort: 'low',
  effortHours: 3,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Reset the bidding: “{value}”',
      pl: 'Ustaw stawki: „{value}”',
    },
    {
      en: 'Reset the bidding',
      pl: 'Ustaw stawki na nowo',
    },
  ],
  impact: {
    en: 'Possible better return',
    pl: 'Możliwy lepszy zwrot',
  },
  text: [
    {
      en: 'Bidding of “{value}” does not fit its results: about {money} is at stake. Move the target in small steps.',
      pl: 'Stawki „{value}” nie pasują do wyników: chodzi o około {money}. Zmieniaj cel małymi krokami.',
    },
    {
      en: 'Bidding of “{value}” does not fit its results. Move the target in small steps.',
      pl: 'Stawki „{value}” nie pasują do wyników. Zmieniaj cel małymi krokami.',
    },
    {
      en: 'Bidding does not fit the results. Move the target in small steps.',
      pl: 'Stawki nie pasują do wyników. Zmieniaj cel małymi krokami.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Automatic bidding does what its target and its conversions tell it. A target out of reach starves a campaign, one too easy lets it overpay, and too few conversions leave it guessing; each of the three looks like a bad campaign from outside.',
        pl: 'Automatyczne stawki robią to, co każą im cel i konwersje. Cel poza zasięgiem głodzi kampanię, zbyt łatwy pozwala przepłacać, a zbyt mała liczba konwersji każe zgadywać, i z zewnątrz każdy z tych przypadków wygląda jak zła kampania.',
      },
    ],
    [
      {
        en: 'Check first that conversions and their values are counted rightly. Then bring the target near to what is reached, change it seldom and in small steps, and give each step the time in which buyers decide before it is judged.',
        pl: 'Najpierw sprawdź, czy konwersje i ich wartości są dobrze liczone. Potem zbliż cel do osiąganego wyniku, zmieniaj go rzadko i małymi krokami i zanim ocenisz krok, daj mu tyle czasu, ile klienci potrzebują na decyzję.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'low',
      expectedEffect: {
        en: 'Bidding works towards a target that can be reached.',
        pl: 'Stawki dążą do celu, który da się osiągnąć.',
      },
    },
    {
      action: {
        en: 'Check which conversions bidding counts, and with which values.',
        pl: 'Sprawdź, które konwersje liczą się w stawkach i z jakimi wartościami.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'Bidding learns from orders and not from noise.',
        pl: 'Stawki uczą się na zamówieniach, a nie na szumie.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Change nothing else until learning is over, and compare then with the weeks before.',
        pl: 'Nie zmieniaj nic więcej do końca uczenia się, a potem porównaj z wcześniejszymi tygodniami.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The effect of the target can be seen.',
        pl: 'Skutek zmiany celu da się zobaczyć.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Derive targets from margin by group of products, and review them each season.',
        pl: 'Wyprowadzaj cele z marży grup produktów i sprawdzaj je co sezon.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Targets say what an order may cost.',
        pl: 'Cele mówią, ile może kosztować zamówienie.',
      },
    },
  ],
  disproof: {
    en: 'With a target that is reached neither volume nor return moves: then demand or the offer is the limit, and not the bids.',
    pl: 'Przy osiągalnym celu ani wolumen, ani zwrot się nie ruszają: wtedy ogranicza popyt lub oferta, a nie stawki.',
  },
};
