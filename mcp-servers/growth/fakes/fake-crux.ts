import { z } from 'zod';
import { addDays, type Day } from '#core/time.ts';
import type { FakePage, FieldSpeed } from './fake-page.ts';
import { proportions } from './fake-pagespeed-field.ts';
import { PAGESPEED_REFUSALS } from './fake-pagespeed-refusals.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeShop } from './fake-shop.ts';

/** What the CrUX API takes, for now and for its history. */
export const cruxRequest = z.object({
  url: z.url().optional(),
  origin: z.url().optional(),
  formFactor: z.enum(['PHONE', 'DESKTOP', 'TABLET']).optional(),
  metrics: z.array(z.string()).optional(),
  collectionPeriodCount: z.number().int().min(1).max(40).default(25),
});
export type CruxRequest = z.output<typeof cruxRequest>;

const METRICS = [
  { name: 'largest_contentful_paint', field: 'lcp', good: 2500, poor: 4000 },
  { name: 'interaction_to_next_paint', field: 'inp', good: 200, poor: 500 },
  { name: 'cumulative_layout_shift', field: 'cls', good: 0.1, poor: 0.25 },
  { name: 'first_contentful_paint', field: 'fcp', good: 1800, poor: 3000 },
  { name: 'experimental_time_to_first_byte', field: 'ttfb', good: 800, poor: 1800 },
] as const;
type Metric = (typeof METRICS)[number];

/** Each earlier week was faster by this part, down to the floor. */
const DRIFT = 0.012;
const FLOOR = 0.75;
const WINDOW = 28;
/** Weeks at the start for which this page had too few visits. */
const EMPTY_WEEKS = 2;

/** `records:queryHistoryRecord`: weekly windows of 28 days, oldest first, ending with the last Saturday. */
export function writeCruxHistory(request: CruxRequest, shop: FakeShop) {
  const speed = speedOf(request, shop);
  const count = request.collectionPeriodCount;
  const wanted = METRICS.filter(({ name }) => request.metrics?.includes(name) ?? true);
  const lastDay = lastSaturday(shop.lastDay);
  const isPage = request.url !== undefined;
  return {
    record: {
      key: keyOf(request),
      metrics: Object.fromEntries(
        wanted.map((metric) => [metric.name, writeSeries(metric, speed, { count, isPage })]),
      ),
      collectionPeriods: Array.from({ length: count }, (_, index) =>
        periodEnding(addDays(lastDay, -7 * (count - 1 - index))),
      ),
    },
  };
}

/** `records:queryRecord`: the last window alone. */
export function writeCruxRecord(request: CruxRequest, shop: FakeShop) {
  const speed = speedOf(request, shop);
  const wanted = METRICS.filter(({ name }) => request.metrics?.includes(name) ?? true);
  const metrics = wanted.map(({ name, field, good, poor }) => [
    name,
    {
      percentiles: { p75: writeP75(field, speed[field]) },
      histogram: binsOf(good, poor).map((bin, index) => ({
        ...bin,
        density: proportions(speed[field], good, poor)[index],
      })),
    },
  ]);
  const collectionPeriod = periodEnding(lastSaturday(shop.lastDay));
  return { record: { key: keyOf(request), metrics: Object.fromEntries(metrics), collectionPeriod } };
}

function speedOf({ url, origin, formFactor }: CruxRequest, shop: FakeShop): FieldSpeed {
  const device = formFactor === 'DESKTOP' ? 'desktop' : 'mobile';
  const field: FakePage['field'] | undefined =
    url === undefined ? originOf(origin, shop) : shop.pages.find((page) => page.url === url)?.field;
  const speed = formFactor === 'TABLET' ? null : (field?.[device] ?? null);
  if (speed === null) throw new FakeRefusal(PAGESPEED_REFUSALS.crux_not_found());
  return speed;
}

function originOf(origin: string | undefined, shop: FakeShop): FakePage['field'] | undefined {
  return origin !== undefined && `${origin}/` === shop.url ? shop.originSpeed : undefined;
}

function keyOf({ url, origin, formFactor }: CruxRequest) {
  return { ...(formFactor && { formFactor }), ...(url === undefined ? { origin } : { url }) };
}

interface Series {
  readonly count: number;
  readonly isPage: boolean;
}

function writeSeries({ field, good, poor }: Metric, speed: FieldSpeed, { count, isPage }: Series) {
  const values = Array.from({ length: count }, (_, index) => {
    if (isPage && index < EMPTY_WEEKS) return null;
    return speed[field] * Math.max(FLOOR, 1 - DRIFT * (count - 1 - index));
  });
  const shares = values.map((value) => (value === null ? null : proportions(value, good, poor)));
  return {
    histogramTimeseries: binsOf(good, poor).map((bin, index) => ({
      ...bin,
      densities: shares.map((share) => share?.[index] ?? 'NaN'),
    })),
    percentilesTimeseries: { p75s: values.map((value) => (value === null ? null : writeP75(field, value))) },
  };
}

function binsOf(good: number, poor: number) {
  const write = (limit: number) => (poor < 1 ? limit.toFixed(2) : limit);
  return [
    { start: write(0), end: write(good) },
    { start: write(good), end: write(poor) },
    { start: write(poor) },
  ];
}

/** Layout shift comes as text, times as whole numbers. */
function writeP75(field: keyof FieldSpeed, value: number): string | number {
  return field === 'cls' ? value.toFixed(2) : Math.round(value);
}

function lastSaturday(day: Day): Day {
  return addDays(day, -((new Date(day).getUTCDay() + 1) % 7));
}

function periodEnding(lastDay: Day) {
  return { firstDate: dateOf(addDays(lastDay, 1 - WINDOW)), lastDate: dateOf(lastDay) };
}

function dateOf(day: Day) {
  const [year, month, date] = day.split('-').map(Number);
  return { year, month, day: date };
}
