import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report, LACKING_ORDERS, STEPS } from './ga4-reports.ts';

const MOBILE = { column: 'deviceCategory', is: 'in' as const, values: ['mobile'] };

export const ga4MobileCommerceSpecialist = defineAnalyst({
  source: 'ga4',
  name: 'mobile_commerce_specialist',
  title: { en: 'Mobile commerce', pl: 'Zakupy mobilne' },
  purpose: 'Finds at which step and on which pages phones sell less than desktops, and what the gap costs.',
  windowDays: 91,
  reports: [
    ga4Days(STEPS),
    ga4Report({ id: 'devices', by: ['deviceCategory'], metrics: STEPS }),
    ga4Report({ id: 'landings', by: ['landingPage', 'deviceCategory'], first: 'sessions' }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'mobile_sessions', report: 'devices', measure: 'sessions', where: [MOBILE] },
    { name: 'mobile_conversion_rate', report: 'devices', measure: 'conversion_rate', where: [MOBILE] },
    { name: 'conversion_rate', report: 'devices', measure: 'conversion_rate' },
    { name: 'mobile_revenue', report: 'devices', measure: 'revenue', where: [MOBILE] },
    { name: 'revenue', report: 'devices', measure: 'revenue' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'mobile_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['deviceCategory'], measure: 'conversion_rate' },
        where: [{ column: 'deviceCategory', is: 'in', values: ['mobile', 'desktop'] }],
        ...{ against: 'desktop', minChange: 0.25, sample: { least: 1_000 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.5 },
      },
      theme: 'checkout_gap',
      because:
        'Phones bring half to two thirds of the rate of desktops in most shops; half of the gap is what good ones close.',
      effort: 'high',
      advice: {
        en: 'Take the steps below one by one, the one with the widest gap first.',
        pl: 'Zajmij się kolejno etapami, zaczynając od tego z największą luką.',
      },
    },
    {
      id: 'mobile_cart_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['deviceCategory'], measure: 'cart_rate' },
        where: [{ column: 'deviceCategory', is: 'in', values: ['mobile', 'desktop'] }],
        ...{ against: 'desktop', minChange: 0.25, sample: { least: 1_000 } },
      },
      theme: 'checkout_gap',
      because: 'A gap before the cart is about finding and seeing products: menus, filters, pictures.',
      effort: 'medium',
      advice: {
        en: 'Check search, filters and the button to buy on a phone held in one hand.',
        pl: 'Sprawdź wyszukiwarkę, filtry i przycisk zakupu na telefonie trzymanym w jednej ręce.',
      },
    },
    {
      id: 'mobile_checkout_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['deviceCategory'], measure: 'completion_rate' },
        where: [{ column: 'deviceCategory', is: 'in', values: ['mobile', 'desktop'] }],
        ...{ against: 'desktop', minChange: 0.15, sample: { least: 200 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.3 },
      },
      theme: 'checkout_gap',
      because: 'A gap in the checkout is about typing and paying: it is the cheapest one to close.',
      effort: 'medium',
      advice: {
        en: 'Offer payment by one tap, and cut every field that delivery does not need.',
        pl: 'Dodaj płatność jednym dotknięciem i usuń pola, których nie wymaga dostawa.',
      },
    },
    {
      id: 'mobile_landing',
      rule: {
        ...{ kind: 'gap', report: 'landings', by: ['landingPage'], measure: 'conversion_rate' },
        where: [MOBILE],
        ...{ minChange: 0.4, sample: { least: 800 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.3 },
      },
      theme: 'landing_weak',
      because:
        'Among pages that phones land on, one at little over half of the others has a fault of its own.',
      effort: 'medium',
      advice: {
        en: 'Open the page on a common phone over a mobile network and look for what is slow, hidden or too small.',
        pl: 'Otwórz stronę na popularnym telefonie w sieci komórkowej i poszukaj tego, co wolne, ukryte lub za małe.',
      },
    },
    {
      id: 'mobile_down',
      rule: {
        ...{ kind: 'change', report: 'devices', by: ['deviceCategory'], measure: 'conversion_rate' },
        where: [MOBILE],
        ...{ minChange: 0.1, sample: { least: 1_000 }, money: { nature: 'loss', ...LACKING_ORDERS } },
      },
      theme: 'checkout_gap',
      because: 'A tested fall of a tenth on phones alone points at a release, a banner or a changed browser.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'Test the last releases on phones, with the browsers that most visitors have.',
        pl: 'Przetestuj ostatnie wdrożenia na telefonach, w przeglądarkach większości odwiedzających.',
      },
    },
  ],
  cannot: [
    {
      en: 'Taps that lead nowhere and the like need a recording tool; an app is seen only if it reports to the same property.',
      pl: 'Kliknięcia donikąd wymagają narzędzia do nagrań, a aplikację widać tylko, gdy raportuje do tej samej usługi.',
    },
  ],
  caveats: [
    {
      en: 'People look on the phone and buy at the desk, so a part of the gap is no loss.',
      pl: 'Ludzie oglądają na telefonie, a kupują przy biurku, więc część luki nie jest stratą.',
    },
  ],
});
