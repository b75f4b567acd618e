import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessPriority, impactScore, type PriorityInput } from './priority.ts';

const LOSS: PriorityInput = { z: -8, impactScore: 0.9, changeFraction: -0.5, good: false, confidence: 1 };

const LEVELS = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'];

test.each([
  ['URGENT', { ...LOSS, impactScore: 0.81 }],
  ['HIGH', { ...LOSS, impactScore: 0.8 }],
  ['HIGH', { ...LOSS, impactScore: 0.61 }],
  ['MEDIUM', { ...LOSS, impactScore: 0.6 }],
  ['MEDIUM', { ...LOSS, impactScore: 0.41 }],
  ['LOW', { ...LOSS, impactScore: 0.4 }],
  ['HIGH', { ...LOSS, z: -3 }],
  ['URGENT', { ...LOSS, z: -3.01 }],
  ['MEDIUM', { ...LOSS, z: 2.5 }],
  ['HIGH', { ...LOSS, z: 2.51 }],
  ['LOW', { ...LOSS, z: 2 }],
  ['MEDIUM', { ...LOSS, z: 2.01 }],
] as const)('%s at its boundary: limits are exclusive (case %#)', (level, input) => {
  expect(assessPriority(input).level).toBe(level);
});

test('each level is reached by something that the detector finds (|z| >= 3)', () => {
  const levels = [0.95, 0.7, 0.5, 0.1].map(
    (score) => assessPriority({ ...LOSS, z: -3.2, impactScore: score }).level,
  );

  expect(levels).toEqual(['URGENT', 'HIGH', 'MEDIUM', 'LOW']);
});

test('a change without known money is MEDIUM at most', () => {
  const gone = assessPriority({ ...LOSS, z: -40, impactScore: 0, changeFraction: -1 });
  const halved = assessPriority({ ...LOSS, z: -40, impactScore: 0, changeFraction: -0.5 });

  expect([gone.level, halved.level]).toEqual(['MEDIUM', 'LOW']);
});

const inputs = fc.record({
  z: fc.double({ min: -50, max: 50, noNaN: true }),
  impactScore: fc.double({ min: 0, max: 1, noNaN: true }),
  changeFraction: fc.option(fc.double({ min: -1, max: 5, noNaN: true })),
  good: fc.constantFrom(true, false, null),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});
const steps = fc.double({ min: 0, max: 1, noNaN: true });

test('the score is between 0 and 1 and orders the levels', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { level, score } = assessPriority(input);
      expect(score).toBeGreaterThanOrEqual(LEVELS.indexOf(level) / 4);
      expect(score).toBeLessThanOrEqual((LEVELS.indexOf(level) + 1) / 4);
    }),
  );
});

test.each([
  ['|z|', (input: PriorityInput, step: number) => ({ ...input, z: input.z + Math.sign(input.z) * step * 5 })],
  [
    'impact',
    (input: PriorityInput, step: number) => ({
      ...input,
      impactScore: Math.min(1, input.impactScore + step),
    }),
  ],
  [
    'confidence',
    (input: PriorityInput, step: number) => ({ ...input, confidence: Math.min(1, input.confidence + step) }),
  ],
  ['harm', (input: PriorityInput) => ({ ...input, good: false })],
] as const)('more %s never lowers level or score', (_, raise) => {
  fc.assert(
    fc.property(inputs, steps, (input, step) => {
      const before = assessPriority(input);
      const after = assessPriority(raise(input, step));
      expect(after.score).toBeGreaterThanOrEqual(before.score);
      expect(LEVELS.indexOf(after.level)).toBeGreaterThanOrEqual(LEVELS.indexOf(before.level));
    }),
  );
});

test('a drop of something good outranks an equal rise', () => {
  fc.assert(
    fc.property(
      inputs.filter(({ z, impactScore: impact }) => z !== 0 && impact > 0.01 && Math.abs(z) > 0.01),
      (input) => {
        const drop = assessPriority({ ...input, z: -Math.abs(input.z), good: false });
        const rise = assessPriority({ ...input, z: Math.abs(input.z), good: true });
        expect(drop.score).toBeGreaterThan(rise.score);
      },
    ),
  );
});

test('reasons say what carried the judgement', () => {
  expect(assessPriority(LOSS).reasons).toEqual([
    'strong_evidence',
    'large_money_impact',
    'large_change',
    'harmful',
  ]);
  expect(
    assessPriority({ z: 1, impactScore: 0.1, changeFraction: 0.1, good: true, confidence: 0.2 }).reasons,
  ).toEqual(['weak_evidence', 'small_money_impact', 'favourable', 'low_confidence']);
});

test('impact grows with the share of revenue, whichever way the money goes, and stays within 0 and 1', () => {
  expect(impactScore(0, 1000)).toBe(0);
  expect(impactScore(-200, 1000)).toBeCloseTo(0.632, 3);
  expect(impactScore(200, 1000)).toBe(impactScore(-200, 1000));
  expect(impactScore(-100, 1000)).toBeLessThan(impactScore(-101, 1000));
  expect(impactScore(-1e9, 1000)).toBeLessThanOrEqual(1);
  expect(impactScore(-5, 0)).toBe(1);
});
