import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainAdditive, explainRate, type RateCell } from './breakdown.ts';
import { sum } from './statistics.ts';

const amounts = fc.double({ min: 0, max: 1e6, noNaN: true });
const additiveCells = fc.array(fc.record({ value: fc.string(), before: amounts, after: amounts }), {
  minLength: 1,
  maxLength: 30,
});
const ratios = fc
  .record({
    denominator: fc.integer({ min: 0, max: 10_000 }),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ denominator, rate }) => ({ denominator, numerator: denominator * rate }));
const rateCells = fc
  .array(fc.record({ value: fc.string(), before: ratios, after: ratios }), { minLength: 1, maxLength: 30 })
  .filter((cells) => denominators(cells, 'before') > 0 && denominators(cells, 'after') > 0);

test('changes add up to the change of the total and shares to one', () => {
  fc.assert(
    fc.property(additiveCells, (cells) => {
      const total = sum(cells.map(({ before, after }) => after - before));
      const movement = sum(cells.map(({ before, after }) => Math.abs(after - before)));
      fc.pre(Math.abs(total) > 1e-3 * movement);

      const contributions = explainAdditive(cells);

      expect(Math.abs(sum(contributions.map(({ share }) => share)) - 1)).toBeLessThan(1e-9);
      expect(sum(contributions.map(({ change }) => change))).toBeCloseTo(total, 4);
    }),
  );
});

test('when gains and losses cancel, shares are parts of all movement', () => {
  const contributions = explainAdditive([
    { value: 'Organic', before: 100, after: 40 },
    { value: 'Direct', before: 50, after: 110 },
  ]);

  expect(contributions.map(({ value, share }) => [value, share])).toEqual([
    ['Direct', 0.5],
    ['Organic', -0.5],
  ]);
});

test('when nothing moved at all, nobody has a share or a surprise', () => {
  const contributions = explainAdditive([{ value: 'a', before: 3, after: 3 }]);

  expect(contributions).toEqual([
    { value: 'a', before: 3, after: 3, change: 0, share: 0, priorShare: 1, surprise: 0 },
  ]);
});

test('a value that keeps its part of the total is no surprise, one that vanishes is', () => {
  const [gone, kept] = explainAdditive([
    { value: 'kept', before: 100, after: 50 },
    { value: 'gone', before: 100, after: 0 },
  ]);
  const even = explainAdditive([
    { value: 'a', before: 100, after: 50 },
    { value: 'b', before: 60, after: 30 },
  ]);

  expect(gone?.value).toBe('gone');
  expect(gone?.surprise).toBeGreaterThan(kept?.surprise ?? 1);
  expect(even.every(({ surprise }) => Math.abs(surprise) < 1e-12)).toBe(true);
});

test('rate and mix effects together are exactly the change of the rate', () => {
  fc.assert(
    fc.property(rateCells, (cells) => {
      const total = rate(cells, 'after') - rate(cells, 'before');

      const effects = explainRate(cells).map(({ rateEffect, mixEffect }) => rateEffect + mixEffect);

      expect(Math.abs(sum(effects) - total)).toBeLessThan(1e-9);
    }),
  );
});

test('a rate that falls inside one value is a rate effect of that value alone', () => {
  const [first, second] = explainRate([
    cell('mobile', [20, 1000], [8, 1000]),
    cell('desktop', [30, 1000], [30, 1000]),
  ]);

  expect(first?.value).toBe('mobile');
  expect(first?.mixEffect).toBeCloseTo(0, 12);
  expect(first?.rateEffect).toBeCloseTo(-0.006);
  expect(first?.share).toBeCloseTo(1);
  expect(second?.change).toBeCloseTo(0, 12);
});

test('more visitors who seldom buy lower the rate by mix alone', () => {
  const contributions = explainRate([
    cell('mobile', [10, 1000], [30, 3000]),
    cell('desktop', [30, 1000], [30, 1000]),
  ]);

  expect(contributions.every(({ rateEffect }) => Math.abs(rateEffect) < 1e-12)).toBe(true);
  expect(sum(contributions.map(({ mixEffect }) => mixEffect))).toBeCloseTo(-0.005);
});

test('a value that appears changes the mix, not a rate', () => {
  const bot = explainRate([cell('bot', [0, 0], [0, 500]), cell('rest', [20, 1000], [20, 1000])]).find(
    ({ value }) => value === 'bot',
  );

  expect(bot?.rateEffect).toBe(0);
  expect(bot?.mixEffect).toBeLessThan(0);
});

test('a rate without any denominator is refused, not called zero', () => {
  expect(() => explainRate([cell('a', [0, 0], [1, 10])])).toThrow('denominator');
});

function cell(value: string, before: [number, number], after: [number, number]): RateCell {
  return {
    value,
    before: { numerator: before[0], denominator: before[1] },
    after: { numerator: after[0], denominator: after[1] },
  };
}

function denominators(cells: readonly RateCell[], when: 'before' | 'after'): number {
  return sum(cells.map((one) => one[when].denominator));
}

function rate(cells: readonly RateCell[], when: 'before' | 'after'): number {
  return sum(cells.map((one) => one[when].numerator)) / denominators(cells, when);
}
