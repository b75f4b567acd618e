import { defineAnalyst } from '../../analyst.ts';
import { faultCheck, PAGE_REVENUE, savingCheck, vitalCheck, weightCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { FEW_SPEED_PAGES, LAB_IS_A_MACHINE, LANDINGS, SPEED, SPEED_HEADLINES } from './pagespeed-reports.ts';

export const pagespeedJavascriptPerformanceAnalyst = defineAnalyst({
  source: 'pagespeed',
  name: 'javascript_performance_analyst',
  title: { en: 'JavaScript', pl: 'JavaScript' },
  purpose:
    'Finds scripts that are not used, come twice, are for old browsers, or keep pages from answering a touch.',
  windowDays: 28,
  reports: [LANDINGS, SPEED],
  days: null,
  measures: PAGESPEED,
  headlines: [
    ...SPEED_HEADLINES,
    {
      ...{ name: 'lab_tbt', report: 'speed', measure: 'tbt_seconds' },
      where: [
        { column: 'kind', is: 'in', values: ['lab'] },
        { column: 'name', is: 'in', values: ['tbt'] },
      ],
    },
  ],
  scale: null,
  checks: [
    vitalCheck('inp', { hasMoney: true }),
    weightCheck('unused_code', {
      findings: ['unused_javascript', 'duplicated_javascript', 'legacy_javascript'],
      advice: {
        en: 'Load scripts only on the pages that use them, and build for browsers of today.',
        pl: 'Ładuj skrypty tylko na stronach, które ich używają, i buduj dla współczesnych przeglądarek.',
      },
    }),
    savingCheck('unused_code_time', {
      findings: ['unused_javascript', 'duplicated_javascript', 'legacy_javascript'],
      advice: {
        en: 'Split bundles by page and remove libraries that few lines use.',
        pl: 'Podziel paczki na strony i usuń biblioteki używane w kilku liniach.',
      },
    }),
    faultCheck('third_parties', {
      findings: ['third_parties'],
      advice: {
        en: 'List the scripts of others with who needs them; drop the rest, load the others after consent and late.',
        pl: 'Spisz skrypty partnerów i kto ich potrzebuje; resztę usuń, a te ładuj po zgodzie i późno.',
      },
    }),
    faultCheck('busy_main_thread', {
      findings: ['script_time', 'main_thread', 'long_tasks', 'forced_reflow', 'inp_breakdown'],
      advice: {
        en: 'Break long tasks up and compute nothing while the page is being shown.',
        pl: 'Podziel długie zadania i nie licz niczego podczas wyświetlania strony.',
      },
    }),
    {
      id: 'blocked',
      rule: {
        ...{ kind: 'level', report: 'speed', by: ['page_url'], measure: 'tbt_seconds' },
        where: [
          { column: 'kind', is: 'in', values: ['lab'] },
          { column: 'name', is: 'in', values: ['tbt'] },
        ],
        ...{ beyond: 'above', limit: 0.3, severe: 0.6, money: PAGE_REVENUE },
      },
      theme: 'page_slow',
      because: 'Lighthouse wants less than 200 milliseconds of blocked time; from 600 on it calls it poor.',
      effort: 'medium',
      advice: {
        en: 'Measure which script holds the page up, and begin with the longest task.',
        pl: 'Zmierz, który skrypt wstrzymuje stronę, i zacznij od najdłuższego zadania.',
      },
    },
  ],
  caveats: [LAB_IS_A_MACHINE, FEW_SPEED_PAGES],
});
