import { expect, it } from 'vitest';
import { TEST_TENANT } from '../testing.ts';
import { orders } from './orders.import.ts';

const ROW = {
  InvoiceNo: '536365',
  StockCode: '85123a',
  Description: ' WHITE HANGING HEART ',
  Quantity: '6',
  InvoiceDate: '2010-12-01 23:59:00',
  UnitPrice: '2.55',
  CustomerID: '17850.0',
  Country: 'United Kingdom',
};
const stage = (changes: Partial<typeof ROW> = {}) =>
  orders.stage({ ...ROW, ...changes }, { tenant: TEST_TENANT, options: {} });

it('takes the day as the shop wrote it, and one spelling of a code', () => {
  expect(stage()).toMatchObject({
    day: '2010-12-01',
    code: '85123A',
    description: 'WHITE HANGING HEART',
    quantity: 6,
    price: '2.55',
    class: 'product sale',
  });
});

it('keeps a line without customer or description', () => {
  expect(stage({ CustomerID: '', Description: '' })).toMatchObject({ customer: null, description: null });
});

it.each([
  ['InvoiceDate', '01/12/2010 08:26', '"01/12/2010 08:26" is not a time like 2026-01-31 14:05:00'],
  ['InvoiceDate', '2010-11-31 08:26:00', '"2010-11-31 08:26:00" is not a time'],
  ['InvoiceDate', '2010-12-01 24:26:00', '"2010-12-01 24:26:00" is not a time'],
  ['Quantity', '6 pcs', '"6 pcs" is not a whole number'],
  ['UnitPrice', '', 'is empty'],
  ['InvoiceNo', ' ', 'is empty'],
  ['Country', '', 'is empty'],
])('refuses a row by its column %s: %j', (column, value, reason) => {
  const refused = () => stage({ [column]: value });

  expect(refused).toThrow(expect.objectContaining({ column, reason: expect.stringContaining(reason) }));
});
