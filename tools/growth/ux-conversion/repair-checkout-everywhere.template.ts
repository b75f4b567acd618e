import { EFFECT_INTERVAL, SEGMENT_LOSS } from '../facts.ts';
import type { GrowthTemplate } from '../growth-template.ts';

export const repairCheckoutEverywhere: GrowthTemplate = {
  name: 'repair_checkout_everywhere',
  team: 'ux_conversion',
  rules: { causes: ['checkout_broken'], metrics: [], dimensions: [], direction: 'down', needsSegment: false },
  lever: 'checkout',
  leverDirection: 'fix',
  effort: 'high',
  effortHours: 12,
  recovery: { metric: 'revenue', direction: 'up', low: 0.5, mid: 0.8, high: 0.95, horizonDays: 7 },
  constants: {},
  required: ['first_day', 'last_day'],
  h1: [{ en: 'Repair the checkout now', pl: 'Napraw ścieżkę zakupu' }],
  impact: { en: 'Possible sales recovery', pl: 'Możliwy odzysk sprzedaży' },
  text: [
    {
      en: '{metric} changed by {change} in all segments. Check the payment provider and the last release.',
      pl: 'Wskaźnik „{metric}”: {change} we wszystkich segmentach. Sprawdź operatora płatności i ostatnie wdrożenie.',
    },
    {
      en: 'Purchases broke in all segments while visits held. Check payments and the last release.',
      pl: 'Zakupy spadły we wszystkich segmentach przy stałym ruchu. Sprawdź płatności i wdrożenie.',
    },
  ],
  desc: [
    SEGMENT_LOSS,
    [
      {
        en: 'Visits go on and the fall is alike on all devices, countries and channels, so the cause sits where all orders meet: the payment provider, the basket, the delivery service, the stock check, or a release of the checkout itself. A weaker offer rarely hits every segment at once and never from one day to the next.',
        pl: 'Wizyty trwają, a spadek jest podobny na wszystkich urządzeniach, w krajach i kanałach, więc przyczyna leży tam, gdzie spotykają się wszystkie zamówienia: u operatora płatności, w koszyku, usłudze dostaw, kontroli stanów albo w samym wdrożeniu ścieżki zakupu. Słabsza oferta rzadko uderza we wszystkie segmenty jednocześnie i nigdy z dnia na dzień.',
      },
    ],
    [
      {
        en: 'First tell a lost order from a lost measurement: compare the orders in the shop system with analytics since {first_day}. Then follow one order through basket, delivery, payment and confirmation, with the error log open.',
        pl: 'Najpierw odróżnij utracone zamówienie od utraconego pomiaru: porównaj zamówienia w systemie sklepu z analityką od {first_day}. Potem przejdź jedno zamówienie przez koszyk, dostawę, płatność i potwierdzenie, z otwartym dziennikiem błędów.',
      },
      EFFECT_INTERVAL,
    ],
  ],
  immediate: [
    {
      action: {
        en: 'Compare orders in the shop system with purchases in analytics for the same days.',
        pl: 'Porównaj zamówienia w systemie sklepu z zakupami w analityce za te same dni.',
      },
      effort: 'low',
      expectedEffect: {
        en: 'It is certain whether sales or only their measurement was lost.',
        pl: 'Wiadomo, czy zniknęła sprzedaż, czy tylko jej pomiar.',
      },
    },
    {
      action: {
        en: 'Check the status page and the log of the payment provider, then roll back the last release of the checkout if the date fits.',
        pl: 'Sprawdź stronę statusu i dziennik operatora płatności, a jeśli data pasuje, wycofaj ostatnie wdrożenie ścieżki zakupu.',
      },
      effort: 'medium',
      expectedEffect: { en: 'Orders flow again.', pl: 'Zamówienia znów spływają.' },
    },
  ],
  shortTerm: [
    {
      action: {
        en: 'Offer a second payment provider or a bank transfer as a way round.',
        pl: 'Udostępnij drugiego operatora płatności lub przelew jako obejście.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'One provider can no longer stop all sales.',
        pl: 'Jeden operator nie zatrzyma już całej sprzedaży.',
      },
    },
  ],
  longTerm: [
    {
      action: {
        en: 'Run a test order every hour and wake somebody when it fails.',
        pl: 'Uruchamiaj zamówienie testowe co godzinę i alarmuj, gdy zawiedzie.',
      },
      effort: 'medium',
      expectedEffect: {
        en: 'The next outage lasts minutes instead of days.',
        pl: 'Następna awaria trwa minuty zamiast dni.',
      },
    },
  ],
  disproof: {
    en: 'The shop system shows the usual number of orders, or the fall appears in one segment only once bots are removed.',
    pl: 'System sklepu pokazuje zwykłą liczbę zamówień albo po odfiltrowaniu botów spadek zostaje tylko w jednym segmencie.',
  },
};
