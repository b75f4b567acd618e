import { expect, it } from 'vitest';
import { seededRandom } from '../testing.ts';
import { designMeasurement, type MeasurementDesign, rehearsalStarts } from './design.ts';
import { measureOutcome } from './measure.ts';
import type { Comparison } from './panel.ts';
import type { PeriodSeries } from './period-series.ts';
import { lifted, START, shopOf } from './testing.ts';
import type { PromisedLift } from './verdict.ts';

const window = { start: START, pre: 12, post: 4 };
const [first, second, third, ...pool] = shopOf(80);
const subject = [first, second, third].filter((series) => series !== undefined);
const promise: PromisedLift = { direction: 'up', expected: 0.5, smallestThatMatters: 0.2 };
const uniform = () => seededRandom(7).uniform;

function design(comparison: Comparison): MeasurementDesign {
  const made = designMeasurement(comparison, window, uniform());
  if (typeof made === 'string') throw new Error(made);
  return made;
}

function measure(changed: readonly PeriodSeries[], promised = promise) {
  const made = { design: design({ subject, pool }), promise: promised };
  return measureOutcome({ subject: changed, pool }, made, uniform());
}

it('finds a lift that was planted, with an interval around it', () => {
  const { verdict, estimate } = measure(subject.map((series) => lifted(series, 1.5)));

  expect(verdict).toBe('won');
  expect(estimate?.low).toBeLessThan(0.5);
  expect(estimate?.high).toBeGreaterThan(0.5);
  expect(estimate?.lift).toBeCloseTo(0.5, 0);
});

it('calls a fall lost when a rise was promised', () => {
  expect(measure(subject.map((series) => lifted(series, 0.6))).verdict).toBe('lost');
});

it('does not take a season that all share for an effect', () => {
  const { verdict, estimate } = measure(subject);

  expect(verdict).not.toBe('won');
  expect(verdict).not.toBe('lost');
  expect(estimate?.p).toBeGreaterThan(0.04);
});

it('calls it flat when everything that matters is excluded', () => {
  const bold = { ...promise, expected: 1, smallestThatMatters: 0.5 };

  expect(measure(subject, bold).verdict).toBe('flat');
});

it('refuses to judge by what a subject alone did', () => {
  const alone = { subject, pool: pool.slice(0, 20) };

  expect(designMeasurement(alone, window, uniform())).toBe('too_few_controls');
  const outcome = measureOutcome(alone, { design: design({ subject, pool }), promise }, uniform());
  expect(outcome).toMatchObject({ verdict: 'inconclusive', reason: 'too_few_controls', estimate: null });
});

it('refuses a subject that is told far worse than its placebos before the start', () => {
  const wild = subject.map(({ key, values }) => ({
    key,
    values: values.map((value, week) => (value ?? 0) * (week < START && week % 2 === 0 ? 0.1 : 1.9)),
  }));

  expect(measure(wild)).toMatchObject({ verdict: 'inconclusive', reason: 'bad_pre_fit' });
});

it('leaves open what is unknown after the start', () => {
  const unknown = subject.map(({ key, values }) => ({
    key,
    values: values.map((value, week) => (week > START ? null : value)),
  }));

  expect(measure(unknown)).toMatchObject({ verdict: 'inconclusive', reason: 'missing_data' });
});

it('designs from nothing that comes after the start', () => {
  const cut = (series: PeriodSeries) => ({ ...series, values: series.values.slice(0, START) });
  const changed = { subject: subject.map((series) => lifted(series, 9)), pool };

  const known = design({ subject: subject.map(cut), pool: pool.map(cut) });

  expect(design(changed)).toEqual(known);
});

it('asks for more to detect fewer series', () => {
  const [one] = subject;
  const single = design({ subject: one === undefined ? [] : [one], pool });
  const three = design({ subject, pool });

  expect(single.detectable.up).toBeGreaterThan(three.detectable.up ?? Number.POSITIVE_INFINITY);
  expect(single.detectable.down).toBeLessThan(three.detectable.down ?? Number.NEGATIVE_INFINITY);
});

it('compares a natural group with natural groups only', () => {
  const ranges = Array.from({ length: 55 }, (_, range) => shopOf(3, 100 + range));
  const named = ranges.map((range, index) =>
    range.map(({ key, values }) => ({ key: `${index} ${key}`, values })),
  );
  const naturalGroups = named.map((range) => range.map(({ key }) => key));
  const comparison = { subject, pool: named.flat(), naturalGroups };

  expect(design(comparison).controls).toBe(55);
  expect(
    designMeasurement({ ...comparison, naturalGroups: naturalGroups.slice(0, 30) }, window, uniform()),
  ).toBe('too_few_controls');
});

it('rehearses before the start only, and not at all without the history', () => {
  expect(rehearsalStarts(window)).toEqual([26, 22, 18, 14]);
  expect(rehearsalStarts({ start: 16, pre: 12, post: 4 })).toEqual([12]);
  expect(rehearsalStarts({ start: 15, pre: 12, post: 4 })).toEqual([]);
});
