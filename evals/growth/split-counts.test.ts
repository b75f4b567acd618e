import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { splitAd } from './split-ad.ts';
import { apportion, handOut } from './split-counts.ts';

const weights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 });
const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0);

it('apportions a total completely, no part off by a whole unit or more', () => {
  fc.assert(
    fc.property(fc.nat(100_000), weights, (total, parts) => {
      fc.pre(sum(parts) > 0.001);

      const split = apportion(total, parts);

      expect(sum(split)).toBe(total);
      for (const [index, part] of split.entries()) {
        expect(Math.abs(part - (total * (parts[index] ?? 0)) / sum(parts))).toBeLessThan(1 + 1e-6);
      }
    }),
  );
});

it('apportions also where no part has a weight', () => {
  expect(apportion(5, [0, 0])).toEqual([3, 2]);
});

it('hands out a total completely, and nothing beyond a cap', () => {
  const capped = fc.array(fc.tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.nat(50)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(capped, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
      const caps = parts.map(([, cap]) => cap);
      const total = Math.floor(sum(caps) * share);

      const split = handOut(
        total,
        { weights: parts.map(([weight]) => weight), caps },
        createRandom('hand out'),
      );

      expect(sum(split)).toBe(total);
      for (const [index, part] of split.entries()) expect(part).toBeLessThanOrEqual(caps[index] ?? 0);
    }),
  );
});

it('splits advertising completely, and gives nothing to a part that never converts', () => {
  const total = { impressions: 1003, clicks: 77, spend: 4123, conversions: 9, conversionValue: 28_951 };

  const parts = splitAd(
    total,
    [{ share: 3 }, { share: 2, clicks: 2 }, { share: 1, conversions: 0 }],
    createRandom('ads'),
  );

  for (const [name, value] of Object.entries(total)) {
    expect(sum(parts.map((part) => Object.entries(part).find(([key]) => key === name)?.[1] ?? 0))).toBe(
      value,
    );
  }
  expect(parts[2]).toMatchObject({ conversions: 0, conversionValue: 0 });
});
