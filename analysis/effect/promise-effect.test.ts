import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promiseEffect } from './promise-effect.ts';

const without = { expected: 1000, lower80: 900, upper80: 1200, lower95: 800, upper95: 1400 };
const lift = { low: 0.02, mid: 0.05, high: 0.1 };

test('the change is the share of what is expected without the measure', () => {
  expect(promiseEffect({ without, lift, detectableLift: 0.03 })).toMatchObject({
    mid: 50,
    measurability: 'measurable',
  });
});

test('the interval is wider than that of the lift alone, on the side on which the metric is uncertain', () => {
  const { low, high } = promiseEffect({ without, lift, detectableLift: 0.03 });

  expect(low).toBeCloseTo(50 - Math.hypot(30, 5), 9);
  expect(high).toBeCloseTo(50 + Math.hypot(50, 10), 9);
});

test('a loss mirrors a gain', () => {
  const gain = promiseEffect({ without, lift, detectableLift: 0.03 });
  const loss = promiseEffect({ without, lift: { low: -0.1, mid: -0.05, high: -0.02 }, detectableLift: 0.03 });

  expect(loss).toEqual({ low: -gain.high, mid: -gain.mid, high: -gain.low, measurability: 'measurable' });
});

test.each([
  [0.051, 'too_small_to_measure'],
  [0.05, 'measurable'],
  [null, 'nothing_to_compare_with'],
] as const)('when a lift of %s could be found, one of 0.05 is %s', (detectableLift, measurability) => {
  expect(promiseEffect({ without, lift, detectableLift }).measurability).toBe(measurability);
});

test('what is most likely always lies within the interval', () => {
  const share = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(share, share, share), (shares) => {
      const [low = 0, mid = 0, high = 0] = shares.toSorted((first, second) => first - second);

      const promise = promiseEffect({ without, lift: { low, mid, high }, detectableLift: null });

      expect(promise.low).toBeLessThanOrEqual(promise.mid);
      expect(promise.high).toBeGreaterThanOrEqual(promise.mid);
    }),
  );
});
