import { ga4Report } from './ga4-reports.ts';

/** The landing pages that most visits begin on, when GA4 is connected. */
export const LANDINGS = {
  ...ga4Report({ id: 'landings', by: ['landingPage'], first: 'sessions' }),
  source: 'ga4' as const,
  windows: ['current' as const],
  isOptional: true,
};

/** The home page, and the first of the landing pages. */
const PAGES = {
  ...{ argument: 'url', withHome: true, most: 10, as: 'page_url' },
  from: [
    {
      ...{ report: 'landings', column: 'landingPage', by: 'sessions', most: 10 },
      carry: ['sessions', 'purchaseRevenue'],
    },
  ],
};

/** What visitors of the pages had, and what a machine found on a slow phone. All questions about a page are one. */
export const SPEED = {
  ...{ id: 'speed', tool: 'analyze_page', arguments: { strategy: 'mobile' }, windows: [] },
  each: PAGES,
};

/** The home page on a desktop, to compare with. */
export const DESKTOP_SPEED = {
  ...{ id: 'desktop_speed', tool: 'analyze_page', arguments: { strategy: 'desktop' }, windows: [] },
  each: { ...PAGES, most: 1 },
  isOptional: true,
};

/** How the whole site was for its visitors, week by week. */
export const HISTORY = {
  ...{ id: 'history', tool: 'get_speed_history', arguments: { scope: 'site' }, windows: [] },
  each: { ...PAGES, most: 1 },
  isOptional: true,
};

const only = (kind: string, name: string) => [
  { column: 'kind', is: 'in' as const, values: [kind] },
  { column: 'name', is: 'in' as const, values: [name] },
];

/** The worst of the pages that were looked at: visitors first, then the score of the machine. */
export const SPEED_HEADLINES = [
  { name: 'lcp', report: 'speed', measure: 'lcp_seconds', where: only('field', 'lcp') },
  { name: 'inp', report: 'speed', measure: 'inp_seconds', where: only('field', 'inp') },
  { name: 'cls', report: 'speed', measure: 'shift', where: only('field', 'cls') },
  { name: 'performance_score', report: 'speed', measure: 'score', where: only('score', 'performance') },
];

export const LAB_IS_A_MACHINE = {
  en: 'The score and the savings come from one visit of a machine on a slow phone; what counts is what visitors had.',
  pl: 'Wynik i oszczędności pochodzą z jednej wizyty maszyny na wolnym telefonie; liczy się to, czego doświadczyli ludzie.',
};
export const INP_FOR_FID = {
  en: 'FID is no longer measured; INP has taken its place.',
  pl: 'FID nie jest już mierzony; zastąpił go INP.',
};
export const FEW_SPEED_PAGES = {
  en: 'Only the home page and the landing pages with the most visits were measured.',
  pl: 'Zmierzono tylko stronę główną i strony wejścia z największym ruchem.',
};
