import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calm, logarithms, through } from './view.ts';

test('logarithms are restored to what they were', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
      const seen = logarithms.look(values);
      const restored = seen?.restore(seen.values) ?? [];
      for (const [index, value] of values.entries())
        expect(Math.abs((restored[index] ?? 0) - value) / value).toBeLessThan(1e-9);
    }),
  );
});

test('a series with a zero has no logarithms, nor what is seen through them', () => {
  expect(logarithms.look([1, 0, 2])).toBeUndefined();
  expect(through(logarithms, calm).look([1, 0, 2])).toBeUndefined();
});

test('a view through another is restored through both', () => {
  const seen = through(logarithms, calm).look([1, 1, 1, 1]);

  expect(seen?.restore([0, Math.log(2)])).toEqual([1, 2]);
});

test('one huge order is pulled in to the edge of the ordinary and the rest is left alone', () => {
  expect(calm.look([10, 12, 11, 9, 10, 500])?.values).toEqual([10, 12, 11, 9, 10, 14.375]);
});
