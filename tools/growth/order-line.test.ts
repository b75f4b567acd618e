import { expect, it } from 'vitest';
import { classifyLine } from './order-line.ts';

it.each([
  ['536365 85123A 6 2.55', 'product sale'],
  ['536365 DCGSSGIRL 1 3.29', 'product sale'],
  ['C536379 35004C -1 4.65', 'cancellation'],
  ['536370 POST 3 18.00', 'postage and carriage'],
  ['C536370 POST -3 18.00', 'postage and carriage'],
  ['C536379 D -1 27.50', 'discount'],
  ['536381 M 1 4.95', 'manual entry'],
  ['538000 GIFT_0001_20 1 16.67', 'gift voucher'],
  ['C537600 AMAZONFEE -1 1.00', 'bank and marketplace fee'],
  ['541000 PADS 1 0.001', 'other non-product'],
  ['A563186 B 1 -11062.06', 'adjustment'],
  ['536589 21777 -10 0.0', 'stock correction'],
  ['536414 22139 56 0.00', 'without price'],
  ['536414 22139 1 -2.10', 'adjustment'],
])('takes the line "%s" for: %s', (line, expected) => {
  const [invoice = '', code = '', quantity, price = ''] = line.split(' ');

  expect(classifyLine({ invoice, code, quantity: Number(quantity), price })).toBe(expected);
});
