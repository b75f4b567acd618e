import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Report } from './ga4-reports.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import { AD_HEADLINES, adsReport, GAIN, GOOGLE_ADS_DAYS, WASTE } from './google-ads-reports.ts';

export const googleAdsLandingPagePerformanceAnalyst = defineAnalyst({
  source: 'google_ads',
  name: 'landing_page_performance_analyst',
  title: { en: 'Landing pages of ads', pl: 'Strony docelowe reklam' },
  purpose: 'Finds pages that paid visitors land on and do not buy from, and those that deserve more of them.',
  windowDays: 91,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('pages', 'landing_page'),
    {
      ...ga4Report({
        ...{ id: 'paid_landings', by: ['landingPage'], first: 'sessions' },
        metrics: ['sessions', 'engagedSessions', 'ecommercePurchases', 'purchaseRevenue'],
        filter: [{ field: 'sessionDefaultChannelGroup', values: ['Paid Search'] }],
      }),
      ...{ source: 'ga4', windows: ['current'], isOptional: true },
    },
  ],
  days: 'days',
  measures: { ...GA4, ...GOOGLE_ADS },
  headlines: [{ name: 'conversion_rate', report: 'days', measure: 'conversion_rate' }, ...AD_HEADLINES],
  scale: 'cost',
  checks: [
    {
      id: 'losing_pages',
      rule: {
        ...{ kind: 'efficiency', report: 'pages', by: ['landing_page'], ...WASTE },
        ...{ leastExpected: 5, factor: 0.5 },
      },
      theme: 'landing_weak',
      because: 'Half of the ordinary return where five conversions were due.',
      effort: 'medium',
      advice: {
        en: 'Send these clicks to the page that sells best for the same searches, and mend this one meanwhile.',
        pl: 'Kieruj te kliknięcia na stronę najlepiej sprzedającą z tych samych wyszukiwań, a tę popraw.',
      },
    },
    {
      id: 'page_gap',
      rule: {
        ...{ kind: 'gap', report: 'pages', by: ['landing_page'], measure: 'conversion_rate' },
        ...{ minChange: 0.3, sample: { least: 300 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.3 },
      },
      theme: 'landing_weak',
      because: 'A tested gap of three tenths between pages that are paid for alike.',
      effort: 'medium',
      advice: {
        en: 'Compare with the best page: headline, price in view, delivery, trust, speed.',
        pl: 'Porównaj z najlepszą stroną: nagłówek, widoczna cena, dostawa, wiarygodność, szybkość.',
      },
    },
    {
      id: 'winning_pages',
      rule: {
        ...{ kind: 'efficiency', report: 'pages', by: ['landing_page'], ...GAIN },
        ...{ leastExpected: 8, factor: 1.4 },
      },
      theme: 'targeting_earning',
      because: 'Two fifths above the ordinary return on eight due conversions can take more visits.',
      effort: 'low',
      advice: {
        en: 'Point more ads at it where the search fits.',
        pl: 'Kieruj na nią więcej reklam tam, gdzie pasuje wyszukiwanie.',
      },
    },
    {
      id: 'page_down',
      rule: {
        ...{ kind: 'change', report: 'pages', by: ['landing_page'], measure: 'conversion_rate' },
        ...{ minChange: 0.25, sample: { least: 300 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.25 },
      },
      theme: 'landing_weak',
      because: 'A tested quarter less on one page alone is a change of that page, its stock or its price.',
      effort: 'medium',
      advice: {
        en: 'Look what was changed on the page, and whether its products are in stock.',
        pl: 'Sprawdź, co zmieniono na stronie i czy jej produkty są na stanie.',
      },
    },
    {
      id: 'leaving_at_once',
      rule: {
        ...{ kind: 'gap', report: 'paid_landings', by: ['landingPage'], measure: 'engagement_rate' },
        ...{ minChange: 0.25, sample: { least: 300 } },
      },
      theme: 'landing_weak',
      because:
        'Bounce is no figure of Google Ads; GA4 has it for paid search, and a quarter fewer who look around is the page.',
      effort: 'medium',
      advice: {
        en: 'Show what the ad promised at the top of the page.',
        pl: 'Pokaż na górze strony to, co obiecała reklama.',
      },
    },
  ],
  cannot: [
    {
      en: 'Bounces of paid visits come from Analytics; without it only clicks and conversions are known.',
      pl: 'Odrzucenia płatnych wizyt pochodzą z Analytics; bez niego znane są tylko kliknięcia i konwersje.',
    },
  ],
});
