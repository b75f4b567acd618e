import type { SourceAnswer, SourceColumn } from '#tools/source/source-answer.ts';
import { dimension, measure } from '../../plain-page.ts';
import { FINDINGS } from './findings.ts';
import type { Audit, FieldExperience, FieldMetric, PagespeedResult } from './pagespeed-result.ts';

type Row = SourceAnswer['rows'][number];

const MILLISECONDS = 1000;

/** One table for all that is said of a page. What a kind of row does not have is null. */
export const PAGE_COLUMNS: readonly SourceColumn[] = [
  // field: visitors of the page; origin: of the whole site; lab: one visit of a machine; score; finding.
  dimension('kind'),
  dimension('name'),
  dimension('detail'),
  dimension('rating'),
  measure('seconds', 'seconds'),
  measure('shift', 'ratio'),
  measure('score', 'fraction'),
  measure('good_share', 'fraction'),
  measure('middling_share', 'fraction'),
  measure('poor_share', 'fraction'),
  measure('saving_seconds', 'seconds'),
  measure('saving_bytes', 'count'),
];

const NOTHING: Row = Object.fromEntries(PAGE_COLUMNS.map(({ name }) => [name, null]));

/** The provider's names of what visitors had, in ours. */
const FIELD_METRICS: Readonly<Record<string, string>> = {
  LARGEST_CONTENTFUL_PAINT_MS: 'lcp',
  INTERACTION_TO_NEXT_PAINT: 'inp',
  CUMULATIVE_LAYOUT_SHIFT_SCORE: 'cls',
  FIRST_CONTENTFUL_PAINT_MS: 'fcp',
  EXPERIMENTAL_TIME_TO_FIRST_BYTE: 'ttfb',
};
/** The provider writes shifts as whole hundredths. */
const SHIFT_FACTOR = 100;
const RATINGS: Readonly<Record<string, string>> = { FAST: 'good', AVERAGE: 'middling', SLOW: 'poor' };

/** How visitors had it: the 75th percentile of 28 days. */
export function fieldRows(kind: 'field' | 'origin', { metrics }: FieldExperience): Row[] {
  return Object.entries(FIELD_METRICS).flatMap(([key, name]) => {
    const metric = metrics[key];
    if (metric === undefined || metric.percentile === null) return [];
    const { percentile } = metric;
    const value =
      name === 'cls' ? { shift: percentile / SHIFT_FACTOR } : { seconds: percentile / MILLISECONDS };
    return [{ ...NOTHING, kind, name, ...value, ...judgementOf(metric) }];
  });
}

function judgementOf({ category, distributions }: FieldMetric): Row {
  const [good = null, middling = null, poor = null] = distributions.map(({ proportion }) => proportion);
  return {
    rating: RATINGS[category ?? ''] ?? null,
    good_share: good,
    middling_share: middling,
    poor_share: poor,
  };
}

type Lighthouse = NonNullable<PagespeedResult['lighthouseResult']>;

const LAB_METRICS: Readonly<Record<string, string>> = {
  'largest-contentful-paint': 'lcp',
  'total-blocking-time': 'tbt',
  'cumulative-layout-shift': 'cls',
  'first-contentful-paint': 'fcp',
  'speed-index': 'speed_index',
  interactive: 'tti',
};

/** One visit of a machine: good for finding reasons, not for saying how visitors have it. */
export function labRows({ categories, audits }: Lighthouse): Row[] {
  const scores = Object.entries(categories).map(([name, { score }]) => ({
    ...NOTHING,
    kind: 'score',
    name,
    score,
  }));
  const metrics = Object.entries(LAB_METRICS).flatMap(([id, name]) => {
    const audit = audits[id];
    if (audit?.numericValue === undefined) return [];
    const value = audit.numericValue;
    const isShift = name === 'cls';
    return [
      {
        ...NOTHING,
        kind: 'lab',
        name,
        score: audit.score,
        seconds: isShift ? null : value / MILLISECONDS,
        shift: isShift ? value : null,
      },
    ];
  });
  return [...scores, ...metrics];
}

/** What is wrong, the largest saving of time first. */
export function findingRows({ audits, categories }: Lighthouse): Row[] {
  const found = FINDINGS.flatMap(({ name, title, audits: ids }) => {
    const audit = worstOf(ids.flatMap((id) => audits[id] ?? []));
    return audit === undefined ? [] : [findingRow(audit, name, title)];
  });
  return [...found, ...otherFindings(audits, categories)].sort(
    (left, right) => Number(right.saving_seconds ?? 0) - Number(left.saving_seconds ?? 0),
  );
}

/** Both generations of audits may stand side by side: then the newer one speaks for all, so that nothing counts twice. */
function worstOf(audits: readonly Audit[]): Audit | undefined {
  const newest = audits.filter(({ id }) => id.endsWith('-insight'));
  const judged = newest.length > 0 ? newest : audits;
  return judged
    .filter(isFailed)
    .sort((left, right) => (savingSeconds(right) ?? 0) - (savingSeconds(left) ?? 0))[0];
}

const PERFORMANCE = 'performance';

/** Audits of the other categories that were asked for, by their own names. */
function otherFindings(audits: Lighthouse['audits'], categories: Lighthouse['categories']): Row[] {
  return Object.entries(categories)
    .filter(([category]) => category !== PERFORMANCE)
    .flatMap(([category, { auditRefs }]) =>
      auditRefs
        .flatMap(({ id }) => audits[id] ?? [])
        .filter(isFailed)
        .map((audit) => findingRow(audit, `${category}:${audit.id}`, audit.title ?? audit.id)),
    );
}

const PASSED = 0.9;
const NOT_JUDGED = ['notApplicable', 'manual', 'error'];

function isFailed({ score, scoreDisplayMode }: Audit): boolean {
  return score !== null && score < PASSED && !NOT_JUDGED.includes(scoreDisplayMode ?? '');
}

function findingRow(audit: Audit, name: string, title: string): Row {
  return {
    ...NOTHING,
    kind: 'finding',
    name,
    detail: title,
    score: audit.score,
    saving_seconds: savingSeconds(audit),
    saving_bytes: savingBytes(audit),
  };
}

/** By metric since Lighthouse 11; before, for the whole page. Null when it does not say. */
function savingSeconds({ metricSavings, details }: Audit): number | null {
  const byMetric = Object.entries(metricSavings ?? {}).flatMap(([metric, saved]) =>
    metric === 'CLS' ? [] : [saved],
  );
  const saved = byMetric.length > 0 ? Math.max(...byMetric) : details?.overallSavingsMs;
  return saved === undefined ? null : saved / MILLISECONDS;
}

function savingBytes({ details }: Audit): number | null {
  if (details?.overallSavingsBytes !== undefined) return details.overallSavingsBytes;
  const wasted = (details?.items ?? []).flatMap(({ wastedBytes }) => wastedBytes ?? []);
  return wasted.length === 0 ? null : wasted.reduce((sum, bytes) => sum + bytes, 0);
}
