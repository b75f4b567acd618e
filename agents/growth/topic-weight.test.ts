import { describe, expect, it } from 'vitest';
import { priorityOfFinding, type Weighed, worthOf } from './topic-weight.ts';

const weighed = (
  changes: Partial<Weighed> & { severity?: 'high' | 'medium' | 'low'; certainty?: 'clear' | 'likely' },
): Weighed => {
  const { severity = 'medium', certainty = 'clear', ...rest } = changes;
  return { kind: 'checkout_gap', insight: { severity, certainty }, stake: null, revenue: 100_000, ...rest };
};

describe('the priority of a finding', () => {
  it.each<[string, Parameters<typeof weighed>[0], string]>([
    [
      'a tenth of the revenue, lost for sure',
      { severity: 'high', stake: { perWeek: 12_000, nature: 'loss' } },
      'URGENT',
    ],
    [
      'the same, likely only',
      { severity: 'high', certainty: 'likely', stake: { perWeek: 12_000, nature: 'loss' } },
      'HIGH',
    ],
    ['the same, to be won', { severity: 'high', stake: { perWeek: 24_000, nature: 'opportunity' } }, 'HIGH'],
    ['a hundredth', { stake: { perWeek: 1_500, nature: 'waste' } }, 'HIGH'],
    [
      'little of the revenue, high for its source',
      { severity: 'high', stake: { perWeek: 20, nature: 'waste' } },
      'MEDIUM',
    ],
    [
      'much money that its analyst took for little',
      { severity: 'low', stake: { perWeek: 50_000, nature: 'loss' } },
      'MEDIUM',
    ],
    [
      'money in a doubtful place',
      { severity: 'high', stake: { perWeek: 90_000, nature: 'exposed' } },
      'HIGH',
    ],
    ['no amount', { severity: 'low' }, 'LOW'],
    ['no revenue to compare with', { revenue: null, stake: { perWeek: 9, nature: 'loss' } }, 'MEDIUM'],
    ['days without numbers', { kind: 'measuring_doubtful', severity: 'high' }, 'URGENT'],
  ])('%s', (_what, given, priority) => {
    expect(priorityOfFinding(weighed(given))).toBe(priority);
  });
});

describe('what acting is worth', () => {
  it('counts what is lost before what may be won, and hardly what is exposed', () => {
    const of = (nature: 'loss' | 'waste' | 'opportunity' | 'exposed') =>
      worthOf({ stake: { perWeek: 100, nature }, confidence: 0.8 });

    expect([of('loss'), of('waste'), of('opportunity'), of('exposed')]).toEqual([80, 80, 40, 4]);
  });

  it('is nothing where no amount can be said', () => {
    expect(worthOf({ stake: null, confidence: 1 })).toBe(0);
  });
});
