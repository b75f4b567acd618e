import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const closeCheckoutGap: GrowthTemplate = {
  name: 'close_checkout_gap',
  team: 'ux_conversion',
  rules: {
    causes: ['checkout_gap'],
    metrics: [],
    dimensions: [],
  },
  lever: 'checkout',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 10,
  recovery: {
    metric: 'revenue',
    direction: 'up',
    low: 0.15,
    mid: 0.3,
    high: 0.5,
    horizonDays: 30,
  },
  constants: {},
  required: [],
  h1: [
    {
      en: 'Ease the purchase: “{value}”',
      pl: 'Ułatw zakup: „{value}”',
    },
    {
      en: 'Ease the way to the order',
      pl: 'Ułatw drogę do zamówienia',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: 'In “{value}” buyers give up on the way: about {money} is at stake. Find the step where they stop.',
      pl: 'W „{value}” kupujący rezygnują po drodze: stawką jest około {money}. Znajdź krok, na którym stają.',
    },
    {
      en: 'In “{value}” buyers give up on the way to an order. Find the step where they stop.',
      pl: 'W „{value}” kupujący rezygnują po drodze do zamówienia. Znajdź krok, na którym stają.',
    },
    {
      en: 'Buyers give up on the way: about {money} is at stake. Find the step where they stop.',
      pl: 'Kupujący rezygnują po drodze: stawką jest około {money}. Znajdź krok, na którym stają.',
    },
    {
      en: 'Buyers give up on the way to an order. Find the step where they stop and ease it.',
      pl: 'Kupujący rezygnują po drodze do zamówienia. Znajdź krok, na którym stają, i go ułatw.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'Whoever fills a cart wants to buy; what happens after it is the shop’s own doing. People give up where they meet a cost that they did not know of, an account that they do not want, a payment or delivery that they lack, or a form that fails without saying why.',
        pl: 'Kto napełnia koszyk, chce kupić, a to, co dzieje się dalej, zależy od sklepu. Ludzie rezygnują tam, gdzie trafiają na nieznany wcześniej koszt, niechciane konto, brak swojej płatności lub dostawy albo formularz, który zawodzi i nie mówi dlaczego.',
      },
    ],
    [
      {
        en: 'Walk the way from product to confirmation yourself, then read the counts of each step and the refusals of the payment provider. Repair what fails before polishing what only annoys, change one step at a time, and compare finished orders, not clicks.',
        pl: 'Przejdź drogę od produktu do potwierdzenia samodzielnie, a potem przeczytaj liczby dla każdego kroku i odmowy operatora płatności. Najpierw napraw to, co zawodzi, a dopiero potem to, co tylko drażni, zmieniaj jeden krok naraz i porównuj ukończone zamówienia, a nie kliknięcia.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'More carts end in an order.',
        pl: 'Więcej koszyków kończy się zamówieniem.',
      },
    },
    {
      action: {
        en: 'Place a test order with each payment and delivery method, and note where it stops or surprises.',
        pl: 'Złóż zamówienie testowe każdą metodą płatności i dostawy i zapisz, gdzie się zatrzymuje lub zaskakuje.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The weak step is known the same day.',
        pl: 'Tego samego dnia wiadomo, który krok jest słaby.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Watch recordings of visits that end at this step, and remove what stops several of them.',
        pl: 'Obejrzyj nagrania wizyt kończących się na tym kroku i usuń to, co zatrzymuje kilka z nich.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The most common obstacle is gone.',
        pl: 'Znika najczęstsza przeszkoda.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Count every step of the purchase by device and country, with an alert when one of them weakens.',
        pl: 'Licz każdy krok zakupu według urządzeń i krajów, z alertem, gdy któryś słabnie.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The next obstacle is seen within a day.',
        pl: 'Następną przeszkodę widać w ciągu doby.',
      },
    },
  ],
  disproof: {
    en: 'Test orders go through without surprise and the shop system holds more orders than analytics: then it is the tracking.',
    pl: 'Zamówienia testowe przechodzą bez niespodzianek, a system sklepu ma więcej zamówień niż analityka: wtedy to pomiar.',
  },
};
