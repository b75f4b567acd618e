import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Report } from './ga4-reports.ts';
import { AD_HEADLINES } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, META_SALES, metaReport } from './meta-ads-reports.ts';

export const metaAdsLandingPageAnalyst = defineAnalyst({
  source: 'meta_ads',
  name: 'landing_page_analyst',
  title: { en: 'Landing pages of Meta ads', pl: 'Strony docelowe reklam Meta' },
  purpose:
    'Finds ads whose clicks do not reach the page or do not buy there, and the pages on which paid visitors leave.',
  windowDays: 56,
  reports: [
    META_DAYS,
    metaReport('ads', 'ad', { metrics: [...META_SALES, 'landing_page_views'] }),
    {
      ...ga4Report({
        ...{ id: 'paid_landings', by: ['landingPage'], first: 'sessions' },
        metrics: ['sessions', 'engagedSessions', 'ecommercePurchases', 'purchaseRevenue'],
        filter: [{ field: 'sessionDefaultChannelGroup', values: ['Paid Social'] }],
      }),
      ...{ source: 'ga4', windows: ['current'], isOptional: true },
    },
  ],
  days: 'days',
  measures: { ...GA4, ...META_ADS },
  headlines: [
    { name: 'landing_rate', report: 'ads', measure: 'landing_rate' },
    { name: 'link_conversion_rate', report: 'days', measure: 'link_conversion_rate' },
    ...AD_HEADLINES,
  ],
  scale: 'cost',
  checks: [
    {
      id: 'clicks_lost',
      rule: {
        ...{ kind: 'gap', report: 'ads', by: ['ad_name'], measure: 'landing_rate' },
        ...{ minChange: 0.15, sample: { least: 300 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.15 },
      },
      theme: 'landing_weak',
      because:
        'A tested sixth fewer who see the page than with other ads is the page behind it: its speed or a redirect.',
      effort: 'medium',
      advice: {
        en: 'Open the page from the app over a mobile network, and link to its final address.',
        pl: 'Otwórz stronę z aplikacji w sieci komórkowej i linkuj do adresu końcowego.',
      },
    },
    {
      id: 'page_does_not_sell',
      rule: {
        ...{ kind: 'gap', report: 'ads', by: ['ad_name'], measure: 'link_conversion_rate' },
        ...{ minChange: 0.4, sample: { least: 300 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.3 },
      },
      theme: 'landing_weak',
      because: 'Two fifths fewer purchases of a click, tested, with the page as the first suspect.',
      effort: 'medium',
      advice: {
        en: 'Send the ad to the page that sells best for the same product and compare.',
        pl: 'Skieruj reklamę na stronę najlepiej sprzedającą ten produkt i porównaj.',
      },
    },
    {
      id: 'leaving_at_once',
      rule: {
        ...{ kind: 'gap', report: 'paid_landings', by: ['landingPage'], measure: 'engagement_rate' },
        ...{ minChange: 0.25, sample: { least: 300 } },
      },
      theme: 'landing_weak',
      because: 'Bounce is no figure of Meta; GA4 has it for paid social visits.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Show what the ad showed, at the top and before any banner.',
        pl: 'Pokaż to, co w reklamie, na górze i przed banerami.',
      },
    },
    {
      id: 'page_conversion',
      rule: {
        ...{ kind: 'gap', report: 'paid_landings', by: ['landingPage'], measure: 'conversion_rate' },
        ...{ minChange: 0.4, sample: { least: 500 } },
      },
      theme: 'landing_weak',
      because: 'Counted by the shop’s own analytics and not by Meta, so both can be compared.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Replace the page for paid visitors, or take what stops them off it.',
        pl: 'Zastąp tę stronę dla płatnych wizyt albo usuń z niej przeszkody.',
      },
    },
  ],
  cannot: [
    {
      en: 'Bounces are not known to Meta; without Analytics only what its pixel saw is.',
      pl: 'Meta nie zna odrzuceń; bez Analytics wiadomo tylko to, co zobaczył piksel.',
    },
  ],
  caveats: [META_ATTRIBUTION],
});
