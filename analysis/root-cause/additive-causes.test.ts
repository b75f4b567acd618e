import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing.ts';
import { findAdditiveCauses } from './additive-causes.ts';
import { DIMENSIONS, everyLeaf } from './testing.ts';

/** Leaves of several sizes with five percent of noise, each moved by a factor. */
function moved(factor: (values: readonly string[]) => number, seed = 7) {
  const random = seededRandom(seed);
  return everyLeaf((values) => {
    const expected = 50 + 500 * random.uniform();
    return { expected, actual: expected * factor(values) * (1 + 0.05 * random.normal()) };
  });
}

const causesOf = (leaves: ReturnType<typeof moved>) => findAdditiveCauses({ dimensions: DIMENSIONS, leaves });
const namesOf = (leaves: ReturnType<typeof moved>) => causesOf(leaves).causes.map(({ values }) => values);

it('names the combination that moved, with its part in the change', () => {
  const leaves = moved(([channel, device]) => (channel === 'ads' && device === 'mobile' ? 0.4 : 1));

  const { kind, causes, expected, actual } = causesOf(leaves);

  expect(kind).toBe('causes');
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({ values: { channel: 'ads', device: 'mobile' }, movement: 'amount' });
  expect(causes[0]?.change).toBeLessThan(0);
  expect(causes[0]?.share).toBeCloseTo((causes[0]?.change ?? 0) / (actual - expected), 9);
  expect(causes[0]?.confidence).toBeGreaterThan(0.9);
});

it('names a value alone when all of its parts moved', () => {
  const leaves = moved(([, , country]) => (country === 'pl' ? 1.8 : 1));

  const names = namesOf(leaves);

  expect(names).toEqual([{ country: 'pl' }]);
});

it('names the parts and not the value when some of its parts stood still', () => {
  const moves = new Set(['ads', 'search', 'email']);
  const leaves = moved(([channel = '', device]) => (device === 'mobile' && moves.has(channel) ? 0.5 : 1));

  const names = namesOf(leaves);

  expect(names).toHaveLength(3);
  expect(new Set(names.map(({ channel }) => channel))).toEqual(moves);
  expect(names.every(({ device }) => device === 'mobile')).toBe(true);
});

it('tells causes apart that cross and that cancel each other', () => {
  const leaves = moved(
    ([channel, , country]) => (channel === 'ads' ? 0.5 : 1) * (country === 'de' ? 1.6 : 1),
  );

  const names = namesOf(leaves);

  expect(names).toHaveLength(2);
  expect(names).toEqual(expect.arrayContaining([{ channel: 'ads' }, { country: 'de' }]));
});

it('names one leaf that alone moved far', () => {
  const leaves = moved((values) => (values.join() === 'email,tablet,cz' ? 0.05 : 1));

  const names = namesOf(leaves);

  expect(names).toEqual([{ channel: 'email', device: 'tablet', country: 'cz' }]);
});

it('names what moved when all the rest came exactly as expected', () => {
  const leaves = everyLeaf(([channel, device]) => ({
    expected: 100,
    actual: channel === 'ads' && device === 'mobile' ? 10 : 100,
  }));

  const names = namesOf(leaves);

  expect(names).toEqual([{ channel: 'ads', device: 'mobile' }]);
});

it('blames nothing when everything moves together', () => {
  const leaves = moved(() => 0.7);

  const { kind, causes } = causesOf(leaves);

  expect({ kind, causes }).toEqual({ kind: 'broad', causes: [] });
});

it('blames nothing for noise', () => {
  const kinds = [1, 2, 3, 4, 5].map((seed) => causesOf(moved(() => 1, seed)).kind);

  expect(kinds).not.toContain('causes');
});

it('blames nothing when leaves here and there moved', () => {
  const random = seededRandom(3);
  const leaves = moved(() => (random.uniform() < 0.25 ? 0.4 : 1));

  const { causes } = causesOf(leaves);

  expect(causes).toEqual([]);
});

it('names no more dimensions than it is told to', () => {
  const leaves = moved((values) => (values.join() === 'ads,mobile,pl' ? 0.1 : 1));

  const { ranked } = findAdditiveCauses({ dimensions: DIMENSIONS, leaves }, { deepest: 2 });

  expect(Math.max(...ranked.map(({ values }) => Object.keys(values).length))).toBeLessThanOrEqual(2);
});

it('answers the same whatever the order of the leaves and the unit of the measure', () => {
  const leaves = moved(([channel, device]) => (channel === 'ads' && device === 'mobile' ? 0.4 : 1));
  const names = namesOf(leaves);

  fc.assert(
    fc.property(
      fc.shuffledSubarray(leaves, { minLength: leaves.length }),
      fc.constantFrom(0.01, 3, 1000),
      (shuffled, unit) => {
        const scaled = shuffled.map(({ values, expected, actual }) => ({
          values,
          expected: expected * unit,
          actual: actual * unit,
        }));
        expect(namesOf(scaled)).toEqual(names);
      },
    ),
    { numRuns: 20 },
  );
});

it('stands leaves of nothing, alone and among others', () => {
  const nothing = everyLeaf(() => ({ expected: 0, actual: 0 }));

  const { kind, causes } = causesOf(nothing);

  expect({ kind, causes }).toEqual({ kind: 'still', causes: [] });
  expect(causesOf([]).kind).toBe('still');
});
