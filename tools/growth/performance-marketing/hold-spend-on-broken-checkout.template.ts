import { SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const holdSpendOnBrokenCheckout: GrowthTemplate = {
  name: 'hold_spend_on_broken_checkout',
  team: 'performance_marketing',
  rules: {
    causes: ['checkout_broken'],
    metrics: [],
    dimensions: ['channel', 'source', 'medium', 'campaign', 'device', 'device_category', 'country'],
    direction: 'down',
    minShare: 0.3,
    needsSegment: true,
  },
  lever: 'campaign_budget',
  leverDirection: 'hold',
  effort: 'low',
  effortHours: 2,
  recovery: null,
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Hold ad spend on “{value}”', pl: 'Wstrzymaj reklamy: „{value}”' }],
  impact: { en: 'Expected saved spend', pl: 'Możliwy mniejszy wydatek' },
  text: [
    {
      en: 'Visits from “{value}” no longer end in orders. Hold spend there until a test order succeeds.',
      pl: 'Ruch „{value}” nie kończy się zamówieniem. Wstrzymaj tam wydatki do udanego zamówienia testowego.',
    },
    {
      en: '“{value}” no longer buys. Hold ad spend there until a test order succeeds.',
      pl: 'Segment „{value}” nie kupuje. Wstrzymaj tam wydatki do czasu naprawy.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'Paying for visits that cannot buy is a loss on top of the lost orders, and it teaches automatic bidding that this segment is worthless. The bidding would then stay low after the repair.',
        pl: 'Płacenie za wizyty, które nie mogą kupić, to strata ponad utracone zamówienia, a do tego uczy automatyczne stawki, że segment jest bezwartościowy. Po naprawie stawki pozostałyby zaniżone.',
      },
    ],
    [
      {
        en: 'Lower spend on the segment “{value}” only, leave all others as they are, and exclude the days since {first_day} from the learning of automatic bidding where the platform allows it. Restore the former level as soon as a test order goes through.',
        pl: 'Ogranicz wydatki tylko w segmencie „{value}”, resztę zostaw bez zmian, a dni od {first_day} wyklucz z uczenia automatycznych stawek tam, gdzie platforma na to pozwala. Przywróć dawny poziom, gdy tylko zamówienie testowe przejdzie.',
      },
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Reduce bids for the segment “{value}” to the least the platform allows.',
        pl: 'Obniż stawki dla segmentu „{value}” do najniższych, na jakie pozwala platforma.',
      },
      effort: 'low',
      expectedEffect: { en: 'Spend without sales stops.', pl: 'Kończy się wydatek bez sprzedaży.' },
    },
    {
      action: {
        en: 'Check that links and landing pages of this segment lead to a working basket, and that no promotion code fails.',
        pl: 'Sprawdź, czy linki i strony docelowe tego segmentu prowadzą do działającego koszyka i czy nie zawodzi kod promocyjny.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'A fault of the campaign itself is found or excluded.',
        pl: 'Usterka samej kampanii jest znaleziona albo wykluczona.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Exclude the faulty days from bidding as a data exclusion, then restore the former bids.',
        pl: 'Wyklucz wadliwe dni z danych dla strategii stawek, a potem przywróć dawne stawki.',
      },
      effort: 'low',
      expectedEffect: { en: 'Bidding does not learn from a fault.', pl: 'Stawki nie uczą się na usterce.' },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Let a stop of purchases in a segment pause its adverts automatically.',
        pl: 'Niech brak zakupów w segmencie automatycznie wstrzymuje jego reklamy.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A fault costs orders only, not spend as well.',
        pl: 'Usterka kosztuje tylko zamówienia, a nie także reklamę.',
      },
    },
  ],
  disproof: {
    en: 'Orders of the segment are in the shop system: then only the measurement broke, and spend should stay.',
    pl: 'Zamówienia segmentu są w systemie sklepu: wtedy zepsuł się tylko pomiar i wydatki powinny zostać.',
  },
};
