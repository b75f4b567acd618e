import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report, LACKING_ORDERS, STEPS } from './ga4-reports.ts';

export const ga4CheckoutOptimizationSpecialist = defineAnalyst({
  source: 'ga4',
  name: 'checkout_optimization_specialist',
  title: { en: 'Cart and checkout', pl: 'Koszyk i kasa' },
  purpose: 'Finds where orders are lost between cart and confirmation, and for whom.',
  windowDays: 91,
  reports: [
    ga4Days(STEPS),
    ga4Report({ id: 'devices', by: ['deviceCategory'], metrics: STEPS }),
    ga4Report({ id: 'visitors', by: ['newVsReturning'] }),
    ga4Report({ id: 'countries', by: ['country'], metrics: STEPS, first: 'checkouts' }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'cart_to_order_rate', report: 'days', measure: 'cart_to_order_rate' },
    { name: 'checkout_rate', report: 'days', measure: 'checkout_rate' },
    { name: 'completion_rate', report: 'days', measure: 'completion_rate' },
    { name: 'revenue', report: 'days', measure: 'revenue' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'abandonment',
      rule: {
        ...{ kind: 'level', report: 'days', measure: 'cart_to_order_rate', beyond: 'below' },
        ...{ limit: 0.25, severe: 0.15, sample: { least: 500 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.5 },
      },
      theme: 'checkout_gap',
      because:
        'Baymard counts seven in ten carts as abandoned on average; below a quarter that is bought, a shop is behind that.',
      effort: 'high',
      advice: {
        en: 'Show the whole cost in the cart, let people order without an account, and remind them of what they left.',
        pl: 'Pokaż pełny koszt w koszyku, pozwól kupić bez konta i przypominaj o porzuconych koszykach.',
      },
    },
    {
      id: 'device_checkout_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['deviceCategory'], measure: 'completion_rate' },
        ...{ against: 'desktop', minChange: 0.15, sample: { least: 200 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.3 },
      },
      theme: 'checkout_gap',
      because:
        'In the checkout intent is alike on all devices, so a tested gap of a sixth is the form and not the people.',
      effort: 'high',
      advice: {
        en: 'Shorten the form on that device: address lookup, the right keyboards, wallets such as Apple Pay, Google Pay and BLIK.',
        pl: 'Skróć formularz na tym urządzeniu: podpowiedzi adresu, właściwe klawiatury, BLIK, Apple Pay i Google Pay.',
      },
    },
    {
      id: 'completion_down',
      rule: {
        ...{ kind: 'change', report: 'days', measure: 'completion_rate', minChange: 0.06 },
        ...{ sample: { least: 300 }, money: { nature: 'loss', ...LACKING_ORDERS } },
      },
      theme: 'checkout_gap',
      because:
        'A tested fall between checkout and order has a technical or a price reason in nearly every case.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'Place a test order with each payment and delivery method, and read the errors since the fall began.',
        pl: 'Złóż zamówienie testowe każdą metodą płatności i dostawy oraz przejrzyj błędy od początku spadku.',
      },
    },
    {
      id: 'cart_stop',
      rule: {
        ...{ kind: 'change', report: 'devices', by: ['deviceCategory'], measure: 'checkout_rate' },
        ...{
          minChange: 0.1,
          sample: { least: 300 },
          money: { nature: 'loss', ...LACKING_ORDERS, part: 0.5 },
        },
      },
      theme: 'checkout_gap',
      because: 'Between cart and checkout stand delivery cost, minimum order and vouchers.',
      effort: 'low',
      advice: {
        en: 'Check what changed in the cart: delivery cost, minimum order, voucher field, buttons.',
        pl: 'Sprawdź zmiany w koszyku: koszt dostawy, minimum zamówienia, pole kuponu, przyciski.',
      },
    },
    {
      id: 'country_checkout',
      rule: {
        ...{ kind: 'gap', report: 'countries', by: ['country'], measure: 'completion_rate' },
        ...{ minChange: 0.3, sample: { least: 200 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.5 },
      },
      theme: 'checkout_gap',
      because:
        'A country in which people start and do not finish lacks a payment method or a delivery that they know.',
      effort: 'medium',
      advice: {
        en: 'Add the payment and delivery that people of that country expect, or do not advertise there.',
        pl: 'Dodaj płatność i dostawę oczekiwane w tym kraju albo nie reklamuj się tam.',
      },
    },
  ],
  cannot: [
    {
      en: 'Payment methods and fields of the form need events that the shop sends itself.',
      pl: 'Metody płatności i pola formularza wymagają zdarzeń wysyłanych przez sklep.',
    },
  ],
});
