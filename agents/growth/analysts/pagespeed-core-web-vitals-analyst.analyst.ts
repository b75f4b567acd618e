import { defineAnalyst } from '../../analyst.ts';
import { siteVitalCheck, vitalCheck } from './page-vitals.ts';
import { PAGESPEED } from './pagespeed-measures.ts';
import {
  FEW_SPEED_PAGES,
  HISTORY,
  INP_FOR_FID,
  LANDINGS,
  SPEED,
  SPEED_HEADLINES,
} from './pagespeed-reports.ts';

export const pagespeedCoreWebVitalsAnalyst = defineAnalyst({
  source: 'pagespeed',
  name: 'core_web_vitals_analyst',
  title: { en: 'Core Web Vitals', pl: 'Core Web Vitals' },
  purpose:
    'Looks how fast, responsive and steady the main pages are for their visitors, and whether that gets worse.',
  windowDays: 28,
  reports: [LANDINGS, SPEED, HISTORY],
  days: null,
  measures: PAGESPEED,
  headlines: SPEED_HEADLINES,
  scale: null,
  checks: [
    vitalCheck('lcp', { hasMoney: true }),
    vitalCheck('inp', { hasMoney: true }),
    vitalCheck('cls', { hasMoney: true }),
    siteVitalCheck('lcp'),
    siteVitalCheck('inp'),
    siteVitalCheck('cls'),
    {
      id: 'getting_slower',
      rule: {
        ...{ kind: 'decay', report: 'history', by: ['page_url'], time: 'to', measure: 'lcp_good_share' },
        ...{ minDrop: 0.05, leastDays: 60, leastCases: 0 },
      },
      theme: 'page_slow',
      because:
        'Windows of 28 days overlap, so a twentieth fewer good visits over months is a trend and no noise.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Find what was added since: scripts of partners, larger pictures, personalisation.',
        pl: 'Ustal, co od tego czasu dodano: skrypty partnerów, większe obrazy, personalizację.',
      },
    },
  ],
  caveats: [INP_FOR_FID, FEW_SPEED_PAGES],
});
