import { defineAnalyst } from '../../analyst.ts';
import { faultCheck, savingCheck, vitalCheck, weightCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { FEW_SPEED_PAGES, LAB_IS_A_MACHINE, LANDINGS, SPEED, SPEED_HEADLINES } from './pagespeed-reports.ts';

export const pagespeedCachingStrategyAdvisor = defineAnalyst({
  source: 'pagespeed',
  name: 'caching_strategy_advisor',
  title: { en: 'Caching', pl: 'Pamięć podręczna' },
  purpose:
    'Looks how long files are kept by browsers, how far the server is from visitors, and whether the way back is quick.',
  windowDays: 28,
  reports: [LANDINGS, SPEED],
  days: null,
  measures: PAGESPEED,
  headlines: [
    ...SPEED_HEADLINES,
    {
      ...{ name: 'ttfb', report: 'speed', measure: 'ttfb_seconds' },
      where: [
        { column: 'kind', is: 'in', values: ['field'] },
        { column: 'name', is: 'in', values: ['ttfb'] },
      ],
    },
  ],
  scale: null,
  checks: [
    vitalCheck('ttfb', { hasMoney: true }),
    weightCheck('short_lived_files', {
      findings: ['caching'],
      advice: {
        en: 'Keep files with a fingerprint in their name for a year, and mark them as unchanging.',
        pl: 'Pliki z odciskiem w nazwie przechowuj rok i oznacz jako niezmienne.',
      },
    }),
    savingCheck('short_lived_files_time', {
      findings: ['caching'],
      effort: 'low',
      advice: {
        en: 'Set the headers at the network that delivers the files, not in the shop.',
        pl: 'Ustaw nagłówki w sieci dostarczającej pliki, a nie w sklepie.',
      },
    }),
    savingCheck('slow_document', {
      findings: ['document_latency'],
      advice: {
        en: 'Cache whole pages for visitors without a cart, and clear them when stock or price changes.',
        pl: 'Przechowuj całe strony dla osób bez koszyka i czyść je przy zmianie stanu lub ceny.',
      },
    }),
    faultCheck('no_way_back', {
      findings: ['bf_cache'],
      advice: {
        en: 'Remove what keeps browsers from holding the page: handlers of leaving, headers that forbid storing.',
        pl: 'Usuń to, co nie pozwala przeglądarce zachować strony: obsługę wyjścia i nagłówki zakazujące zapisu.',
      },
    }),
    faultCheck('old_protocol', {
      findings: ['modern_http'],
      advice: {
        en: 'Switch the delivery to a current version of HTTP.',
        pl: 'Przełącz dostarczanie na nową wersję HTTP.',
      },
    }),
  ],
  cannot: [
    {
      en: 'How often the cache is hit, and what a service worker does, is not in PageSpeed; ask the delivery network.',
      pl: 'Trafień pamięci podręcznej i pracy service workera PageSpeed nie zna; zapytaj sieć dostarczającą.',
    },
  ],
  caveats: [LAB_IS_A_MACHINE, FEW_SPEED_PAGES],
});
