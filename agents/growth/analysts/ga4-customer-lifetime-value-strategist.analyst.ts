import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { FEWER_ORDERS, ga4Days, ga4Report } from './ga4-reports.ts';

const PEOPLE = ['totalUsers', 'newUsers', 'ecommercePurchases', 'purchaseRevenue'];

export const ga4CustomerLifetimeValueStrategist = defineAnalyst({
  source: 'ga4',
  name: 'customer_lifetime_value_strategist',
  title: { en: 'Customer value', pl: 'Wartość klienta' },
  purpose:
    'Looks at which channels bring customers who are worth more, and whether returning customers still buy.',
  windowDays: 182,
  reports: [
    ga4Days(),
    ga4Report({ id: 'people', by: [], metrics: PEOPLE }),
    ga4Report({ id: 'visitors', by: ['newVsReturning'] }),
    ga4Report({ id: 'first_channels', by: ['firstUserDefaultChannelGroup'], metrics: PEOPLE }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'revenue_per_user', report: 'people', measure: 'revenue_per_user' },
    { name: 'orders_per_user', report: 'people', measure: 'orders_per_user' },
    { name: 'order_value', report: 'days', measure: 'order_value' },
    { name: 'new_user_share', report: 'people', measure: 'new_user_share' },
    { name: 'revenue', report: 'days', measure: 'revenue' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'returning_down',
      rule: {
        ...{ kind: 'change', report: 'visitors', by: ['newVsReturning'], measure: 'purchases' },
        where: [{ column: 'newVsReturning', is: 'in', values: ['returning'] }],
        ...{ minChange: 0.1, sample: { least: 100 }, money: FEWER_ORDERS },
      },
      theme: 'retention_weak',
      because:
        'Orders of people who were there before are the part of the revenue that needs no advertising.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'Look at what brings customers back: mailings, account, stock of what they bought, delivery problems.',
        pl: 'Sprawdź, co przyciąga klientów z powrotem: mailing, konto, dostępność kupowanych produktów, dostawy.',
      },
    },
    {
      id: 'orders_per_user_down',
      rule: {
        ...{ kind: 'change', report: 'people', measure: 'orders_per_user', minChange: 0.1 },
        sample: { measure: 'purchases', least: 200 },
        money: { nature: 'loss', quantity: 'missing', worth: { report: 'days', measure: 'order_value' } },
      },
      theme: 'retention_weak',
      because: 'Fewer orders of a user over half a year is either worse traffic or fewer who come back.',
      effort: 'medium',
      advice: {
        en: 'Separate the two: compare new and returning visitors before anything is changed.',
        pl: 'Rozdziel te przyczyny: porównaj nowych i powracających, zanim cokolwiek zmienisz.',
      },
    },
    {
      id: 'poor_first_channel',
      rule: {
        ...{ kind: 'gap', report: 'first_channels', by: ['firstUserDefaultChannelGroup'] },
        ...{ measure: 'revenue_per_user', minChange: 0.35, sample: { measure: 'purchases', least: 50 } },
        money: { nature: 'opportunity', quantity: 'missing', part: 0.1 },
      },
      theme: 'acquisition_uneven',
      because:
        'Channels differ; one whose people bring a third less in half a year is bought too dearly or aimed wrongly.',
      effort: 'medium',
      advice: {
        en: 'Set what a new customer of this channel may cost by what such customers bring in the same time.',
        pl: 'Ustal dopuszczalny koszt pozyskania w tym kanale na podstawie tego, co jego klienci przynoszą w tym samym czasie.',
      },
    },
    {
      id: 'rich_first_channel',
      rule: {
        ...{ kind: 'gap', report: 'first_channels', by: ['firstUserDefaultChannelGroup'] },
        ...{ measure: 'revenue_per_user', minChange: 0.35, sample: { measure: 'purchases', least: 50 } },
        ...{ direction: 'better' },
        money: { nature: 'opportunity', quantity: { measure: 'revenue' }, part: 0.1 },
      },
      theme: 'acquisition_uneven',
      because: 'People of such a channel are worth more, so it may cost more to bring them.',
      effort: 'medium',
      advice: {
        en: 'Find out whether there are more such people, and let them cost more than others.',
        pl: 'Sprawdź, czy takich osób jest więcej, i pozwól, by ich pozyskanie kosztowało więcej.',
      },
    },
  ],
  cannot: [
    {
      en: 'Cohorts and payback need a cohort report and the costs of acquisition; a plain report has neither.',
      pl: 'Kohorty i zwrot z pozyskania wymagają raportu kohort i kosztów pozyskania, których zwykły raport nie ma.',
    },
    {
      en: 'A user is a browser here, so one customer with several devices counts for each.',
      pl: 'Użytkownik to tu przeglądarka, więc klient z kilkoma urządzeniami liczy się osobno na każdym.',
    },
  ],
});
