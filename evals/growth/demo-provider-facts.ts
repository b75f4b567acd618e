import type { Day } from '#core/time.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import type { DemoShop } from './demo-shop.ts';
import { createRandom, type Random } from './random.ts';

/** The demo shop as the makers of provider data read it. */
export interface DemoFacts {
  readonly shop: DemoShop;
  rowsOf(dataset: string, day: Day): readonly FactRow[];
  /** A stream of chance of its own for each day and purpose. */
  randomOf(day: Day, purpose: string): Random;
}

export function readDemoFacts(shop: DemoShop, seed: number): DemoFacts {
  const byDay = Map.groupBy(shop.facts, ({ dataset, day }) => `${dataset} ${day}`);
  return {
    shop,
    rowsOf: (dataset, day) => byDay.get(`${dataset} ${day}`) ?? [],
    randomOf: (day, purpose) => createRandom(`${seed} providers ${day} ${purpose}`),
  };
}
