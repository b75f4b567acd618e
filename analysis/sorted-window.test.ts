import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pushSorted, sortedWindow } from './sorted-window.ts';

test('holds the latest numbers in order of time and in order of size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer({ min: 1, max: 8 }), (values, size) => {
      const window = sortedWindow();

      for (const value of values) pushSorted(window, value, size);

      const latest = values.slice(-size);
      expect(window.latest).toEqual(latest);
      expect(window.sorted).toEqual(latest.toSorted((first, second) => first - second));
    }),
  );
});

test('begins with the numbers it is given', () => {
  const window = sortedWindow([3, 1, 2]);

  pushSorted(window, 0, 3);

  expect(window).toEqual({ latest: [1, 2, 0], sorted: [0, 1, 2] });
});
