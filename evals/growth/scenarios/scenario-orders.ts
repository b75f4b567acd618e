import type { Random } from '../random.ts';
import type { DayBusiness } from './scenario-effects.ts';
import type { Product } from './scenario-shop.ts';

/** One product of an order. Amounts are hundredths of the currency, whole, so that every sum is exact. */
export interface OrderLine {
  readonly product: Product;
  readonly units: number;
  readonly paid: number;
}

/** One order. */
export interface Order {
  readonly record: string;
  readonly lines: readonly OrderLine[];
  readonly paid: number;
  /** Given back on the same day. */
  readonly isCancelled: boolean;
}

/** Further products beside the first one. */
const FURTHER_PRODUCTS = 0.45;
/** Pieces of a product follow a Pareto law: most customers take one, a few take many. */
const UNITS_TAIL = 2.6;
const MOST_UNITS = 60;
/** Part of what is paid that differs by vouchers and options, as the deviation of its logarithm. */
const PAID_NOISE = 0.12;
const CANCELLED_SHARE = 0.03;
/** A customer whose product is gone takes another one this often, and else leaves. */
const TAKES_ANOTHER = 0.35;

/** What a customer orders; undefined when what was wanted is not sold any more. */
export function placeOrder(
  record: string,
  { products, business }: { readonly products: readonly Product[]; readonly business: DayBusiness },
  random: Random,
): Order | undefined {
  const wanted = 1 + random.poisson(FURTHER_PRODUCTS * business.basket);
  const units = new Map<Product, number>();
  for (let choice = 0; choice < wanted; choice += 1) {
    const product = chosenOf(products, business.goneProducts, random);
    if (product !== undefined) units.set(product, (units.get(product) ?? 0) + unitsOf(random));
  }
  const isCancelled = random.uniform() < CANCELLED_SHARE;
  const share = business.price * random.lognormal(PAID_NOISE);
  const lines = [...units].map(([product, count]) => lineOf(product, count, share));
  return lines.length === 0 ? undefined : { record, lines, paid: sumPaid(lines), isCancelled };
}

/** One order of about `amount` in one product: a company. */
export function bulkOrder(
  { record, amount, isCancelled }: { record: string; amount: number; isCancelled: boolean },
  products: readonly Product[],
  random: Random,
): Order {
  const product = drawProduct(products, random);
  const line = lineOf(product, Math.max(1, Math.round(amount / product.price)), 1);
  return { record, lines: [line], paid: line.paid, isCancelled };
}

/** Hundredths of everything that was paid for. */
export function sumPaid(items: readonly { readonly paid: number }[]): number {
  return items.reduce((sum, { paid }) => sum + paid, 0);
}

function lineOf(product: Product, units: number, share: number): OrderLine {
  return { product, units, paid: Math.round(product.price * units * share * 100) };
}

function chosenOf(
  products: readonly Product[],
  gone: ReadonlySet<string>,
  random: Random,
): Product | undefined {
  const first = drawProduct(products, random);
  if (!gone.has(first.name)) return first;
  const left = products.filter(({ name }) => !gone.has(name));
  return random.uniform() < TAKES_ANOTHER ? drawProduct(left, random) : undefined;
}

function drawProduct(products: readonly Product[], random: Random): Product {
  const total = products.reduce((sum, { popularity }) => sum + popularity, 0);
  let remaining = random.uniform() * total;
  const [first, ...rest] = products;
  if (first === undefined) throw new Error('A shop sells something.');
  let chosen = first;
  for (const product of rest) {
    remaining -= chosen.popularity;
    if (remaining < 0) return chosen;
    chosen = product;
  }
  return chosen;
}

function unitsOf(random: Random): number {
  return Math.min(MOST_UNITS, Math.floor((1 - random.uniform()) ** (-1 / UNITS_TAIL)));
}
