import { defineAnalyst } from '../../analyst.ts';
import { ga4Report } from './ga4-reports.ts';
import { PAGE_REVENUE, vitalCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { DESKTOP_SPEED, FEW_SPEED_PAGES, LAB_IS_A_MACHINE, LANDINGS, SPEED } from './pagespeed-reports.ts';

const SCORE = [
  { column: 'kind', is: 'in' as const, values: ['score'] },
  { column: 'name', is: 'in' as const, values: ['performance'] },
];

export const pagespeedMobilePerformanceSpecialist = defineAnalyst({
  source: 'pagespeed',
  name: 'mobile_performance_specialist',
  title: { en: 'Speed on phones', pl: 'Szybkość na telefonach' },
  purpose: 'Compares phones with desktops: how fast the pages are, and what phones sell less.',
  windowDays: 28,
  reports: [
    LANDINGS,
    SPEED,
    DESKTOP_SPEED,
    {
      ...ga4Report({ id: 'devices', by: ['deviceCategory'] }),
      ...{ source: 'ga4', windows: ['current'], isOptional: true },
    },
  ],
  days: null,
  measures: PAGESPEED,
  headlines: [
    { name: 'mobile_score', report: 'speed', measure: 'score', where: SCORE },
    { name: 'desktop_score', report: 'desktop_speed', measure: 'score', where: SCORE },
    {
      ...{ name: 'lcp', report: 'speed', measure: 'lcp_seconds' },
      where: [
        { column: 'kind', is: 'in', values: ['field'] },
        { column: 'name', is: 'in', values: ['lcp'] },
      ],
    },
  ],
  scale: null,
  checks: [
    {
      id: 'slow_on_phones',
      rule: {
        ...{ kind: 'level', report: 'speed', by: ['page_url'], measure: 'score', where: SCORE },
        ...{ beyond: 'below', limit: 0.5, severe: 0.3, money: PAGE_REVENUE },
      },
      theme: 'page_slow',
      because:
        'Lighthouse calls a page poor below fifty of a hundred; shops with many scripts are seldom above seventy.',
      severity: 'medium',
      effort: 'high',
      advice: {
        en: 'Take up what the other speed analysts name, pictures and scripts of others first.',
        pl: 'Zajmij się tym, co wskazują inni analitycy szybkości: najpierw obrazy i skrypty partnerów.',
      },
    },
    vitalCheck('lcp', { hasMoney: true }),
    vitalCheck('inp', { hasMoney: true }),
    vitalCheck('ttfb', { hasMoney: true }),
    {
      id: 'phones_sell_less',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['deviceCategory'], measure: 'conversion_rate' },
        where: [{ column: 'deviceCategory', is: 'in', values: ['mobile', 'desktop'] }],
        ...{ against: 'desktop', minChange: 0.4, sample: { least: 1_000 } },
      },
      theme: 'landing_weak',
      because:
        'Speed is one reason of several why phones sell less; beyond two fifths it is worth its own test.',
      severity: 'medium',
      effort: 'high',
      advice: {
        en: 'Make the main landing page fast first and compare its orders on phones before and after.',
        pl: 'Najpierw przyspiesz główną stronę wejścia i porównaj zamówienia z telefonów przed i po.',
      },
    },
  ],
  caveats: [LAB_IS_A_MACHINE, FEW_SPEED_PAGES],
});
