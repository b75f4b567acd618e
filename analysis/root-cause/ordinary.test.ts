import { expect, it } from 'vitest';
import { binOf, countBins, densities, SILENT, without } from './ordinary.ts';

const binsOf = (surprises: readonly number[]) => Uint8Array.from(surprises, binOf);
const count = (bins: Uint8Array) => countBins(bins, bins.keys());
const calm = Array.from({ length: 200 }, (_, index) => Math.sin(index));

it('has bins that mirror each other and never run out', () => {
  expect(binOf(-3) + binOf(3)).toBe(2 * binOf(0));
  expect(binOf(1e9)).toBe(2 * binOf(0));
  expect(binOf(-1e9)).toBe(0);
});

it('holds a leaf far off for unlikely, the less the more there are', () => {
  const alone = densities(count(binsOf([...calm, 9])))[binOf(9)] ?? 0;
  const amongMany = densities(count(binsOf([...calm, ...calm.slice(0, 40).map(() => 9)])))[binOf(9)] ?? 0;

  expect(alone).toBeLessThan(0.01);
  expect(amongMany).toBeGreaterThan(5 * alone);
});

it('has densities that add up to one', () => {
  const density = densities(count(binsOf(calm)));

  const width = (bin: number) =>
    Math.sinh((bin - binOf(0) + 0.5) * 0.35) - Math.sinh((bin - binOf(0) - 0.5) * 0.35);
  const total = Array.from({ length: SILENT }, (_, bin) => (density[bin] ?? 0) * width(bin));
  expect(total.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6);
});

it('forgets what is taken out, and does not count leaves that say nothing', () => {
  const bins = Uint8Array.from([binOf(0), binOf(5), SILENT]);

  const rest = without(count(bins), countBins(bins, [1]));

  expect(rest.leaves).toBe(1);
  expect(rest.counts[binOf(5)]).toBe(0);
});
