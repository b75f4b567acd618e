import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { dayNumber } from '#analysis/calendar-day.ts';

const SHARED = join(import.meta.dirname, '..', '..', 'shared', 'data');
const M4_TRAINING = join(SHARED, 'm4', 'Weekly-train.csv.gz');
const M4_TEST = join(SHARED, 'm4', 'Weekly-test.csv');
const RETAIL = join(SHARED, 'online_retail', 'online_retail_2010-12_2011-08.csv.gz');

/** The first of the data files that this machine does not have; undefined when it has all. */
export function missingData(): string | undefined {
  return [M4_TRAINING, M4_TEST, RETAIL].find((file) => !existsSync(file));
}

/** The weekly part of the M4 competition: for each series what is known, and the values that came after it. */
export interface Competition {
  readonly training: readonly (readonly number[])[];
  readonly test: readonly (readonly number[])[];
}

/** Reads both files; their rows are of different lengths and in the same order. */
export async function readCompetition(): Promise<Competition> {
  const options = { from_line: 2, relax_column_count: true };
  const training = open(M4_TRAINING).pipe(parse(options));
  const test = open(M4_TEST).pipe(parse(options));
  return { training: await readRows(training), test: await readRows(test) };
}

function open(file: string): Readable {
  const stream = createReadStream(file);
  return file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
}

async function readRows(rows: AsyncIterable<string[]>): Promise<readonly (readonly number[])[]> {
  const series: (readonly number[])[] = [];
  for await (const [, ...cells] of rows) series.push(cells.filter((cell) => cell !== '').map(Number));
  return series;
}

/** Monday of the first whole week in the file. */
const FIRST_MONDAY = dayNumber('2010-12-06');
/** Stock codes that begin otherwise are postage, fees, discounts and samples. */
const PRODUCT = /^\d{5}/;
/** Cancellations, whose quantities are negative. */
const CANCELLED = /^C/;

const sale = z.object({
  InvoiceNo: z.string(),
  StockCode: z.string(),
  Quantity: z.coerce.number(),
  InvoiceDate: z.string(),
  UnitPrice: z.coerce.number(),
});

/** Units sold of each product in each whole week of the file; the last part week is left out. */
export async function readWeeklyDemand(): Promise<readonly (readonly number[])[]> {
  const sold = new Map<string, Map<number, number>>();
  let lastDay = 0;
  for await (const record of open(RETAIL).pipe(parse({ columns: true, bom: true }))) {
    const { InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice } = sale.parse(record);
    const day = dayNumber(InvoiceDate.slice(0, 10));
    lastDay = Math.max(lastDay, day);
    if (!PRODUCT.test(StockCode) || CANCELLED.test(InvoiceNo) || Quantity <= 0 || UnitPrice <= 0) continue;
    const code = StockCode.toUpperCase();
    const week = Math.floor((day - FIRST_MONDAY) / 7);
    const byWeek = sold.get(code) ?? new Map<number, number>();
    sold.set(code, byWeek.set(week, (byWeek.get(week) ?? 0) + Quantity));
  }
  const weeks = Math.floor((lastDay + 1 - FIRST_MONDAY) / 7);
  return [...sold.keys()]
    .sort()
    .map((code) => Array.from({ length: weeks }, (_, week) => sold.get(code)?.get(week) ?? 0));
}
