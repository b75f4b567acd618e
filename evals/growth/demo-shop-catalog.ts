import type { Random } from './random.ts';

export interface Product {
  readonly name: string;
  readonly category: string;
  /** Whole PLN. */
  readonly price: number;
  /** How often it is chosen, relative to the others. */
  readonly popularity: number;
}

export interface OrderLine {
  readonly product: Product;
  readonly units: number;
}

type Entry = readonly [name: string, price: number, popularity: number];

const CATALOG: Readonly<Record<string, readonly Entry[]>> = {
  Garden: [
    ['Pruning shears', 89, 9],
    ['Garden hose 20 m', 139, 6],
    ['Folding garden chair', 179, 5],
    ['Raised bed kit', 219, 3],
    ['Solar path lights, set of 6', 119, 6],
    ['Compost bin 300 l', 239, 2],
  ],
  Kitchen: [
    ['Chef knife 20 cm', 149, 6],
    ['Cast iron pan 26 cm', 169, 5],
    ['Glass storage set', 99, 8],
    ['Moka pot, 6 cups', 119, 6],
    ['Oak cutting board', 79, 8],
    ['Stand kettle 1.7 l', 189, 3],
  ],
  Lighting: [
    ['Desk lamp, adjustable', 159, 5],
    ['Pendant lamp, rattan', 229, 3],
    ['LED bulb E27, pack of 4', 49, 11],
    ['Floor lamp, tripod', 279, 2],
    ['Wall light, brass', 189, 3],
    ['Fairy lights 10 m', 59, 8],
  ],
  Textiles: [
    ['Linen cushion cover', 69, 9],
    ['Merino throw', 249, 3],
    ['Cotton bed linen 160x200', 199, 5],
    ['Blackout curtain', 129, 6],
    ['Bath towel, pack of 2', 89, 8],
    ['Jute rug 120x170', 269, 2],
  ],
  Storage: [
    ['Wicker basket', 79, 8],
    ['Shoe rack, bamboo', 149, 4],
    ['Wall shelf, oak', 129, 5],
    ['Under-bed box, pack of 2', 109, 5],
    ['Coat stand', 199, 3],
    ['Tool chest', 259, 2],
  ],
};

export const PRODUCTS: readonly Product[] = Object.entries(CATALOG).flatMap(([category, entries]) =>
  entries.map(([name, price, popularity]) => ({ name, category, price, popularity })),
);

const TOTAL_POPULARITY = PRODUCTS.reduce((sum, { popularity }) => sum + popularity, 0);
const EXTRA_PRODUCTS = 0.32;
const EXTRA_UNITS = 0.08;
const VOUCHER_SHARE = 0.15;
const VOUCHER_DISCOUNTS = [0.05, 0.1, 0.15];

/** What one ordinary customer puts into the basket; a product appears once, with its units. */
export function drawBasket(random: Random): readonly OrderLine[] {
  const units = new Map<Product, number>();
  for (let choices = 1 + random.poisson(EXTRA_PRODUCTS); choices > 0; choices -= 1) {
    const product = drawProduct(random);
    units.set(product, (units.get(product) ?? 0) + 1 + random.poisson(EXTRA_UNITS));
  }
  return [...units].map(([product, count]) => ({ product, units: count }));
}

/** Part of the list price that a customer pays: most pay it all, some hold a voucher. */
export function drawPaidShare(random: Random): number {
  if (random.uniform() >= VOUCHER_SHARE) return 1;
  return 1 - (VOUCHER_DISCOUNTS[random.integer(0, VOUCHER_DISCOUNTS.length - 1)] ?? 0);
}

/** One product in such numbers that the order comes to about `amount` PLN: a company furnishing a building. */
export function bulkBasket(amount: number, random: Random): readonly OrderLine[] {
  const product = drawProduct(random);
  return [{ product, units: Math.round(amount / product.price) }];
}

function drawProduct(random: Random): Product {
  let remaining = random.uniform() * TOTAL_POPULARITY;
  for (const product of PRODUCTS) {
    remaining -= product.popularity;
    if (remaining < 0) return product;
  }
  return drawProduct(random);
}
