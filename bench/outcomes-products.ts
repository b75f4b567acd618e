import { dayNumber } from '#analysis/calendar-day.ts';
import type { PeriodSeries } from '#analysis/outcome/period-series.ts';
import { isSale, readRetailLines } from './retail-lines.ts';

interface Sale {
  readonly product: string;
  readonly day: number;
  readonly units: number;
}

const DAYS_OF_WEEK = 7;
/** 1970-01-05 was a Monday: whole weeks run from Monday to Sunday. */
const A_MONDAY = dayNumber('1970-01-05');

/**
 * Units sold of each product in each whole week of a file with the columns of Online Retail, plain or gzip. Cancelled
 * invoices are no demand. A week in which nobody sold anything is a closed shop, so it is unknown for every product.
 */
export async function readProductWeeks(file: string): Promise<readonly PeriodSeries[]> {
  const sales = await readSales(file);
  const days = sales.map(({ day }) => day);
  const first = Math.ceil((least(days) - A_MONDAY) / DAYS_OF_WEEK);
  const count = Math.floor((most(days) + 1 - A_MONDAY) / DAYS_OF_WEEK) - first;
  const products = new Map<string, number[]>();
  for (const { product, day, units } of sales) {
    const week = Math.floor((day - A_MONDAY) / DAYS_OF_WEEK) - first;
    if (week < 0 || week >= count) continue;
    const weeks = products.get(product) ?? new Array<number>(count).fill(0);
    weeks[week] = (weeks[week] ?? 0) + units;
    products.set(product, weeks);
  }
  const isOpen = Array.from({ length: count }, (_, week) =>
    [...products.values()].some((weeks) => (weeks[week] ?? 0) > 0),
  );
  return [...products]
    .map(([key, weeks]) => ({ key, values: weeks.map((units, week) => (isOpen[week] ? units : null)) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

async function readSales(file: string): Promise<Sale[]> {
  const sales: Sale[] = [];
  for await (const line of readRetailLines(file)) {
    if (isSale(line)) sales.push({ product: line.product, units: line.units, day: dayNumber(line.day) });
  }
  if (sales.length === 0) throw new Error(`${file} has no sales.`);
  return sales;
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
}
