import { expect, test } from 'vitest';
import { startEvidence, weighDeviation } from './stream-evidence.ts';
import { seededRandom } from './testing.ts';

const HOURLY = 24;

/** Evidence after some weeks of noise. */
function accustomed(dayShare: number, weeks = 3) {
  const evidence = startEvidence(dayShare, HOURLY);
  const random = seededRandom(1);
  for (let hour = 0; hour < weeks * 7 * HOURLY; hour += 1) weighDeviation(evidence, random.normal());
  return evidence;
}

test('a deviation as large as the most unusual hundredth of the last week is one, twice as large is two', () => {
  const accustomedTo = () => {
    const evidence = startEvidence(0, HOURLY);
    for (let hour = 0; hour < 7 * HOURLY; hour += 1) weighDeviation(evidence, (hour - 83.5) / 83.5);
    return evidence;
  };

  expect(weighDeviation(accustomedTo(), 0.98)).toBeCloseTo(1, 2);
  expect(weighDeviation(accustomedTo(), -1.96)).toBeCloseTo(-2, 2);
});

test('six mild hours are more together than each of them alone', () => {
  const together = accustomed(1 / 4);
  const alone = accustomed(0);

  const surprises = Array.from({ length: 6 }, () => [
    weighDeviation(together, 1.5),
    weighDeviation(alone, 1.5),
  ]);

  const [joint = 0, single = 0] = surprises.at(-1) ?? [];
  expect(joint).toBeGreaterThan(1.2);
  expect(single).toBeLessThan(0.9);
});

test('nothing is surprising before a day is known', () => {
  const evidence = startEvidence(0, HOURLY);

  const surprises = Array.from({ length: HOURLY }, (_, hour) =>
    weighDeviation(evidence, hour === 20 ? 99 : 0),
  );

  expect(surprises).toEqual(Array(HOURLY).fill(0));
});

test('what is unusual is asked of the last week only', () => {
  const evidence = startEvidence(0, HOURLY);
  const swing = (size: number, weeks: number) => {
    for (let hour = 0; hour < weeks * 7 * HOURLY; hour += 1)
      weighDeviation(evidence, hour % 2 === 0 ? size : -size);
  };
  swing(50, 3);
  swing(1, 1);

  expect(weighDeviation(evidence, 10)).toBeCloseTo(10);
});

test('a side on which nothing ever happens does not make a small movement there unusual', () => {
  const evidence = startEvidence(0, HOURLY);
  for (let hour = 0; hour < 7 * HOURLY; hour += 1) weighDeviation(evidence, hour % 10 === 0 ? 40 : 0);

  expect(weighDeviation(evidence, -5)).toBeGreaterThan(-1);
});

test('a flat series makes its first movement a large surprise, and rounding none', () => {
  const evidence = startEvidence(0, HOURLY);
  for (let hour = 0; hour < 48; hour += 1) weighDeviation(evidence, 0);

  expect(weighDeviation(evidence, 1e-12)).toBeLessThan(1);
  expect(weighDeviation(evidence, 0.1)).toBeGreaterThan(1000);
});
