import { expect, it } from 'vitest';
import { chooseIdeas } from './choose-ideas.ts';
import { expectedValue } from './expected-value.ts';
import { learnSize } from './learn-size.ts';
import { type MeasuredAdvice, weighOutcomes } from './measured-advice.ts';

const idea = (key: string, domain: string, worth: number) => ({ key, domain, worth });
const keys = (ideas: readonly { readonly key: string }[]): string => ideas.map(({ key }) => key).join('');

it('takes the ideas worth most, within the cap', () => {
  const ideas = [idea('a', 'x', 1), idea('b', 'y', 3), idea('c', 'z', 2)];

  expect(keys(chooseIdeas(ideas, { cap: 2, perDomain: 2 }))).toBe('bc');
});

it('lets others come first when one domain has had its share, and fills up with it only then', () => {
  const ideas = [idea('a', 'x', 9), idea('b', 'x', 8), idea('c', 'x', 7), idea('d', 'y', 1)];

  expect(keys(chooseIdeas(ideas, { cap: 3, perDomain: 2 }))).toBe('abd');
  expect(keys(chooseIdeas(ideas, { cap: 4, perDomain: 2 }))).toBe('abcd');
});

it('never takes what is expected to bring nothing, even when there is room', () => {
  expect(chooseIdeas([idea('a', 'x', 0), idea('b', 'x', -5)], { cap: 5, perDomain: 2 })).toEqual([]);
});

it('counts the chance, the size, the horizon and the effort', () => {
  const perWeek = { low: 50, mid: 100, high: 200 };

  const worth = expectedValue({ perWeek, probability: 0.5, size: 0.8, horizonWeeks: 4, effort: 60 });

  expect(worth).toEqual({ low: 20, mid: 100, high: 260 });
});

it('learns how much advice of a kind brings of its promise, from what worked alone', () => {
  const made = (effectRatio: number, changes: Partial<MeasuredAdvice> = {}): MeasuredAdvice => ({
    ...{
      tenantId: 'a',
      team: 'ads',
      kind: 'pause',
      confidence: 0.7,
      verdict: 'won',
      measuredOn: '2026-06-30',
    },
    ...{ effectRatio, ...changes },
  });
  const size = (measured: readonly MeasuredAdvice[]): number =>
    learnSize({ tenantId: 'a', kind: 'pause' }, weighOutcomes(measured, '2026-06-30'));

  expect(size([])).toBe(1);
  expect(size([made(-1, { verdict: 'lost' }), made(0.1, { kind: 'other' })])).toBe(1);
  expect(size(Array.from({ length: 100 }, () => made(0.4)))).toBeCloseTo(0.43, 1);
  expect(size(Array.from({ length: 100 }, () => made(0.4, { tenantId: 'b' })))).toBeCloseTo(0.423, 2);
  expect(size([made(1000)])).toBeLessThan(1.6);
});
