import { AT_STAKE, EFFECT_INTERVAL, FINDING, REMEDY } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const closeCheckoutGapOnDevice: GrowthTemplate = {
  name: 'close_checkout_gap_on_device',
  team: 'ux_conversion',
  rules: {
    causes: ['checkout_gap'],
    metrics: [],
    dimensions: ['deviceCategory', 'device', 'device_category', 'impression_device', 'browser'],
    needsSegment: true,
  },
  lever: 'checkout',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 12,
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
      en: 'Ease the purchase on “{value}”',
      pl: 'Ułatw zakup: „{value}”',
    },
    {
      en: 'Ease the purchase on a device',
      pl: 'Ułatw zakup na urządzeniu',
    },
  ],
  impact: {
    en: 'Possible sales growth',
    pl: 'Możliwy wzrost sprzedaży',
  },
  text: [
    {
      en: 'On “{value}” fewer visits end in an order: about {money} is at stake. Go through the purchase there.',
      pl: 'Na „{value}” mniej wizyt kończy się zamówieniem: stawką jest około {money}. Przejdź tam cały zakup.',
    },
    {
      en: 'On “{value}” too few visits end in an order. Go through the purchase there, field by field.',
      pl: 'Na „{value}” za mało wizyt kończy się zamówieniem. Przejdź tam cały zakup, pole po polu.',
    },
  ],
  desc: [
    [FINDING, AT_STAKE],
    [
      {
        en: 'People look on one device and buy on another, so a lower rate on phones is ordinary up to a point. What lies beyond it is made by the shop: small buttons, a keyboard that hides the field, an address to be typed by hand, a payment that asks for a card where a wallet would do, or a page that answers late.',
        pl: 'Ludzie oglądają na jednym urządzeniu, a kupują na innym, więc niższy wskaźnik na telefonach jest do pewnego stopnia zwyczajny. To, co ponad to, tworzy sklep: małe przyciski, klawiatura zasłaniająca pole, adres wpisywany ręcznie, karta tam, gdzie wystarczyłby portfel, albo strona, która odpowiada z opóźnieniem.',
      },
    ],
    [
      {
        en: 'Buy on a real device of this kind, with a slow network and with one hand, and write down each hesitation. Begin with the step that loses most, and compare it with the same step on the device that does best.',
        pl: 'Kup na prawdziwym urządzeniu tego typu, przy wolnej sieci i jedną ręką, i zapisz każde zawahanie. Zacznij od kroku, który traci najwięcej, i porównaj go z tym samym krokiem na najlepszym urządzeniu.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: REMEDY,
      effort: 'medium',
      expectedEffect: {
        en: 'More visits on this device end in an order.',
        pl: 'Więcej wizyt na tym urządzeniu kończy się zamówieniem.',
      },
    },
    {
      action: {
        en: 'Place a real order on a device of this kind and note where it is slow, hidden or refused.',
        pl: 'Złóż prawdziwe zamówienie na takim urządzeniu i zapisz, gdzie jest wolno, niewidocznie lub z odmową.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The obstacles are known the same day.',
        pl: 'Przeszkody są znane tego samego dnia.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Offer payment by wallet, look up addresses, and cut each field that delivery does not need.',
        pl: 'Daj płatność portfelem, podpowiadaj adresy i usuń każde pole, którego dostawa nie potrzebuje.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The order takes fewer touches.',
        pl: 'Zamówienie wymaga mniej dotknięć.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Test every release of the checkout on the devices that most visitors have.',
        pl: 'Sprawdzaj każde wdrożenie ścieżki zakupu na urządzeniach, które ma większość gości.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A release does not open the gap again.',
        pl: 'Wdrożenie nie otwiera luki na nowo.',
      },
    },
  ],
  disproof: {
    en: 'Customers who come on this device order later on another one: then the gap is a habit and not an obstacle.',
    pl: 'Klienci, którzy tu oglądają, zamawiają później na innym urządzeniu: wtedy to zwyczaj, a nie przeszkoda.',
  },
};
