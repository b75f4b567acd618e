import { expect, it } from 'vitest';
import { adtributor } from './rootcause-adtributor.ts';
import { type AdditiveCase, combinationKey, type RootCauseAnswer } from './rootcause-case.ts';
import { makeCases } from './rootcause-made.ts';
import { scoreCases, wrongShare } from './rootcause-score.ts';
import { shareLift } from './rootcause-share-lift.ts';

const fallen: AdditiveCase = {
  kind: 'additive',
  name: 'fallen',
  family: 'test',
  dimensions: ['country', 'device'],
  leaves: [
    { values: ['pl', 'mobile'], expected: 100, actual: 10 },
    { values: ['pl', 'desktop'], expected: 100, actual: 10 },
    { values: ['de', 'mobile'], expected: 200, actual: 200 },
    { values: ['de', 'desktop'], expected: 200, actual: 200 },
  ],
  truth: [{ country: 'pl' }],
};

it('makes the same cases from the same seed, and others from another', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => JSON.stringify(makeCases(seed, 1)));

  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it('plants causes of leaves that exist, and none in quiet cases', () => {
  for (const { family, dimensions, leaves, truth } of makeCases(3, 1)) {
    expect(truth.length > 0).toBe(!family.startsWith('quiet'));
    for (const cause of truth) {
      const covered = leaves.filter(({ values }) =>
        dimensions.every((name, place) => !(name in cause) || cause[name] === values[place]),
      );
      expect(covered.length).toBeGreaterThan(0);
    }
  }
});

it('gives both baselines a change that they find', () => {
  expect(adtributor(fallen).decided).toEqual([{ country: 'pl' }]);
  expect(shareLift(fallen).ranked[0]).toEqual({ country: 'pl' });
});

it('lets Adtributor prefer the dimension that shifted most', () => {
  const { ranked } = adtributor({
    ...fallen,
    leaves: fallen.leaves.map((leaf) =>
      leaf.values.join() === 'de,mobile' ? { ...leaf, actual: leaf.actual - 30 } : leaf,
    ),
  });

  expect(ranked[0]).toEqual({ country: 'pl' });
  expect(ranked).toContainEqual({ device: 'mobile' });
});

it('scores F1 over what is decided and hits over what is ranked', () => {
  const answer: RootCauseAnswer = {
    ranked: [{ country: 'de' }, { country: 'pl' }],
    decided: [{ country: 'pl' }, { device: 'mobile' }],
  };

  const scores = scoreCases([{ posed: fallen, answer, seconds: 0 }]);

  expect(scores).toMatchObject({ precision: 0.5, recall: 1, hit1: 0, hit3: 1 });
  expect(scores.f1).toBeCloseTo(2 / 3, 9);
});

it('counts a case without a cause as wrong only when something is decided', () => {
  const posed = { ...fallen, truth: [] };
  const ranked = [{ country: 'pl' }];

  const share = wrongShare([
    { posed, answer: { ranked, decided: [] }, seconds: 0 },
    { posed, answer: { ranked, decided: ranked }, seconds: 0 },
  ]);

  expect(share).toBe(0.5);
});

it('takes combinations for the same whatever the order of their dimensions', () => {
  expect(combinationKey({ a: '1', b: '2' })).toBe(combinationKey({ b: '2', a: '1' }));
});
