import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore, calibrationError, calibrationErrorByChance } from './calibration-error.ts';
import { mean } from './statistics.ts';
import { seededRandom } from './testing.ts';

const judgements = (confidence: number, right: number, wrong: number) =>
  [...Array<boolean>(right).fill(true), ...Array<boolean>(wrong).fill(false)].map((isRight) => ({
    confidence,
    isRight,
  }));

describe('calibrationError', () => {
  it('is nothing when eight of ten answers of 80 % are right', () => {
    expect(calibrationError(judgements(0.8, 8, 2), 1)).toBeCloseTo(0);
  });

  it('is the distance between being sure and being right', () => {
    expect(calibrationError(judgements(0.9, 5, 5), 1)).toBeCloseTo(0.4);
  });

  it('does not let one bin make up for another', () => {
    const answers = [...judgements(0.2, 10, 0), ...judgements(0.8, 0, 10)];

    expect(calibrationError(answers, 1)).toBeCloseTo(0);
    expect(calibrationError(answers, 2)).toBeCloseTo(0.8);
  });

  it('says nothing of no answers', () => {
    expect(calibrationError([], 5)).toBeNull();
  });

  it('lies between nothing and one, whatever the answers and bins', () => {
    const answer = fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.boolean(),
    });

    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), fc.integer({ min: 1, max: 12 }), (answers, bins) => {
        const error = calibrationError(answers, bins) ?? -1;
        return error >= 0 && error <= 1 + 1e-9;
      }),
    );
  });
});

describe('calibrationErrorByChance', () => {
  it('is what somebody whose confidence is right sees on average', () => {
    const random = seededRandom(7);
    const sure = [0.6, 0.75, 0.9, 0.97].flatMap((confidence) => Array<number>(25).fill(confidence));
    const played = Array.from({ length: 2000 }, () =>
      sure.map((confidence) => ({ confidence, isRight: random.uniform() < confidence })),
    );

    const seen = played.map((answers) => calibrationError(answers, 4) ?? 0);
    const foretold = calibrationErrorByChance(played[0] ?? [], 4) ?? 0;

    expect(mean(seen)).toBeCloseTo(foretold, 2);
  });

  it('shrinks with the number of answers, and says nothing of none', () => {
    const few = calibrationErrorByChance(judgements(0.9, 20, 0), 1) ?? 0;

    expect(calibrationErrorByChance(judgements(0.9, 80, 0), 1)).toBeCloseTo(few / 2);
    expect(calibrationErrorByChance([], 5)).toBeNull();
  });
});

describe('brierScore', () => {
  it('is the mean squared distance to what came true', () => {
    expect(brierScore([...judgements(0.8, 1, 0), ...judgements(0.6, 0, 1)])).toBeCloseTo((0.04 + 0.36) / 2);
  });

  it('says nothing of no answers', () => {
    expect(brierScore([])).toBeNull();
  });
});
