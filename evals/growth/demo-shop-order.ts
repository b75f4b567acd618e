import { bulkBasket, drawBasket, drawPaidShare, type OrderLine } from './demo-shop-catalog.ts';
import type { Random } from './random.ts';

export interface PaidLine extends OrderLine {
  /** Grosze, whole, so that every sum is exact. */
  readonly paid: number;
}

export interface Order {
  /** The order's number as the shop prints it, for example `D-48213`. */
  readonly record: string;
  readonly lines: readonly PaidLine[];
  /** Grosze: the sum of the lines. */
  readonly paid: number;
}

export function placeOrder(record: string, random: Random): Order {
  return pay(record, drawBasket(random), drawPaidShare(random));
}

/** One order worth about `amount` PLN. */
export function placeBulkOrder(record: string, amount: number, random: Random): Order {
  return pay(record, bulkBasket(amount, random), 1);
}

function pay(record: string, basket: readonly OrderLine[], paidShare: number): Order {
  const lines = basket.map(({ product, units }) => ({
    product,
    units,
    paid: Math.round(product.price * units * 100 * paidShare),
  }));
  return { record, lines, paid: sumPaid(lines) };
}

/** Grosze of everything that was paid for. */
export function sumPaid(items: readonly { readonly paid: number }[]): number {
  return items.reduce((sum, { paid }) => sum + paid, 0);
}
