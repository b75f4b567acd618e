import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { dayNumber } from '#analysis/calendar-day.ts';
import { isSale, readRetailLines } from './retail-lines.ts';

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
/** Units sold of each product in each whole week of the file; the last part week is left out. */
export async function readWeeklyDemand(): Promise<readonly (readonly number[])[]> {
  const sold = new Map<string, Map<number, number>>();
  let lastDay = 0;
  for await (const line of readRetailLines(RETAIL)) {
    const day = dayNumber(line.day);
    lastDay = Math.max(lastDay, day);
    if (!isSale(line)) continue;
    const week = Math.floor((day - FIRST_MONDAY) / 7);
    const byWeek = sold.get(line.product) ?? new Map<number, number>();
    sold.set(line.product, byWeek.set(week, (byWeek.get(week) ?? 0) + line.units));
  }
  const weeks = Math.floor((lastDay + 1 - FIRST_MONDAY) / 7);
  return [...sold.keys()]
    .sort()
    .map((code) => Array.from({ length: weeks }, (_, week) => sold.get(code)?.get(week) ?? 0));
}
