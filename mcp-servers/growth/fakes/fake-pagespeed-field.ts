import type { FieldSpeed } from './fake-page.ts';

interface FieldMetric {
  readonly name: string;
  readonly field: keyof FieldSpeed;
  /** Up to the first is fast, beyond the second is slow, in the unit of the answer. */
  readonly good: number;
  readonly poor: number;
  /** The answer has whole numbers: layout shift comes in hundredths. */
  readonly scale: number;
}

const FIELD_METRICS: readonly FieldMetric[] = [
  { name: 'LARGEST_CONTENTFUL_PAINT_MS', field: 'lcp', good: 2500, poor: 4000, scale: 1 },
  { name: 'INTERACTION_TO_NEXT_PAINT', field: 'inp', good: 200, poor: 500, scale: 1 },
  { name: 'CUMULATIVE_LAYOUT_SHIFT_SCORE', field: 'cls', good: 10, poor: 25, scale: 100 },
  { name: 'FIRST_CONTENTFUL_PAINT_MS', field: 'fcp', good: 1800, poor: 3000, scale: 1 },
  { name: 'EXPERIMENTAL_TIME_TO_FIRST_BYTE', field: 'ttfb', good: 800, poor: 1800, scale: 1 },
];

const ORDER = ['FAST', 'AVERAGE', 'SLOW'];
/** The three vitals alone decide the overall category. */
const VITALS = 3;

/** `loadingExperience` of real visits; without `metrics` where there were too few. */
export function writeExperience(id: string, speed: FieldSpeed | null, isFallback: boolean) {
  const head = { id, initial_url: id, ...(isFallback && { origin_fallback: true }) };
  if (speed === null) return head;
  const metrics = FIELD_METRICS.map((metric) => [metric.name, writeMetric(metric, speed)] as const);
  const worst = Math.max(...metrics.slice(0, VITALS).map(([, { category }]) => ORDER.indexOf(category)));
  return {
    id,
    metrics: Object.fromEntries(metrics),
    overall_category: ORDER[worst] ?? 'NONE',
    initial_url: id,
    origin_fallback: isFallback,
  };
}

function writeMetric({ field, good, poor, scale }: FieldMetric, speed: FieldSpeed) {
  const percentile = Math.round(speed[field] * scale);
  const [fast, average, slow] = proportions(percentile, good, poor);
  return {
    percentile,
    distributions: [
      { min: 0, max: good, proportion: fast },
      { min: good, max: poor, proportion: average },
      { min: poor, proportion: slow },
    ],
    category: categoryOf(percentile, good, poor),
  };
}

function categoryOf(percentile: number, good: number, poor: number): string {
  if (percentile <= good) return 'FAST';
  return percentile <= poor ? 'AVERAGE' : 'SLOW';
}

/** Parts of visits that are good, middling and poor, as an exponential spread with that 75th percentile has them. */
export function proportions(percentile: number, good: number, poor: number): [number, number, number] {
  const within = (limit: number): number => (percentile === 0 ? 1 : 1 - 0.25 ** (limit / percentile));
  const [fast, upToPoor] = [within(good), within(poor)];
  return [fast, upToPoor - fast, 1 - upToPoor];
}
