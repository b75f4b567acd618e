import { expect, it } from 'vitest';
import { seededRandom } from '../testing.ts';
import { additiveEvidence } from './evidence.ts';
import { fitNoiseLaw, sampleLeaves } from './noise-law.ts';

const SIZE = 2000;

/** Leaves from one to a thousand, and what is learned from them. */
function learn(actualOf: (expected: number, index: number) => number) {
  const random = seededRandom(5);
  const expected = Float64Array.from({ length: SIZE }, () => 10 ** (3 * random.uniform()));
  const actual = expected.map(actualOf);
  const all = sampleLeaves(new Uint8Array(SIZE).fill(1));
  return fitNoiseLaw(additiveEvidence(expected, actual), all, 0);
}

it('takes counts for counts, with next to no noise beyond', () => {
  const random = seededRandom(1);

  const { counting, relative } = learn((mean) => random.poisson(mean));

  expect(counting).toBeGreaterThan(0.8);
  expect(counting).toBeLessThan(1.5);
  expect(Math.sqrt(relative)).toBeLessThan(0.05);
});

it('finds the part by which large leaves are off', () => {
  const random = seededRandom(2);

  const { relative } = learn((mean) => Math.max(0, mean * (1 + 0.15 * random.normal())));

  expect(Math.sqrt(relative)).toBeGreaterThan(0.12);
  expect(Math.sqrt(relative)).toBeLessThan(0.18);
});

it('learns nearly the same when a quarter of the leaves lost half', () => {
  const random = seededRandom(2);

  const { relative } = learn((mean, index) =>
    Math.max(0, mean * (index % 4 === 0 ? 0.5 : 1) * (1 + 0.15 * random.normal())),
  );

  expect(Math.sqrt(relative)).toBeLessThan(0.27);
});

it('learns from a sample of very many leaves', () => {
  const sample = sampleLeaves(new Uint8Array(50_000).fill(1));

  expect(sample.length).toBeLessThan(10_000);
  expect(new Set(sample.map((leaf) => leaf % 10)).size).toBe(10);
});
