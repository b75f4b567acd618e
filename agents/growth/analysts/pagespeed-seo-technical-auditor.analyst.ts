import { defineAnalyst } from '../../analyst.ts';
import { GSC } from './gsc-measures.ts';
import { gscReport } from './gsc-reports.ts';
import { faultCheck, vitalCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { FEW_SPEED_PAGES, LAB_IS_A_MACHINE, LANDINGS, SPEED } from './pagespeed-reports.ts';

const SEO_SCORE = [
  { column: 'kind', is: 'in' as const, values: ['score'] },
  { column: 'name', is: 'in' as const, values: ['seo'] },
];

export const pagespeedSeoTechnicalAuditor = defineAnalyst({
  source: 'pagespeed',
  name: 'seo_technical_auditor',
  title: { en: 'Speed and search', pl: 'Szybkość a wyszukiwarka' },
  purpose:
    'Looks whether speed and the make of the main pages stand in the way of being found, also on phones.',
  windowDays: 28,
  reports: [LANDINGS, SPEED, { ...gscReport('devices', ['device']), source: 'gsc', isOptional: true }],
  days: null,
  measures: { ...GSC, ...PAGESPEED },
  headlines: [
    { name: 'seo_score', report: 'speed', measure: 'score', where: SEO_SCORE },
    { name: 'search_clicks', report: 'devices', measure: 'clicks' },
    { name: 'search_position', report: 'devices', measure: 'position' },
  ],
  scale: null,
  checks: [
    {
      id: 'seo_score_low',
      rule: {
        ...{ kind: 'level', report: 'speed', by: ['page_url'], measure: 'score', where: SEO_SCORE },
        ...{ beyond: 'below', limit: 0.9, severe: 0.7 },
      },
      theme: 'page_markup_faulty',
      because: 'The audits are basics that every page can pass; below nine tenths some of them are broken.',
      severity: 'medium',
      effort: 'low',
      advice: {
        en: 'Mend the audits that are named: title, description, links, language, robots.',
        pl: 'Napraw wskazane testy: tytuł, opis, linki, język, robots.',
      },
    },
    {
      id: 'seo_audits',
      rule: {
        ...{ kind: 'flag', report: 'speed', by: ['page_url', 'detail'] },
        where: [
          { column: 'kind', is: 'in', values: ['finding'] },
          { column: 'name', is: 'matches', pattern: '^seo:' },
        ],
      },
      theme: 'page_markup_faulty',
      because: 'A failed audit of this kind is a fault and no matter of degree.',
      severity: 'medium',
      effort: 'low',
      advice: {
        en: 'Mend it in the template, so that all pages of the kind are right.',
        pl: 'Napraw to w szablonie, by poprawić wszystkie strony tego typu.',
      },
    },
    faultCheck('not_for_phones', {
      findings: ['viewport'],
      theme: 'page_markup_faulty',
      advice: {
        en: 'Make the page fit small screens: the index looks at the mobile page.',
        pl: 'Dostosuj stronę do małych ekranów: indeks patrzy na wersję mobilną.',
      },
    }),
    vitalCheck('lcp', { hasMoney: true }),
    vitalCheck('inp', { hasMoney: true }),
    {
      id: 'phones_rank_lower',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['device'], measure: 'position' },
        where: [{ column: 'device', is: 'in', values: ['MOBILE', 'DESKTOP'] }],
        ...{ against: 'DESKTOP', minChange: 0.25, sample: { least: 1_000 } },
      },
      theme: 'page_slow',
      because:
        'With slow pages on phones, a worse position there is a hint that they belong together, and no proof.',
      severity: 'low',
      effort: 'medium',
      advice: {
        en: 'Make one group of pages fast and compare its positions on phones with the others.',
        pl: 'Przyspiesz jedną grupę stron i porównaj jej pozycje na telefonach z pozostałymi.',
      },
    },
  ],
  cannot: [
    {
      en: 'How much speed weighs in ranking cannot be told from outside.',
      pl: 'Jak bardzo szybkość waży w rankingu, nie da się powiedzieć z zewnątrz.',
    },
  ],
  caveats: [LAB_IS_A_MACHINE, FEW_SPEED_PAGES],
});
