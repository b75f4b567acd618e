import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lumpy, wandering } from './error-form.ts';

test.each([lumpy, wandering])('what is brought to the scale comes back', (form) => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
      expect(Math.abs(form.back(form.forward(value)) - value)).toBeLessThan(1e-6 * (1 + value));
    }),
  );
});

test('the same distance on the scale of lumpy demand is more units up than down, and never below nothing', () => {
  const center = lumpy.forward(4);

  expect(lumpy.back(center + 1) - 4).toBeGreaterThan(4 - lumpy.back(center - 1));
  expect(lumpy.back(center - 100)).toBe(0);
});
