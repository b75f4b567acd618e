import { z } from 'zod';
import type { ImportFormat, ImportRow, StagedRow } from '../import-format.ts';
import {
  InvalidRowError,
  isDay,
  quote,
  readDecimal,
  readInteger,
  readOptionalText,
  readText,
} from '../import-row.ts';
import { classifyLine } from './order-line.ts';
import { largestInvoices, largestRefunds, orderFacts, orderSummary, productFacts } from './orders-facts.ts';

const TIME = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Order lines as a shop exports them, one row per line of an invoice; times are local to the shop. */
export const orders: ImportFormat<Record<string, never>> = {
  name: 'orders',
  description:
    'Order lines: invoice, stock code, quantity, unit price, time, customer, country. Invoices C… are cancellations.',
  columns: [
    'InvoiceNo',
    'StockCode',
    'Description',
    'Quantity',
    'InvoiceDate',
    'UnitPrice',
    'CustomerID',
    'Country',
  ],
  openColumns: false,
  options: z.strictObject({}),
  staging: {
    invoice: 'text',
    code: 'text',
    description: 'text',
    quantity: 'bigint',
    invoiced_at: 'text',
    price: 'numeric',
    customer: 'text',
    country: 'text',
    class: 'text',
    raw_code: 'text',
  },
  stage: stageLine,
  facts: () => ({
    orders: orderFacts,
    order_items: productFacts,
    largest_record: largestInvoices,
    largest_refund: largestRefunds,
  }),
  summary: () => orderSummary,
};

function stageLine(row: ImportRow): StagedRow {
  const invoice = readText(row, 'InvoiceNo');
  const rawCode = readText(row, 'StockCode');
  const upperCode = rawCode.toUpperCase();
  const quantity = readInteger(row, 'Quantity');
  const price = readDecimal(row, 'UnitPrice');
  const invoicedAt = readText(row, 'InvoiceDate');
  return {
    day: dayOf(invoicedAt),
    invoice,
    // A product is shown as code, blank, description, so a code holds no blank.
    code: upperCode.replaceAll(/\s+/g, '_'),
    description: readOptionalText(row, 'Description'),
    quantity,
    invoiced_at: invoicedAt,
    price,
    customer: readOptionalText(row, 'CustomerID'),
    country: readText(row, 'Country'),
    class: classifyLine({ invoice, code: upperCode, quantity, price }),
    raw_code: rawCode,
  };
}

function dayOf(time: string): string {
  const day = TIME.exec(time)?.[1];
  if (day === undefined || !isDay(day)) {
    throw new InvalidRowError('InvoiceDate', `${quote(time)} is not a time like 2026-01-31 14:05:00`);
  }
  return day;
}
