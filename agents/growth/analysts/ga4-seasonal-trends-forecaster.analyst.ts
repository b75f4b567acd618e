import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { FEWER_ORDERS, ga4Report, LACKING_ORDERS } from './ga4-reports.ts';

export const ga4SeasonalTrendsForecaster = defineAnalyst({
  source: 'ga4',
  name: 'seasonal_trends_forecaster',
  title: { en: 'Season and forecast', pl: 'Sezon i prognoza' },
  purpose:
    'Compares this year with the last and tells what the next four weeks should bring by the course of last year.',
  windowDays: 364,
  reports: [
    ga4Report({ id: 'days', by: ['date'] }),
    { ...ga4Report({ id: 'weekdays', by: ['dayOfWeekName'] }), windows: ['current'] },
    ga4Report({ id: 'channels', by: ['sessionDefaultChannelGroup'] }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'revenue', report: 'days', measure: 'revenue' },
    { name: 'purchases', report: 'days', measure: 'purchases' },
    { name: 'sessions', report: 'days', measure: 'sessions' },
    { name: 'order_value', report: 'days', measure: 'order_value' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'next_weeks',
      rule: {
        ...{ kind: 'forecast', report: 'days', measure: 'revenue', days: 28, minChange: 0.1 },
        money: { nature: 'opportunity', quantity: 'difference' },
      },
      theme: 'season_ahead',
      because:
        'The same weeks a year before times the growth of this year is hard to beat for a shop; below a tenth it says nothing.',
      effort: 'medium',
      advice: {
        en: 'Order stock and plan budgets, mailings and service by this course, not by the last weeks.',
        pl: 'Zamów towar i zaplanuj budżety, mailing i obsługę według tego przebiegu, a nie ostatnich tygodni.',
      },
    },
    {
      id: 'next_visits',
      rule: { kind: 'forecast', report: 'days', measure: 'sessions', days: 28, minChange: 0.15 },
      theme: 'season_ahead',
      because: 'Visits go before orders, so their season is seen earlier and with less noise.',
      severity: 'low',
      effort: 'low',
      advice: {
        en: 'Have pages and campaigns of the season ready before the visits come.',
        pl: 'Przygotuj strony i kampanie sezonowe, zanim przyjdą odwiedzający.',
      },
    },
    {
      id: 'year_on_year',
      rule: {
        ...{ kind: 'change', report: 'days', measure: 'purchases', minChange: 0.1 },
        ...{ sample: { least: 300 }, money: FEWER_ORDERS },
      },
      theme: 'sales_down',
      because: 'Over a whole year the season is out of the comparison, so a tenth is a trend.',
      severity: 'high',
      effort: 'high',
      advice: {
        en: 'Find which channel or product makes the difference before any budget is moved.',
        pl: 'Zanim przesuniesz budżety, ustal, który kanał lub produkt odpowiada za różnicę.',
      },
    },
    {
      id: 'channel_year',
      rule: {
        ...{ kind: 'change', report: 'channels', by: ['sessionDefaultChannelGroup'], measure: 'purchases' },
        ...{ minChange: 0.2, sample: { least: 100 }, money: FEWER_ORDERS },
      },
      theme: 'sales_down',
      because: 'A channel a fifth below last year, season out of account, has lost ground.',
      effort: 'medium',
      advice: {
        en: 'Decide whether the channel is to be won back or replaced.',
        pl: 'Zdecyduj, czy kanał odzyskać, czy zastąpić.',
      },
    },
    {
      id: 'weak_weekday',
      rule: {
        ...{ kind: 'gap', report: 'weekdays', by: ['dayOfWeekName'], measure: 'conversion_rate' },
        ...{ minChange: 0.15, sample: { least: 2_000 } },
        money: { nature: 'opportunity', ...LACKING_ORDERS, part: 0.2 },
      },
      theme: 'season_ahead',
      because: 'A weekday on which a sixth fewer buy is a day for other bids and other messages.',
      severity: 'low',
      effort: 'low',
      advice: {
        en: 'Bid less on that day, or give it an offer of its own.',
        pl: 'Obniż tego dnia stawki albo daj mu osobną ofertę.',
      },
    },
  ],
  cannot: [
    {
      en: 'Movable feasts, sales and the weather are not in the data; weeks are compared by their place in the year.',
      pl: 'Ruchomych świąt, wyprzedaży i pogody nie ma w danych; tygodnie porównano według miejsca w roku.',
    },
  ],
});
