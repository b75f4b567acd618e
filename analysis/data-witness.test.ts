import { expect, it } from 'vitest';
import { findWitnessed, type WitnessDay } from './data-witness.ts';
import { seededRandom, synthesize } from './testing.ts';

/** How one day departs: part of the orders that is seen, unit of the money, strength of the business. */
interface Departure {
  readonly seen?: number;
  readonly unit?: number;
  readonly business?: number;
}

const LENGTH = 90;

function daysWith(departure: (index: number) => Departure, hasOrders = true): WitnessDay[] {
  const random = seededRandom(4);
  const { points } = synthesize('count', LENGTH, () => [0]);
  return points.map(({ day }, index) => {
    const { seen = 1, unit = 1, business = 1 } = departure(index);
    const bookedOrders = random.poisson(70 * business);
    const bookedMoney = bookedOrders * 120 * random.lognormal(0.1);
    const seenOrders = random.binomial(bookedOrders, 0.95 * seen);
    const seenMoney = (seenOrders / bookedOrders) * bookedMoney * unit * random.lognormal(0.03);
    return { day, seenOrders, seenMoney, bookedOrders: hasOrders ? bookedOrders : null, bookedMoney };
  });
}

const FIRST_HIT = 76;
const hit = (departure: Departure) => (index: number) => (index >= FIRST_HIT ? departure : {});

it.each([
  ['a tracker that sees half', { seen: 0.5 }, true, 'tracker_break', 0.5],
  ['a tracker that sees half, where the books know money only', { seen: 0.5 }, false, 'tracker_break', 0.5],
  [
    'a tracker that sees few of many orders, where the books know money only',
    { seen: 0.15 },
    false,
    'tracker_break',
    0.15,
  ],
  ['money in euros instead of zloty', { unit: 0.23 }, true, 'currency_change', 0.23],
  ['money in pence, where the books know money only', { unit: 100 }, false, 'currency_change', 100],
  ['money in a currency that is near', { unit: 1.3 }, true, 'currency_change', 1.3],
] as const)('takes %s for what it is', (...[, departure, hasOrders, kind, factor]) => {
  const found = findWitnessed(daysWith(hit(departure), hasOrders));

  expect(found.map((each) => each.kind)).toEqual([kind]);
  expect((found[0]?.factor ?? 0) / factor).toBeCloseTo(1, 0);
  expect(found[0]?.firstDay).toBe(daysWith(() => ({}))[FIRST_HIT]?.day);
});

it.each([
  ['nothing happened', {}],
  ['the business halved', { business: 0.5 }],
  ['the business grew', { business: 2 }],
])('finds nothing when %s', (_what, departure) => {
  expect(findWitnessed(daysWith(hit(departure)))).toEqual([]);
});

it('says nothing of a shop with few orders a day', () => {
  expect(
    findWitnessed(daysWith((index) => ({ business: 0.15, ...(index >= FIRST_HIT ? { seen: 0.7 } : {}) }))),
  ).toEqual([]);
});

it('says nothing without books', () => {
  const alone = daysWith(hit({ seen: 0.3 })).map((day) => ({
    ...day,
    bookedOrders: null,
    bookedMoney: null,
  }));

  expect(findWitnessed(alone)).toEqual([]);
});
