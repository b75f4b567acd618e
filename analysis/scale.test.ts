import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyBend, type ScaleBasis, scaleFor } from './scale.ts';
import { variance } from './statistics.ts';
import { seededRandom } from './testing.ts';

const COUNT: ScaleBasis = { kind: 'count', typical: 100, largest: 200, bend: 0.5 };
const BASES: readonly ScaleBasis[] = [
  COUNT,
  { kind: 'money', typical: 5000, largest: 9000, bend: 0.1 },
  { kind: 'duration', typical: 120, largest: 300, bend: 0.5 },
  { kind: 'rate', typical: 0.02, largest: 0.04, bend: 0.5 },
  { kind: 'rate', typical: 4, largest: 6, bend: 0.5 },
];

test.each(BASES)('a $kind of about $typical comes back from its scale unchanged', (basis) => {
  const scale = scaleFor(basis);

  fc.assert(
    fc.property(fc.double({ min: 0, max: basis.largest, noNaN: true }), (value) => {
      expect(scale.back(scale.forward(value))).toBeCloseTo(value, 6);
    }),
  );
});

test('counts are equally noisy on their scale whatever their level', () => {
  const random = seededRandom(2);
  const scale = scaleFor(COUNT);

  const spreads = [10, 100, 1000].map((rate) =>
    variance(Array.from({ length: 3000 }, () => scale.forward(random.poisson(rate)))),
  );

  for (const spread of spreads) expect(Math.abs(spread - 1)).toBeLessThan(0.12);
});

test('refunds keep their sign on the money scale', () => {
  const scale = scaleFor({ kind: 'money', typical: 100, largest: 300, bend: 0.5 });

  expect(scale.back(scale.forward(-80))).toBeCloseTo(-80);
});

test('the more money is bent, the nearer zero is to an ordinary day', () => {
  const distance = (bend: number) => {
    const scale = scaleFor({ kind: 'money', typical: 100, largest: 300, bend });
    return scale.forward(100) - scale.forward(0);
  };

  expect(distance(0.1)).toBeCloseTo(Math.asinh(10));
  expect(distance(0.5)).toBeCloseTo(Math.asinh(2));
});

test('noisy money is bent more than steady money', () => {
  expect(moneyBend(0.2)).toBeCloseTo(0.1);
  expect(moneyBend(2)).toBe(0.5);
});
