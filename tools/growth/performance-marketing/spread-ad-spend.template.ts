import { DEPENDS, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const spreadAdSpend: GrowthTemplate = {
  name: 'spread_ad_spend',
  team: 'performance_marketing',
  rules: {
    causes: ['dependence'],
    metrics: [],
    dimensions: ['campaign', 'campaign_name', 'adset', 'adset_name', 'product', 'product_id'],
    needsSegment: true,
  },
  lever: 'ad_setup',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 6,
  recovery: null,
  constants: {},
  required: [],
  h1: [
    {
      en: 'Spread what “{value}” takes',
      pl: 'Rozłóż wydatek: „{value}”',
    },
    {
      en: 'Spread the ad spend',
      pl: 'Rozłóż wydatek na reklamę',
    },
  ],
  impact: {
    en: 'Planned spread of risk',
    pl: 'Planowany podział ryzyka',
  },
  text: [
    {
      en: '“{value}” takes a large part of the spend, about {money}. Give the others a budget that it cannot drain.',
      pl: '„{value}” pochłania dużą część wydatku, około {money}. Daj pozostałym budżet, którego nie wyczerpie.',
    },
    {
      en: '“{value}” takes a large part of the spend. Give the others a budget that it cannot drain.',
      pl: '„{value}” pochłania dużą część wydatku. Daj pozostałym budżet, którego nie wyczerpie.',
    },
  ],
  desc: [
    [FINDING, DEPENDS],
    [
      {
        en: 'Where one place takes most of the spend, its return hides that of the others, and the day on which it tires or is stopped takes the whole account with it. Separating it costs little and shows for the first time what the others can do with money of their own.',
        pl: 'Gdy jedno miejsce pochłania większość wydatku, jego zwrot zasłania zwrot pozostałych, a dzień, w którym się zmęczy lub stanie, pociąga za sobą całe konto. Wydzielenie kosztuje niewiele i po raz pierwszy pokazuje, co pozostałe potrafią z własnymi pieniędzmi.',
      },
    ],
    [
      {
        en: 'Split where things differ in margin, season or purpose, not by habit. Keep the strong part as it is, give the rest a small fixed budget, and compare the return of both after enough conversions.',
        pl: 'Dziel tam, gdzie rzeczy różnią się marżą, sezonem lub celem, a nie z przyzwyczajenia. Mocną część zostaw bez zmian, reszcie daj mały stały budżet i porównaj zwrot obu po wystarczającej liczbie konwersji.',
      },
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'The account does not stand and fall with one place.',
        pl: 'Konto nie stoi i nie upada razem z jednym miejscem.',
      },
    },
    {
      action: {
        en: 'Compare the return of the last amount spent there with that of the others.',
        pl: 'Porównaj zwrot z ostatniej wydanej tam kwoty ze zwrotem pozostałych.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is known whether the size is earned.',
        pl: 'Wiadomo, czy wielkość jest zasłużona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Prepare a successor with another audience, advert or product.',
        pl: 'Przygotuj następcę z innymi odbiorcami, reklamą lub produktem.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A stop does not stop the sales.',
        pl: 'Przerwa nie zatrzymuje sprzedaży.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Review the concentration every quarter.',
        pl: 'Co kwartał sprawdzaj koncentrację.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is seen as it grows.',
        pl: 'Widać ją, gdy rośnie.',
      },
    },
  ],
  disproof: {
    en: 'The others were tried with budgets of their own and sold nothing at a return that pays: then the concentration is right.',
    pl: 'Pozostałe dostały już własne budżety i nic nie sprzedały z opłacalnym zwrotem: wtedy koncentracja jest słuszna.',
  },
};
