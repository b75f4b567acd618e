import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, META_SALES, metaReport } from './meta-ads-reports.ts';

const FUNNEL = [...META_SALES, 'landing_page_views', 'content_views', 'add_to_carts', 'checkouts'];
const PURCHASES = { worth: { report: 'campaigns', measure: 'purchase_worth' }, quantity: 'missing' as const };

export const metaAdsConversionFunnelSpecialist = defineAnalyst({
  source: 'meta_ads',
  name: 'conversion_funnel_specialist',
  title: { en: 'From ad to purchase', pl: 'Od reklamy do zakupu' },
  purpose:
    'Follows people from the click to the purchase and finds the step at which a campaign loses more than others.',
  windowDays: 28,
  reports: [
    META_DAYS,
    metaReport('campaigns', 'campaign', { metrics: FUNNEL }),
    metaReport('devices', 'account', { metrics: FUNNEL, breakdowns: ['impression_device'] }),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: [
    { name: 'landing_rate', report: 'campaigns', measure: 'landing_rate' },
    { name: 'cart_rate', report: 'campaigns', measure: 'cart_rate' },
    { name: 'checkout_rate', report: 'campaigns', measure: 'checkout_rate' },
    { name: 'purchase_rate', report: 'campaigns', measure: 'purchase_rate' },
    ...AD_HEADLINES,
  ],
  scale: 'cost',
  checks: [
    {
      id: 'clicks_lost',
      rule: {
        ...{ kind: 'level', report: 'campaigns', by: ['campaign_name'], measure: 'landing_rate' },
        ...{ beyond: 'below', limit: 0.7, severe: 0.5, sample: { least: 300 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'landing_weak',
      because:
        'Three in ten clicks that never see the page are slow pages, wrong taps, or consent before measuring.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Make the landing page fast on phones, and check that it measures before and after consent.',
        pl: 'Przyspiesz stronę docelową na telefonach i sprawdź pomiar przed zgodą i po niej.',
      },
    },
    {
      id: 'cart_gap',
      rule: {
        ...{ kind: 'gap', report: 'campaigns', by: ['campaign_name'], measure: 'cart_rate' },
        ...{ minChange: 0.35, sample: { least: 500 } },
      },
      theme: 'landing_weak',
      because:
        'A tested third fewer additions to the cart than other campaigns: the wrong people, or the wrong product first.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Lead to the product that the ad shows and not to the home page.',
        pl: 'Kieruj na produkt z reklamy, a nie na stronę główną.',
      },
    },
    {
      id: 'checkout_gap',
      rule: {
        ...{ kind: 'gap', report: 'campaigns', by: ['campaign_name'], measure: 'purchase_rate' },
        ...{
          minChange: 0.25,
          sample: { least: 80 },
          money: { nature: 'opportunity', ...PURCHASES, part: 0.3 },
        },
      },
      theme: 'checkout_gap',
      because:
        'Who begins to pay and does not end differs little by campaign; a tested quarter is delivery or price of what it sells.',
      effort: 'medium',
      advice: {
        en: 'Retarget those who began to pay with the answer to what stops them: delivery, return, payment.',
        pl: 'Wróć do osób, które zaczęły płacić, z odpowiedzią na obawy: dostawa, zwrot, płatność.',
      },
    },
    {
      id: 'purchases_down',
      rule: {
        ...{ kind: 'change', report: 'campaigns', by: ['campaign_name'], measure: 'purchase_rate' },
        ...{ minChange: 0.2, sample: { least: 80 }, money: { nature: 'loss', ...PURCHASES } },
      },
      theme: 'checkout_gap',
      because: 'A tested fifth less from checkout to purchase is the shop and not the ad.',
      effort: 'medium',
      advice: {
        en: 'Test the checkout from the browser inside the app, where many of these people are.',
        pl: 'Przetestuj kasę w przeglądarce wewnątrz aplikacji, bo tam jest wiele tych osób.',
      },
    },
    {
      id: 'device_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['impression_device'], measure: 'link_conversion_rate' },
        ...{ minChange: 0.4, sample: { least: 500 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'targeting_wasting',
      because: 'A tested gap of two fifths between devices on paid clicks.',
      effort: 'medium',
      advice: {
        en: 'Check the page on that device, and its share of the budget meanwhile.',
        pl: 'Sprawdź stronę na tym urządzeniu, a tymczasem jego udział w budżecie.',
      },
    },
  ],
  cannot: [
    {
      en: 'Steps are those that the pixel or the conversions interface reports; people who refused consent are not among them.',
      pl: 'Etapy są takie, jak zgłasza piksel lub interfejs konwersji; bez osób, które odmówiły zgody.',
    },
  ],
  caveats: [META_ATTRIBUTION],
});
