import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report, LACKING_ORDERS, LESS_MONEY } from './ga4-reports.ts';

const KNOWN = { column: 'country', is: 'not_in' as const, values: ['(not set)'] };

export const ga4GeographicExpansionAnalyst = defineAnalyst({
  source: 'ga4',
  name: 'geographic_expansion_analyst',
  title: { en: 'Countries', pl: 'Kraje' },
  purpose: 'Finds countries that bring more than others, that grow, or whose visitors come and do not buy.',
  windowDays: 182,
  reports: [
    ga4Days(),
    ga4Report({ id: 'countries', by: ['country'], first: 'sessions' }),
    ga4Report({ id: 'country_channels', by: ['country', 'sessionDefaultChannelGroup'], first: 'sessions' }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'sessions', report: 'countries', measure: 'sessions' },
    { name: 'revenue', report: 'countries', measure: 'revenue' },
    { name: 'revenue_per_session', report: 'countries', measure: 'revenue_per_session' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'growing',
      rule: {
        ...{ kind: 'change', report: 'countries', by: ['country'], measure: 'sessions', where: [KNOWN] },
        ...{ minChange: 0.3, sample: { least: 1_000 }, direction: 'better' },
        money: { nature: 'opportunity', quantity: { measure: 'revenue' }, part: 0.2 },
      },
      theme: 'market_abroad',
      because: 'Demand that grows by a third without being asked for is the cheapest sign of a market.',
      effort: 'medium',
      advice: {
        en: 'Find out what brings these people, and offer their currency, delivery and language for it.',
        pl: 'Ustal, co przyciąga te osoby, i zaproponuj im ich walutę, dostawę i język.',
      },
    },
    {
      id: 'rich_country',
      rule: {
        ...{
          kind: 'gap',
          report: 'countries',
          by: ['country'],
          measure: 'revenue_per_session',
          where: [KNOWN],
        },
        ...{ minChange: 0.3, sample: { measure: 'purchases', least: 30 }, direction: 'better' },
        money: { nature: 'opportunity', quantity: { measure: 'revenue' }, part: 0.2 },
      },
      theme: 'market_abroad',
      because:
        'A third more of a visit on thirty orders may be chance for one country, so it is an offer to test.',
      effort: 'medium',
      advice: {
        en: 'Test advertising there with a small budget of its own before translating anything.',
        pl: 'Zanim coś przetłumaczysz, przetestuj tam reklamę z małym, osobnym budżetem.',
      },
    },
    {
      id: 'visits_without_orders',
      rule: {
        ...{ kind: 'gap', report: 'countries', by: ['country'], measure: 'conversion_rate', where: [KNOWN] },
        ...{ minChange: 0.4, sample: { least: 1_000 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.2 },
      },
      theme: 'market_abroad',
      because:
        'Visitors of a country who buy little over half as often lack delivery, payment or language, or are not customers.',
      effort: 'high',
      advice: {
        en: 'Decide: serve the country properly, or exclude it from paid channels.',
        pl: 'Zdecyduj: obsłuż ten kraj porządnie albo wyklucz go z płatnych kanałów.',
      },
    },
    {
      id: 'country_down',
      rule: {
        ...{ kind: 'change', report: 'countries', by: ['country'], measure: 'revenue', where: [KNOWN] },
        ...{ minChange: 0.2, sample: { measure: 'purchases', least: 50 }, money: LESS_MONEY },
      },
      theme: 'sales_down',
      because:
        'A fifth less over half a year on fifty orders is more than season alone, which a year before would show.',
      effort: 'medium',
      advice: {
        en: 'Compare with the same months a year before, then look at delivery times, rates of exchange and rivals there.',
        pl: 'Porównaj z tymi samymi miesiącami rok wcześniej, a potem sprawdź dostawy, kursy i konkurencję.',
      },
    },
    {
      id: 'paid_abroad',
      rule: {
        ...{ kind: 'gap', report: 'country_channels', by: ['country', 'sessionDefaultChannelGroup'] },
        where: [
          KNOWN,
          { column: 'sessionDefaultChannelGroup', is: 'matches', pattern: '^paid|display|cross' },
        ],
        ...{ measure: 'conversion_rate', minChange: 0.5, sample: { least: 1_000 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.2 },
      },
      theme: 'targeting_wasting',
      because:
        'Paid visits that buy half as often as other paid visits are paid for nothing, whatever the country could be.',
      effort: 'low',
      advice: {
        en: 'Check the targeting of the campaigns: people in a place, not people interested in it.',
        pl: 'Sprawdź kierowanie kampanii: osoby w danym miejscu, a nie nim zainteresowane.',
      },
    },
  ],
  cannot: [
    {
      en: 'How large a market is and what rivals do there is not in the data of the shop.',
      pl: 'Wielkości rynku i działań konkurencji nie ma w danych sklepu.',
    },
  ],
});
