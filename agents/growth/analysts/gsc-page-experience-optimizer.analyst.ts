import { defineAnalyst } from '../../analyst.ts';
import { GSC } from './gsc-measures.ts';
import { GSC_DAYS, gscReport, SEARCH_HEADLINES } from './gsc-reports.ts';
import { siteVitalCheck, vitalCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import { INP_FOR_FID } from './pagespeed-reports.ts';

export const gscPageExperienceOptimizer = defineAnalyst({
  source: 'gsc',
  name: 'page_experience_optimizer',
  title: { en: 'Page experience', pl: 'Jakość stron' },
  purpose:
    'Looks how the pages that search sends people to feel for them: speed, answers to a touch, shifts, encryption.',
  windowDays: 28,
  reports: [
    GSC_DAYS,
    gscReport('pages', ['page']),
    {
      ...{ id: 'speed', source: 'pagespeed', tool: 'analyze_page', arguments: { strategy: 'mobile' } },
      ...{ windows: [], isOptional: true },
      each: {
        ...{ argument: 'url', most: 5, as: 'page_url' },
        from: [{ report: 'pages', column: 'page', by: 'clicks', most: 5, carry: ['clicks'] }],
      },
    },
  ],
  days: 'days',
  measures: { ...PAGESPEED, ...GSC },
  headlines: SEARCH_HEADLINES,
  scale: null,
  checks: [
    vitalCheck('lcp', { hasMoney: false }),
    vitalCheck('inp', { hasMoney: false }),
    vitalCheck('cls', { hasMoney: false }),
    siteVitalCheck('lcp'),
    siteVitalCheck('inp'),
    {
      id: 'not_encrypted',
      rule: {
        ...{ kind: 'flag', report: 'pages', by: ['page'] },
        where: [
          { column: 'page', is: 'matches', pattern: '^http:' },
          { column: 'clicks', is: 'above', value: 0 },
        ],
      },
      theme: 'page_markup_faulty',
      because: 'Browsers warn of pages without encryption, and the index prefers the encrypted ones.',
      severity: 'high',
      effort: 'low',
      finding: { en: '{place} is found without encryption.', pl: '{place} jest w wynikach bez szyfrowania.' },
      advice: {
        en: 'Redirect to the encrypted address for good, and name it as canonical.',
        pl: 'Przekieruj na stałe na adres szyfrowany i wskaż go jako kanoniczny.',
      },
    },
  ],
  cannot: [
    {
      en: 'Search Console’s own report of page experience is not in its interface; the same figures of visitors come from PageSpeed.',
      pl: 'Raportu jakości stron Search Console nie ma w interfejsie; te same dane o odwiedzających daje PageSpeed.',
    },
  ],
  caveats: [INP_FOR_FID],
});
