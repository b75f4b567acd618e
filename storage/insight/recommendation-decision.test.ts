import { describe, expect, it } from 'vitest';
import {
  decideRecord,
  type KnownRecommendation,
  type ProposedRecommendation,
} from './recommendation-decision.ts';

const proposed: ProposedRecommendation = {
  executionId: 'run 2',
  incidentKey: 'incident',
  impactAmount: -1500,
  status: 'active',
  at: '2026-03-31T08:00:00.000Z',
};

function known(changes: Partial<KnownRecommendation>): KnownRecommendation {
  return {
    id: 'r',
    status: 'active',
    executionId: 'run 1',
    incidentKey: 'incident',
    impactAmount: -1000,
    changedAt: new Date('2026-03-30T08:00:00Z'),
    ...changes,
  };
}

const daysAgo = (count: number) => new Date(Date.parse(proposed.at) - count * 86_400_000);

describe('decideRecord', () => {
  it.each([
    ['active', 14, 'update'],
    ['active', 14.1, 'replace'],
    ['draft', 3, 'update'],
    ['accepted', 3, 'update'],
    ['quarantined', 3, 'update'],
    ['quarantined', 15, 'create'],
    ['implemented', 3, 'keep_away'],
    ['implemented', 15, 'create'],
    ['expired', 1, 'create'],
  ] as const)('decides on what was %s %d days ago: %s', (status, days, decision) => {
    expect(decideRecord(known({ status, changedAt: daysAgo(days) }), proposed)).toBe(decision);
  });

  it.each([
    { before: -1000, now: -9000, days: 30, decision: 'keep_away' },
    { before: -1000, now: -1499, days: 30.1, decision: 'keep_away' },
    { before: -1000, now: -1500, days: 30.1, decision: 'create' },
    { before: 1000, now: -1500, days: 30.1, decision: 'create' },
    { before: -1000, now: null, days: 30.1, decision: 'keep_away' },
    { before: null, now: -1500, days: 30.1, decision: 'keep_away' },
    { before: -1000, now: -1000, days: 999, decision: 'keep_away' },
  ])('weighs what was dismissed $days days ago: $before against $now gives $decision', (each) => {
    const dismissed = known({
      status: 'dismissed',
      impactAmount: each.before,
      changedAt: daysAgo(each.days),
    });

    expect(decideRecord(dismissed, { ...proposed, impactAmount: each.now })).toBe(each.decision);
  });

  it.each([
    [30, 'keep_away'],
    [30.1, 'create'],
  ] as const)('lets another incident bring a dismissed idea back after %d days: %s', (days, decision) => {
    const dismissed = known({ status: 'dismissed', incidentKey: 'earlier', changedAt: daysAgo(days) });

    expect(decideRecord(dismissed, { ...proposed, impactAmount: null })).toBe(decision);
  });

  it('creates what nothing is known of', () => {
    expect(decideRecord(undefined, proposed)).toBe('create');
  });

  it.each(['active', 'dismissed', 'expired', 'quarantined'] as const)(
    'does nothing when the same run comes back to what is %s by now',
    (status) => {
      const same = known({ status, executionId: 'run 2', changedAt: daysAgo(99) });

      expect(decideRecord(same, proposed)).toBe('replay');
    },
  );

  it('takes two incidents of one run with the same idea for two looks', () => {
    const other = known({ executionId: 'run 2', incidentKey: 'another incident' });

    expect(decideRecord(other, proposed)).toBe('update');
  });

  it('does not let a text that failed take the place of one that held', () => {
    expect(decideRecord(known({}), { ...proposed, status: 'quarantined' })).toBe('keep_away');
  });
});
