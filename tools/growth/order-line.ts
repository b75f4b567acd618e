/** What a line of an order export is. The amounts of all classes add up to the file's. */
export type OrderLineClass =
  | 'product sale'
  | 'cancellation'
  | 'postage and carriage'
  | 'discount'
  | 'manual entry'
  | 'gift voucher'
  | 'bank and marketplace fee'
  | 'other non-product'
  | 'adjustment'
  | 'stock correction'
  | 'without price';

export interface OrderLine {
  readonly invoice: string;
  /** Stock code in upper case. */
  readonly code: string;
  readonly quantity: number;
  /** Exact decimal text. */
  readonly price: string;
}

/** Stock codes that stand for money, not for goods, in upper case. */
const NON_PRODUCTS: Readonly<Record<string, OrderLineClass>> = {
  POST: 'postage and carriage',
  DOT: 'postage and carriage',
  C2: 'postage and carriage',
  D: 'discount',
  M: 'manual entry',
  'BANK CHARGES': 'bank and marketplace fee',
  AMAZONFEE: 'bank and marketplace fee',
  CRUK: 'bank and marketplace fee',
  S: 'other non-product',
  PADS: 'other non-product',
  B: 'adjustment',
};

/** An invoice number that starts with A is bookkeeping; one that starts with C takes something back. */
export function classifyLine({ invoice, code, quantity, price }: OrderLine): OrderLineClass {
  if (/^A/i.test(invoice)) return 'adjustment';
  const nonProduct = code.startsWith('GIFT_') ? 'gift voucher' : NON_PRODUCTS[code];
  if (nonProduct !== undefined) return nonProduct;
  if (/^C/i.test(invoice)) return 'cancellation';
  if (quantity <= 0) return 'stock correction';
  if (Number(price) === 0) return 'without price';
  // A product that is paid out on an ordinary invoice is no sale.
  return Number(price) < 0 ? 'adjustment' : 'product sale';
}
