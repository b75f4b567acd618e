import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report, LACKING_ORDERS, STEPS } from './ga4-reports.ts';

export const ga4ConversionFunnelAnalyst = defineAnalyst({
  source: 'ga4',
  name: 'conversion_funnel_analyst',
  title: { en: 'Conversion funnel', pl: 'Ścieżka zakupu' },
  purpose:
    'Finds the step on the way from visit to order, and the device or channel, at which the most orders are lost.',
  windowDays: 91,
  reports: [
    ga4Days(STEPS),
    ga4Report({ id: 'devices', by: ['deviceCategory'], metrics: STEPS }),
    ga4Report({ id: 'channels', by: ['sessionDefaultChannelGroup'], metrics: STEPS }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'conversion_rate', report: 'days', measure: 'conversion_rate' },
    { name: 'cart_rate', report: 'days', measure: 'cart_rate' },
    { name: 'checkout_rate', report: 'days', measure: 'checkout_rate' },
    { name: 'completion_rate', report: 'days', measure: 'completion_rate' },
    { name: 'revenue', report: 'days', measure: 'revenue' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'device_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['deviceCategory'], measure: 'conversion_rate' },
        ...{ against: 'desktop', minChange: 0.25, sample: { least: 1_000 } },
        // Phones also serve to look around; half of the gap is what good mobile shops close.
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.5 },
      },
      theme: 'checkout_gap',
      because:
        'Phones convert at half to two thirds of desktops in most shops; below three quarters of it the checkout deserves a look.',
      effort: 'high',
      advice: {
        en: 'Walk through the purchase on that device and remove what stops people: fields, speed, payment methods.',
        pl: 'Przejdź zakup na tym urządzeniu i usuń przeszkody: pola formularza, szybkość, metody płatności.',
      },
    },
    {
      id: 'conversion_down',
      rule: {
        ...{ kind: 'change', report: 'days', measure: 'conversion_rate', minChange: 0.08 },
        ...{ sample: { least: 2_000 }, money: { nature: 'loss', ...LACKING_ORDERS } },
      },
      theme: 'checkout_gap',
      because:
        'Over thirteen weeks the rate of a shop moves by some percent; a tested fall of eight is none of that.',
      effort: 'medium',
      advice: {
        en: 'Find the step that fell and what was released, priced or advertised differently since.',
        pl: 'Znajdź etap, który spadł, i sprawdź, co od tego czasu wdrożono, wyceniono lub zareklamowano inaczej.',
      },
    },
    {
      id: 'checkout_down',
      rule: {
        ...{ kind: 'change', report: 'devices', by: ['deviceCategory'], measure: 'completion_rate' },
        ...{ minChange: 0.08, sample: { least: 200 }, money: { nature: 'loss', ...LACKING_ORDERS } },
      },
      theme: 'checkout_gap',
      because:
        'Whoever is in the checkout wants to buy, so a fall here is nearly always the shop and not the visitors.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'Test delivery, payment and confirmation on that device, and read the errors of the payment provider.',
        pl: 'Przetestuj dostawę, płatność i potwierdzenie na tym urządzeniu oraz przejrzyj błędy operatora płatności.',
      },
    },
    {
      id: 'channel_below',
      rule: {
        ...{
          kind: 'gap',
          report: 'channels',
          by: ['sessionDefaultChannelGroup'],
          measure: 'conversion_rate',
        },
        ...{ minChange: 0.4, sample: { least: 1_000 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.25 },
      },
      theme: 'landing_weak',
      because:
        'Channels differ by intent; only one that brings little over half of the others is worth a question.',
      effort: 'medium',
      advice: {
        en: 'Compare what the channel promises with the page that its visitors land on.',
        pl: 'Porównaj obietnicę tego kanału ze stroną, na którą trafiają jego użytkownicy.',
      },
    },
  ],
  cannot: [
    {
      en: 'Steps inside the checkout, such as delivery and payment, need events that the shop sends itself.',
      pl: 'Etapy wewnątrz kasy, jak dostawa i płatność, wymagają zdarzeń wysyłanych przez sklep.',
    },
  ],
  caveats: [
    {
      en: 'Steps are counts of events by session, so one session may add to the cart several times.',
      pl: 'Etapy to liczby zdarzeń w sesjach, więc jedna sesja może dodać do koszyka kilka razy.',
    },
  ],
});
