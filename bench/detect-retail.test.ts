import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRetail } from './detect-retail.ts';

const CSV = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,A,Lamp,3,2026-03-02 09:00:00,2.00,7.0,Poland
1,B,"Cup, blue",1,2026-03-02 09:00:00,4.00,7.0,Poland
2,A,Lamp,5,2026-03-02 10:00:00,2.00,,Poland
C3,A,Lamp,-2,2026-03-02 11:00:00,2.00,7.0,Poland
A4,B,Adjust bad debt,1,2026-03-02 12:00:00,-900.00,,Poland
5,A,damaged,-40,2026-03-02 12:00:00,0.00,,Poland
6,A,Lamp,1,2026-03-04 09:00:00,2.00,8.0,Poland
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-retail-'));
  writeFileSync(join(folder, 'plain.csv'), CSV);
  writeFileSync(join(folder, 'packed.csv.gz'), gzipSync(CSV));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function valuesOf(file: string): Promise<Record<string, (number | null)[]>> {
  const all = await readRetail(join(folder, file));
  return Object.fromEntries(all.map(({ name, series }) => [name, series.points.map(({ value }) => value)]));
}

test('adds up sales and cancellations of a day, and leaves out corrections of stock and debt', async () => {
  const values = await valuesOf('plain.csv');

  expect(values).toEqual({
    orders: [2, null, 1],
    net_revenue: [16, null, 2],
    units: [7, null, 1],
    customers: [1, null, 1],
    order_lines: [3, null, 1],
    average_order_value: [10, null, 2],
  });
});

test('reads a packed file as it reads a plain one', async () => {
  expect(await valuesOf('packed.csv.gz')).toEqual(await valuesOf('plain.csv'));
});

test('the average order value weighs as many orders as it has', async () => {
  const all = await readRetail(join(folder, 'plain.csv'));

  const weights = all.at(-1)?.series.points.map(({ weight }) => weight);
  expect(weights).toEqual([2, null, 1]);
});
