import type { Wording } from '#tools/template.ts';
import type { AnalystInput } from '../../analyst.ts';

type Check = AnalystInput['checks'][number];

/** A vital sign of pages: the limits are those that Google publishes for the seventy-fifth percentile of visitors. */
interface Vital {
  readonly name: 'lcp' | 'inp' | 'cls' | 'fcp' | 'ttfb';
  readonly limit: number;
  readonly poor: number;
  readonly advice: Wording;
}

const VITALS: Readonly<Record<Vital['name'], Vital>> = {
  lcp: {
    ...{ name: 'lcp', limit: 2.5, poor: 4 },
    advice: {
      en: 'Have the largest picture of the page come first: smaller, preloaded, not lazy, from a fast server.',
      pl: 'Niech największy element strony ładuje się pierwszy: lżejszy, wstępnie ładowany, z szybkiego serwera.',
    },
  },
  inp: {
    ...{ name: 'inp', limit: 0.2, poor: 0.5 },
    advice: {
      en: 'Break up long scripts and put off what is not needed to answer a touch: chats, trackers, carousels.',
      pl: 'Podziel długie skrypty i odłóż to, co niepotrzebne do reakcji na dotyk: czaty, śledzenie, karuzele.',
    },
  },
  cls: {
    ...{ name: 'cls', limit: 0.1, poor: 0.25 },
    advice: {
      en: 'Give pictures, banners and consent bars their place before they load.',
      pl: 'Zarezerwuj miejsce na obrazy, banery i pasek zgód, zanim się załadują.',
    },
  },
  fcp: {
    ...{ name: 'fcp', limit: 1.8, poor: 3 },
    advice: {
      en: 'Take style sheets and scripts out of the way of the first picture.',
      pl: 'Usuń arkusze stylów i skrypty z drogi pierwszego obrazu.',
    },
  },
  ttfb: {
    ...{ name: 'ttfb', limit: 0.8, poor: 1.8 },
    advice: {
      en: 'Serve pages from a cache near the visitor, and cut redirects.',
      pl: 'Serwuj strony z pamięci podręcznej blisko odwiedzającego i ogranicz przekierowania.',
    },
  },
};

const BECAUSE =
  'Thresholds of web.dev for the 75th percentile of visitors over 28 days; beyond the second one Google calls it poor.';

/** What depends on a page: its revenue, when GA4 says it. */
export const PAGE_REVENUE = { nature: 'exposed' as const, quantity: { measure: 'page_revenue' }, part: 0.05 };

/** A check of a vital sign as visitors of a page had it. */
export function vitalCheck(name: Vital['name'], more: { readonly hasMoney: boolean }): Check {
  const { limit, poor, advice } = VITALS[name];
  return {
    id: `field_${name}`,
    rule: {
      ...{ kind: 'level', report: 'speed', by: ['page_url'], beyond: 'above', limit, severe: poor },
      measure: name === 'cls' ? 'shift' : secondsOf(name),
      where: [
        { column: 'kind', is: 'in', values: ['field'] },
        { column: 'name', is: 'in', values: [name] },
      ],
      ...(more.hasMoney ? { money: PAGE_REVENUE } : {}),
    },
    theme: 'page_slow',
    because: BECAUSE,
    severity: 'high',
    effort: 'medium',
    advice,
  };
}

/** The same of the whole site, for pages with too few visitors of their own. */
export function siteVitalCheck(name: Vital['name']): Check {
  const page = vitalCheck(name, { hasMoney: false });
  return {
    ...page,
    id: `site_${name}`,
    rule: {
      ...{
        kind: 'level',
        report: 'speed',
        beyond: 'above',
        limit: VITALS[name].limit,
        severe: VITALS[name].poor,
      },
      measure: name === 'cls' ? 'shift' : secondsOf(name),
      where: [
        { column: 'kind', is: 'in', values: ['origin'] },
        { column: 'name', is: 'in', values: [name] },
      ],
    },
  };
}

function secondsOf(name: Exclude<Vital['name'], 'cls'>): string {
  return `${name}_seconds`;
}

/** A check of what one visit of a machine found: how many seconds would be saved. */
export function savingCheck(
  id: string,
  {
    findings,
    advice,
    effort = 'medium',
  }: { readonly findings: readonly string[]; readonly advice: Wording; readonly effort?: Check['effort'] },
): Check {
  return {
    id,
    rule: {
      ...{ kind: 'level', report: 'speed', by: ['page_url', 'detail'], measure: 'saving_seconds' },
      ...{ beyond: 'above', limit: 0.1, severe: 0.5, money: PAGE_REVENUE },
      where: [
        { column: 'kind', is: 'in', values: ['finding'] },
        { column: 'name', is: 'in', values: [...findings] },
        { column: 'saving_seconds', is: 'present' },
      ],
    },
    theme: 'page_slow',
    because:
      'A tenth of a second is what visitors begin to notice; Lighthouse estimates it on one slow phone.',
    effort,
    finding: {
      en: '{place}: about {current} could be saved on a slow device.',
      pl: '{place}: na wolnym urządzeniu można zyskać około {current}.',
    },
    advice,
  };
}

/** A check of weight: bytes that need not be sent. */
export function weightCheck(
  id: string,
  { findings, advice }: { readonly findings: readonly string[]; readonly advice: Wording },
): Check {
  return {
    id,
    rule: {
      ...{ kind: 'level', report: 'speed', by: ['page_url', 'detail'], measure: 'saving_bytes' },
      ...{ beyond: 'above', limit: 100_000, severe: 500_000, money: PAGE_REVENUE },
      where: [
        { column: 'kind', is: 'in', values: ['finding'] },
        { column: 'name', is: 'in', values: [...findings] },
        { column: 'saving_bytes', is: 'present' },
      ],
    },
    theme: 'page_slow',
    because: 'A hundred kilobytes are about half a second on a slow mobile network.',
    effort: 'low',
    finding: {
      en: '{place}: about {current} bytes need not be sent.',
      pl: '{place}: około {current} bajtów nie trzeba przesyłać.',
    },
    advice,
  };
}

interface Fault extends Pick<Check, 'advice'> {
  readonly findings: readonly string[];
  readonly theme?: Check['theme'];
}

/** A check of what is wrong without a saving that could be estimated. */
export function faultCheck(id: string, { findings, advice, theme = 'page_slow' }: Fault): Check {
  return {
    id,
    rule: {
      ...{ kind: 'flag', report: 'speed', by: ['page_url', 'detail'], money: PAGE_REVENUE },
      where: [
        { column: 'kind', is: 'in', values: ['finding'] },
        { column: 'name', is: 'in', values: [...findings] },
      ],
    },
    theme,
    because: 'Lighthouse judges it as not passed; it does not estimate what it costs.',
    severity: 'medium',
    effort: 'medium',
    advice,
  };
}
