import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report, ITS_REVENUE } from './ga4-reports.ts';

export const ga4DataQualityAuditor = defineAnalyst({
  source: 'ga4',
  name: 'data_quality_auditor',
  title: { en: 'Quality of the data', pl: 'Jakość danych' },
  purpose: 'Looks for gaps, broken tracking and wrong attribution, before anybody decides by these numbers.',
  windowDays: 91,
  reports: [
    ga4Days(),
    ga4Report({ id: 'channels', by: ['sessionDefaultChannelGroup'] }),
    ga4Report({ id: 'sources', by: ['sessionSourceMedium'], first: 'sessions' }),
    ga4Report({ id: 'landings', by: ['landingPage'], first: 'sessions' }),
    ga4Report({ id: 'devices', by: ['deviceCategory'] }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'sessions', report: 'days', measure: 'sessions' },
    { name: 'purchases', report: 'days', measure: 'purchases' },
    { name: 'revenue', report: 'days', measure: 'revenue' },
    { name: 'order_value', report: 'days', measure: 'order_value' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'days_without_visits',
      rule: { kind: 'missing_days', report: 'days', measure: 'sessions', least: 1 },
      theme: 'measuring_doubtful',
      because: 'A shop that is open has visits every day; a day without any is a day that was not measured.',
      nature: 'risk',
      severity: 'high',
      effort: 'low',
      advice: {
        en: 'Find the release, consent banner or tag that stopped the measuring, and mark the days.',
        pl: 'Znajdź wdrożenie, baner zgód lub tag, który zatrzymał pomiar, i oznacz te dni.',
      },
    },
    {
      id: 'days_without_orders',
      rule: { kind: 'missing_days', report: 'days', measure: 'purchases', least: 2 },
      theme: 'measuring_doubtful',
      because:
        'One day without orders may be a small shop; several are a lost purchase event until the shop system says otherwise.',
      nature: 'risk',
      severity: 'high',
      effort: 'low',
      finding: {
        en: 'On {current} there is no order, the first of them {first_missing}.',
        pl: 'Bez zamówień: {current}, pierwszy raz {first_missing}.',
      },
      advice: {
        en: 'Compare with the orders in the shop system; if they went on, the purchase event was lost.',
        pl: 'Porównaj z zamówieniami w systemie sklepu; jeśli spływały, zginęło zdarzenie zakupu.',
      },
    },
    {
      id: 'unassigned',
      rule: {
        ...{
          kind: 'part',
          report: 'channels',
          measure: 'sessions',
          above: 0.05,
          leastTotal: 1_000,
          money: ITS_REVENUE,
        },
        within: [
          { column: 'sessionDefaultChannelGroup', is: 'in', values: ['Unassigned', '(other)', '(not set)'] },
        ],
      },
      theme: 'measuring_doubtful',
      because:
        'GA4 assigns nearly everything; above one in twenty, campaign tags are written in a way that it does not know.',
      nature: 'risk',
      effort: 'low',
      finding: {
        en: '{current} of the visits belong to no channel.',
        pl: '{current} wizyt nie należy do żadnego kanału.',
      },
      advice: {
        en: 'List the sources behind it and put their tags into the words that Analytics knows.',
        pl: 'Wypisz źródła, które za tym stoją, i popraw ich oznaczenia na znane w Analytics.',
      },
    },
    {
      id: 'payment_referrals',
      rule: {
        ...{
          kind: 'part',
          report: 'sources',
          measure: 'purchases',
          above: 0.02,
          leastTotal: 100,
          money: ITS_REVENUE,
        },
        within: [
          {
            ...{ column: 'sessionSourceMedium', is: 'matches' },
            pattern: '(paypal|payu|przelewy24|p24|stripe|klarna|adyen|dotpay|tpay|blik|{brand}).*referral',
          },
        ],
      },
      theme: 'measuring_doubtful',
      because:
        'Orders that come from the payment page or from the shop itself belong to the channel before it.',
      nature: 'risk',
      severity: 'high',
      effort: 'low',
      finding: {
        en: '{current} of the orders are counted for a payment provider or for the shop itself.',
        pl: '{current} zamówień przypisano operatorowi płatności albo samemu sklepowi.',
      },
      advice: {
        en: 'Add these hosts to the unwanted referrals of the data stream.',
        pl: 'Dodaj te hosty do wykluczonych stron odsyłających w strumieniu danych.',
      },
    },
    {
      id: 'landing_not_set',
      rule: {
        ...{ kind: 'part', report: 'landings', measure: 'sessions', above: 0.03, leastTotal: 1_000 },
        within: [{ column: 'landingPage', is: 'in', values: ['(not set)', '(other)'] }],
      },
      theme: 'measuring_doubtful',
      because:
        'Visits without a landing page have lost their first event, mostly to consent or to a late tag.',
      nature: 'risk',
      severity: 'low',
      effort: 'medium',
      finding: {
        en: '{current} of the visits have no landing page.',
        pl: '{current} wizyt nie ma strony wejścia.',
      },
      advice: {
        en: 'Check that the first page sends its view before anything else, also after consent.',
        pl: 'Sprawdź, czy pierwsza strona wysyła odsłonę przed innymi zdarzeniami, także po zgodzie.',
      },
    },
    {
      id: 'order_value_jump',
      rule: {
        ...{ kind: 'change', report: 'devices', by: ['deviceCategory'], measure: 'order_value' },
        ...{ minChange: 0.3, sample: { measure: 'purchases', least: 50 } },
      },
      theme: 'measuring_doubtful',
      because: 'Order values do not move by a third on one device; taxes, currency or doubled events do.',
      nature: 'risk',
      effort: 'low',
      advice: {
        en: 'Compare some orders with the shop system: value with or without tax, currency, events that are repeated.',
        pl: 'Porównaj kilka zamówień z systemem sklepu: kwota z podatkiem, waluta, powtórzone zdarzenia.',
      },
    },
  ],
  cannot: [
    {
      en: 'Settings such as retention, filters and consent mode are not in a report; they are seen only by their effects.',
      pl: 'Ustawień, jak przechowywanie, filtry i tryb zgody, nie ma w raporcie; widać tylko ich skutki.',
    },
  ],
});
