import { expect, test } from 'vitest';
import { expectSeries } from './expectation.ts';
import { synthesize } from './testing.ts';

test.each(['money', 'duration', 'rate', 'count'] as const)(
  'a %s that was nothing but once stays finite and says nothing about a day that is not nothing',
  (kind) => {
    const once = [0, 60, 100];
    const series = synthesize(kind, 120, (index) => [once.includes(index) ? 0.5 : 0]);

    const judged = expectSeries(series).filter(({ status }) => status === 'ok');

    expect(judged.length).toBeGreaterThan(80);
    for (const { z, expected, lower, upper } of judged) {
      expect([z, expected, lower, upper].every(Number.isFinite)).toBe(true);
      expect(Math.abs(z ?? 0)).toBeLessThanOrEqual(1);
    }
  },
);

test('a series that begins late is held against the days since it began', () => {
  const series = synthesize('money', 120, (index) => [
    index === 0 || index >= 50 ? 1000 + 40 * (index % 3) : 0,
  ]);

  const judged = expectSeries(series).slice(90);

  for (const { z, expected } of judged) {
    expect(Math.abs(z ?? 9)).toBeLessThan(3);
    expect(expected).toBeGreaterThan(800);
  }
});
