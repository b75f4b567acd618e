import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { z } from 'zod';

const row = z
  .object({
    InvoiceNo: z.string(),
    StockCode: z.string(),
    Quantity: z.coerce.number(),
    InvoiceDate: z.string(),
    UnitPrice: z.coerce.number(),
    CustomerID: z.string(),
  })
  .transform((line) => ({
    invoice: line.InvoiceNo,
    product: line.StockCode.toUpperCase(),
    units: line.Quantity,
    day: line.InvoiceDate.slice(0, 10),
    price: line.UnitPrice,
    /** Empty when nobody is known. */
    customer: line.CustomerID,
    /** Cancellations have negative units. */
    isCancelled: line.InvoiceNo.startsWith('C'),
  }));

/** One line of an invoice of Online Retail. */
export type RetailLine = z.output<typeof row>;

/** Postage, fees, samples and vouchers have no such number. */
const PRODUCT = /^\d{5}/;

/** Every line of a file with the columns of Online Retail, plain or gzip; throws at the first that has others. */
export async function* readRetailLines(file: string): AsyncGenerator<RetailLine> {
  const source = createReadStream(file);
  const text = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  for await (const line of text.pipe(parse({ bom: true, columns: true }))) yield row.parse(line);
}

/** True for a product that was sold and paid for. */
export function isSale({ product, isCancelled, units, price }: RetailLine): boolean {
  return PRODUCT.test(product) && !isCancelled && units > 0 && price > 0;
}
