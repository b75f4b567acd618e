import { defineAnalyst } from '../../analyst.ts';
import { ORGANIC_WORTH } from './ga4-reports.ts';
import { GSC } from './gsc-measures.ts';
import { CLICKS_WORTH, FEWER_CLICKS, GSC_DAYS, gscReport, NOT_BRAND, SEARCH_REVENUE } from './gsc-reports.ts';

const MOBILE = { column: 'device', is: 'in' as const, values: ['MOBILE'] };
const BOTH = { column: 'device', is: 'in' as const, values: ['MOBILE', 'DESKTOP'] };

export const gscMobileSeoSpecialist = defineAnalyst({
  source: 'gsc',
  name: 'mobile_seo_specialist',
  title: { en: 'Search on phones', pl: 'Wyszukiwanie na telefonach' },
  purpose: 'Compares how the shop is found and clicked on phones and on desktops.',
  windowDays: 28,
  reports: [
    GSC_DAYS,
    gscReport('devices', ['device']),
    gscReport('query_devices', ['query', 'device']),
    ORGANIC_WORTH,
  ],
  days: 'days',
  measures: GSC,
  headlines: [
    SEARCH_REVENUE,
    { name: 'mobile_clicks', report: 'devices', measure: 'clicks', where: [MOBILE] },
    { name: 'mobile_ctr', report: 'devices', measure: 'ctr', where: [MOBILE] },
    { name: 'mobile_position', report: 'devices', measure: 'position', where: [MOBILE] },
    { name: 'clicks', report: 'days', measure: 'clicks' },
  ],
  scale: 'search_revenue',
  checks: [
    {
      id: 'mobile_ctr_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['device'], measure: 'ctr', where: [BOTH] },
        ...{ against: 'DESKTOP', minChange: 0.25, sample: { least: 1_000 } },
        money: {
          ...{ nature: 'opportunity', quantity: 'missing', part: 0.3 },
          worth: { report: 'organic', measure: 'visit_worth' },
        },
      },
      theme: 'ranking_opportunity',
      because:
        'Results on phones have more above them, so only a quarter less is more than the page of results itself.',
      effort: 'medium',
      advice: {
        en: 'Shorten titles to what a phone shows, and win rich results for products.',
        pl: 'Skróć tytuły do tego, co widać na telefonie, i zdobądź wyniki rozszerzone dla produktów.',
      },
    },
    {
      id: 'mobile_position_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['device'], measure: 'position', where: [BOTH] },
        ...{ against: 'DESKTOP', minChange: 0.25, sample: { least: 1_000 } },
      },
      theme: 'ranking_opportunity',
      because:
        'Both are ranked by the mobile page, so a gap comes from other queries, or from a page that phones see differently.',
      effort: 'high',
      advice: {
        en: 'Check that phones get the whole content: texts behind tabs, links, structured data.',
        pl: 'Sprawdź, czy telefon dostaje całą treść: teksty w zakładkach, linki, dane strukturalne.',
      },
    },
    {
      id: 'mobile_down',
      rule: {
        ...{ kind: 'change', report: 'devices', by: ['device'], measure: 'clicks', where: [MOBILE] },
        ...{ minChange: 0.1, sample: { least: 200 }, money: FEWER_CLICKS },
      },
      theme: 'ranking_lost',
      because: 'A tested fall on phones alone is a matter of the mobile page.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'Open the weaker pages on a phone, as the crawler of phones sees them.',
        pl: 'Otwórz tracące strony na telefonie, tak jak widzi je mobilny robot.',
      },
    },
    {
      id: 'mobile_not_clicked',
      rule: {
        ...{ kind: 'curve', report: 'query_devices', by: ['query'], where: [NOT_BRAND, MOBILE] },
        ...{ position: 'position', clicks: 'clicks', impressions: 'impressions' },
        ...{ leastImpressions: 300, below: 0.6, money: { nature: 'opportunity', ...CLICKS_WORTH } },
      },
      theme: 'ranking_opportunity',
      because: 'Measured by the own curve of the site on phones, which is flatter than the one on desktops.',
      effort: 'low',
      advice: {
        en: 'Put what the query asks for into the first words of the title.',
        pl: 'Umieść odpowiedź na zapytanie w pierwszych słowach tytułu.',
      },
    },
  ],
  cannot: [
    {
      en: 'The report of mobile usability was closed by Google; only what phones click is left.',
      pl: 'Raport obsługi mobilnej został przez Google zamknięty; zostały tylko kliknięcia z telefonów.',
    },
  ],
});
