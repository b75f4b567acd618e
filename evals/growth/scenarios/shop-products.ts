import type { Product } from './scenario-shop.ts';

type Entry = readonly [name: string, price: number, popularity: number];

/** The ranges of the made-up shops, prices in the currency of each. */
export const GARDEN = rangeOf({
  Ogród: [
    ['Sekator ręczny', 89, 9],
    ['Wąż ogrodowy 20 m', 139, 7],
    ['Krzesło składane', 179, 4],
    ['Kompostownik 300 l', 239, 2],
  ],
  Kuchnia: [
    ['Nóż szefa kuchni', 149, 6],
    ['Patelnia żeliwna', 169, 6],
    ['Deska dębowa', 79, 8],
  ],
  Tekstylia: [
    ['Poszewka lniana', 69, 8],
    ['Pled z merynosa', 249, 3],
    ['Ręczniki, komplet', 99, 7],
  ],
});

export const FASHION = rangeOf({
  Schuhe: [
    ['Sneaker weiß', 89, 9],
    ['Wanderstiefel', 149, 4],
    ['Sandale', 59, 6],
  ],
  Jacken: [
    ['Regenjacke', 119, 6],
    ['Daunenjacke', 199, 3],
    ['Jeansjacke', 99, 5],
  ],
  Hemden: [
    ['Leinenhemd', 69, 7],
    ['T-Shirt, 3er-Pack', 45, 10],
    ['Strickpullover', 79, 6],
  ],
});

export const GIFTS = rangeOf({
  Candles: [
    ['Soy candle', 14, 10],
    ['Candle gift box', 32, 6],
    ['Diffuser', 28, 6],
  ],
  Stationery: [
    ['Leather notebook', 24, 8],
    ['Fountain pen', 45, 4],
    ['Card set', 9, 9],
  ],
  Home: [
    ['Ceramic mug', 16, 10],
    ['Wool blanket', 79, 3],
    ['Picture frame', 22, 6],
  ],
});

export const SPORT = rangeOf({
  Running: [
    ['Trail shoe', 129, 8],
    ['Running vest', 89, 5],
    ['Head lamp', 49, 6],
  ],
  Climbing: [
    ['Harness', 79, 5],
    ['Rope 60 m', 189, 3],
    ['Chalk bag', 24, 8],
  ],
  Camping: [
    ['Two-person tent', 259, 3],
    ['Sleeping mat', 99, 6],
    ['Gas stove', 59, 6],
  ],
});

function rangeOf(categories: Readonly<Record<string, readonly Entry[]>>): readonly Product[] {
  return Object.entries(categories).flatMap(([category, entries]) =>
    entries.map(([name, price, popularity]) => ({ name, category, price, popularity })),
  );
}
