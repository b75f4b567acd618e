import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairCheckoutOnDevice: GrowthTemplate = {
  name: 'repair_checkout_on_device',
  team: 'ux_conversion',
  rules: {
    causes: ['checkout_broken'],
    metrics: [],
    dimensions: ['device', 'device_category', 'browser', 'operating_system'],
    direction: 'down',
    minShare: 0.3,
    needsSegment: true,
  },
  lever: 'checkout',
  leverDirection: 'fix',
  effort: 'medium',
  effortHours: 8,
  recovery: { metric: 'revenue', direction: 'up', low: 0.5, mid: 0.75, high: 0.95, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Fix the checkout on “{value}”', pl: 'Napraw zakup: „{value}”' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} on “{value}” changed by {segment_change} while visits held. Test the payment there today.',
      pl: 'Wskaźnik „{metric}” w segmencie „{value}”: {segment_change} przy stałym ruchu. Sprawdź tam dziś płatność.',
    },
    {
      en: 'Purchases on “{value}” broke while visits held. Test the payment there today.',
      pl: 'Segment „{value}” przestał kupować przy stałym ruchu. Sprawdź dziś płatność.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'Visits to the segment “{value}” continue, but they no longer end in a purchase. When only one kind of device or browser is hit and others are not, the cause is nearly always technical: a release that broke a form or a button, a payment window that does not open there, a script blocked by a new browser version, or a consent banner that covers the summary.',
        pl: 'Wizyty w segmencie „{value}” trwają, ale przestały kończyć się zakupem. Gdy problem dotyczy jednego rodzaju urządzeń lub przeglądarek, a innych nie, przyczyna jest prawie zawsze techniczna: wdrożenie, które zepsuło formularz lub przycisk, okno płatności, które się tam nie otwiera, skrypt zablokowany przez nową wersję przeglądarki albo baner zgód zasłaniający podsumowanie.',
      },
    ],
    [
      {
        en: 'Place a test order on a real device of this kind, compare the releases of the days before {first_day}, and read the refusals in the log of the payment provider by device. If a release fits the date, roll it back first and repair it afterwards.',
        pl: 'Złóż zamówienie testowe na prawdziwym urządzeniu tego typu, porównaj wdrożenia z dni przed {first_day} i sprawdź odmowy w dzienniku operatora płatności w podziale na urządzenia. Jeśli data wdrożenia pasuje, najpierw je wycofaj, a dopiero potem naprawiaj.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Place a real order on a device of the segment “{value}”, with every payment method, and note where it stops.',
        pl: 'Złóż prawdziwe zamówienie na urządzeniu z segmentu „{value}”, każdą metodą płatności, i zapisz, gdzie się zatrzymuje.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'The failing step is known the same day.',
        pl: 'Tego samego dnia wiadomo, który krok zawodzi.',
      },
    },
    {
      action: {
        en: 'Compare the releases and tag changes made just before the drop, and roll back the one that touches the checkout.',
        pl: 'Porównaj wdrożenia i zmiany tagów sprzed spadku i wycofaj tę, która dotyczy ścieżki zakupu.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'Purchases return to the expected level.',
        pl: 'Zakupy wracają do oczekiwanego poziomu.',
      },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Report errors of scripts and payments by device and browser, with an alert when purchases stop while visits go on.',
        pl: 'Raportuj błędy skryptów i płatności według urządzeń i przeglądarek, z alertem, gdy zakupy ustają mimo wizyt.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The next fault is seen within hours, not days.',
        pl: 'Następna usterka wychodzi na jaw po godzinach, a nie po dniach.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Add an automatic test order on the most used devices to every release.',
        pl: 'Dodaj do każdego wdrożenia automatyczne zamówienie testowe na najczęściej używanych urządzeniach.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'A release that breaks the checkout does not go out.',
        pl: 'Wdrożenie psujące ścieżkę zakupu nie trafia do klientów.',
      },
    },
  ],
  disproof: {
    en: 'Test orders on this device go through, the payment log shows no rise in refusals, and the shop system holds the orders that analytics lacks: then it is a tracking fault, not a broken checkout.',
    pl: 'Zamówienia testowe na tym urządzeniu przechodzą, dziennik płatności nie pokazuje wzrostu odmów, a system sklepu ma zamówienia, których brakuje w analityce: wtedy to błąd pomiaru, a nie zepsuty zakup.',
  },
};
