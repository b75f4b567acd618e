import { expect, it } from 'vitest';
import { seededRandom } from '../testing.ts';
import { findRateCauses } from './rate-causes.ts';
import { DIMENSIONS, everyLeaf } from './testing.ts';

interface Day {
  readonly visits: number;
  readonly rate: number;
}

/** Leaves of several sizes that convert at rates of their own, `spread` apart at most; counts spread as counts do. */
function measured(today: (values: readonly string[], usual: Day) => Day, spread = 0.04) {
  const random = seededRandom(11);
  return everyLeaf((values) => {
    const usual = { visits: 200 + 3000 * random.uniform(), rate: 0.02 + spread * random.uniform() };
    const { visits, rate } = today(values, usual);
    return {
      expected: { numerator: usual.visits * usual.rate, denominator: usual.visits },
      actual: { numerator: random.poisson(visits * rate), denominator: Math.round(visits) },
    };
  });
}

const isMobileAds = ([channel, device]: readonly string[]) => channel === 'ads' && device === 'mobile';
const broken = () =>
  measured((values, { visits, rate }) => ({ visits, rate: isMobileAds(values) ? rate * 0.3 : rate }));

it('names the combination whose rate moved', () => {
  const { kind, causes } = findRateCauses({ dimensions: DIMENSIONS, leaves: broken() });

  expect(kind).toBe('causes');
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({ values: { channel: 'ads', device: 'mobile' }, movement: 'rate' });
  expect(causes[0]?.change).toBeLessThan(0);
});

it('names the same for what went well and for what failed', () => {
  const other = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({
    numerator: denominator - numerator,
    denominator,
  });
  const failures = broken().map(({ values, expected, actual }) => ({
    values,
    expected: other(expected),
    actual: other(actual),
  }));

  const { causes } = findRateCauses({ dimensions: DIMENSIONS, leaves: failures });

  expect(causes.map(({ values }) => values)).toEqual([{ channel: 'ads', device: 'mobile' }]);
});

it('names a part that only grew, when that is what moved the rate of the whole', () => {
  const leaves = measured((values, { visits, rate }) =>
    values[0] === 'social' ? { visits: visits * 6, rate } : { visits, rate },
  ).map((leaf) =>
    leaf.values[0] === 'social'
      ? {
          ...leaf,
          expected: { ...leaf.expected, numerator: leaf.expected.numerator / 10 },
          actual: { ...leaf.actual, numerator: Math.round(leaf.actual.numerator / 10) },
        }
      : leaf,
  );

  const { causes } = findRateCauses({ dimensions: DIMENSIONS, leaves });

  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({ values: { channel: 'social' }, movement: 'mix' });
  expect(causes[0]?.share).toBeGreaterThan(0.5);
});

it('does not blame traffic that leaves the rate as it was', () => {
  const leaves = measured(
    (values, { visits, rate }) => ({ visits: values[0] === 'social' ? visits * 3 : visits, rate }),
    0,
  );

  const { causes } = findRateCauses({ dimensions: DIMENSIONS, leaves });

  expect(causes).toEqual([]);
});

it('blames nothing when all rates fall together', () => {
  const leaves = measured((_, { visits, rate }) => ({ visits, rate: rate * 0.6 }));

  const { kind, causes } = findRateCauses({ dimensions: DIMENSIONS, leaves });

  expect({ kind, causes }).toEqual({ kind: 'broad', causes: [] });
});

it('stands a table without any denominator', () => {
  const nothing = { numerator: 0, denominator: 0 };
  const leaves = everyLeaf(() => ({ expected: nothing, actual: nothing }));

  const { kind, expected, actual } = findRateCauses({ dimensions: DIMENSIONS, leaves });

  expect({ kind, expected, actual }).toEqual({ kind: 'still', expected: 0, actual: 0 });
});
