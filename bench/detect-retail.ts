import { dayNumber, dayOfNumber } from '#analysis/calendar-day.ts';
import type { DailyPoint, DailySeries, MetricKind } from '#analysis/series.ts';
import { type RetailLine, readRetailLines } from './retail-lines.ts';

/** A daily metric of a shop under its name. */
export interface NamedSeries {
  readonly name: string;
  readonly series: DailySeries;
}

/** What one day of invoices adds up to. */
interface DayTotal {
  readonly orders: Set<string>;
  readonly customers: Set<string>;
  lines: number;
  units: number;
  sales: number;
  refunds: number;
}

interface Metric {
  readonly name: string;
  readonly kind: MetricKind;
  value(day: DayTotal): number | null;
  weight?(day: DayTotal): number;
}

/**
 * Six that a wholesaler looks at. Cancellations count against revenue and units on the day they are booked; everything
 * else is about sales.
 */
const METRICS: readonly Metric[] = [
  { name: 'orders', kind: 'count', value: ({ orders }) => orders.size },
  { name: 'net_revenue', kind: 'money', value: ({ sales, refunds }) => sales - refunds },
  { name: 'units', kind: 'count', value: ({ units }) => units },
  { name: 'customers', kind: 'count', value: ({ customers }) => customers.size },
  { name: 'order_lines', kind: 'count', value: ({ lines }) => lines },
  {
    name: 'average_order_value',
    kind: 'money',
    value: ({ orders, sales }) => (orders.size === 0 ? null : sales / orders.size),
    weight: ({ orders }) => orders.size,
  },
];

/**
 * The six core metrics per day of a file with the columns of Online Retail, plain or gzip. A day without a row is a day
 * without data, as it is to an importer: a closed weekday is learned, a holiday is unknown and never an alert.
 */
export async function readRetail(file: string): Promise<readonly NamedSeries[]> {
  const totals = new Map<string, DayTotal>();
  for await (const line of readRetailLines(file)) add(totals, line);
  const days = [...totals.keys()].sort();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`${file} has no rows.`);
  const from = dayNumber(first);
  const calendar = Array.from({ length: dayNumber(last) - from + 1 }, (_, index) =>
    dayOfNumber(from + index),
  );
  return METRICS.map((metric) => ({
    name: metric.name,
    series: { kind: metric.kind, points: calendar.map((day) => pointOf(metric, day, totals.get(day))) },
  }));
}

function pointOf({ value, weight }: Metric, day: string, total: DayTotal | undefined): DailyPoint {
  if (total === undefined) return { day, value: null, weight: null };
  return { day, value: value(total), weight: weight?.(total) ?? null };
}

/** Lines without a price are corrections of the stock, and invoices that start with A correct a debt. */
function add(totals: Map<string, DayTotal>, line: RetailLine): void {
  const { invoice, units, day, price, customer, isCancelled } = line;
  if (price <= 0 || invoice.startsWith('A')) return;
  const total = totals.get(day) ?? startDay();
  totals.set(day, total);
  total.units += units;
  if (isCancelled) {
    total.refunds -= units * price;
    return;
  }
  total.sales += units * price;
  total.lines += 1;
  total.orders.add(invoice);
  if (customer !== '') total.customers.add(customer);
}

function startDay(): DayTotal {
  return { orders: new Set(), customers: new Set(), lines: 0, units: 0, sales: 0, refunds: 0 };
}
