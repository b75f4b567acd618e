import { defineAnalyst } from '../../analyst.ts';
import { PAGE_REVENUE, savingCheck, vitalCheck, weightCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { FEW_SPEED_PAGES, LAB_IS_A_MACHINE, LANDINGS, SPEED } from './pagespeed-reports.ts';

const lab = (name: string) => [
  { column: 'kind', is: 'in' as const, values: ['lab'] },
  { column: 'name', is: 'in' as const, values: [name] },
];

export const pagespeedPageLoadOptimizer = defineAnalyst({
  source: 'pagespeed',
  name: 'page_load_optimizer',
  title: { en: 'Loading of pages', pl: 'Ładowanie stron' },
  purpose: 'Finds what keeps the main pages from showing and from being usable, the quickest wins first.',
  windowDays: 28,
  reports: [LANDINGS, SPEED],
  days: null,
  measures: PAGESPEED,
  headlines: [
    { name: 'lab_fcp', report: 'speed', measure: 'fcp_seconds', where: lab('fcp') },
    { name: 'lab_tbt', report: 'speed', measure: 'tbt_seconds', where: lab('tbt') },
    { name: 'lab_speed_index', report: 'speed', measure: 'speed_index_seconds', where: lab('speed_index') },
    { name: 'lab_tti', report: 'speed', measure: 'tti_seconds', where: lab('tti') },
  ],
  scale: null,
  checks: [
    vitalCheck('fcp', { hasMoney: true }),
    vitalCheck('ttfb', { hasMoney: true }),
    {
      id: 'blocked',
      rule: {
        ...{ kind: 'level', report: 'speed', by: ['page_url'], measure: 'tbt_seconds', where: lab('tbt') },
        ...{ beyond: 'above', limit: 0.6, severe: 1.2, money: PAGE_REVENUE },
      },
      theme: 'page_slow',
      because: 'Lighthouse calls more than 600 milliseconds of blocked time on a phone poor.',
      effort: 'medium',
      advice: {
        en: 'Split and put off scripts; load what is below the first screen later.',
        pl: 'Podziel i odłóż skrypty; to, co poniżej pierwszego ekranu, ładuj później.',
      },
    },
    savingCheck('render_blocking', {
      findings: ['render_blocking'],
      advice: {
        en: 'Put the few styles of the first screen into the page, and load the rest without blocking.',
        pl: 'Wstaw do strony style pierwszego ekranu, a resztę ładuj bez blokowania.',
      },
    }),
    savingCheck('server_and_redirects', {
      findings: ['document_latency', 'modern_http', 'request_chains'],
      advice: {
        en: 'Cut redirects, compress the page, and open connections to other hosts early.',
        pl: 'Usuń przekierowania, kompresuj stronę i wcześnie otwieraj połączenia z innymi hostami.',
      },
    }),
    weightCheck('heavy_page', {
      findings: ['total_weight', 'unminified_javascript', 'unminified_css'],
      advice: {
        en: 'Send less: smaller pictures, no unused code, compressed texts.',
        pl: 'Wysyłaj mniej: lżejsze obrazy, bez nieużywanego kodu, skompresowane teksty.',
      },
    }),
  ],
  caveats: [LAB_IS_A_MACHINE, FEW_SPEED_PAGES],
});
