import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { askRule } from './ask-rule.ts';
import { type Rule, rule } from './rule.ts';
import { ruleData } from './testing.ts';

const asRule = (given: object): Rule => rule.parse(given);

describe('wear', () => {
  const DECAY = {
    ...{ kind: 'decay', report: 'r', by: ['ad'], time: 'week', measure: 'ctr', frequency: 'frequency' },
    ...{ minDrop: 0.25, leastDays: 21, leastCases: 1_000 },
  };
  const weeks = (rates: readonly number[], contacts: readonly number[]) =>
    rates.map((rate, index) => ({
      ad: 'a',
      week: addDays('2026-01-05', 7 * index),
      ...{ impressions: 10_000, clicks: rate * 10_000, frequency: contacts[index] ?? null },
    }));

  it('is a rate that falls while people see the ad more often', () => {
    const data = ruleData({
      r: { current: weeks([0.02, 0.018, 0.016, 0.014, 0.012, 0.01], [1, 1.5, 2, 2.5, 3, 3.5]) },
    });

    expect(askRule(asRule(DECAY), data).findings).toMatchObject([
      { subject: { ad: 'a' }, current: 0.011, baseline: 0.019, extras: { frequency: 3.25 } },
    ]);
  });

  it('is none when people see it less often: then it is something else', () => {
    const data = ruleData({ r: { current: weeks([0.02, 0.015, 0.01], [3, 2, 1]) } });

    expect(askRule(asRule({ ...DECAY, leastDays: 14 }), data).findings).toEqual([]);
  });
});

describe('a level', () => {
  const LEVEL = {
    kind: 'level',
    report: 'r',
    by: ['page'],
    measure: 'seconds',
    beyond: 'above',
    limit: 2.5,
    severe: 4,
  };

  it('beyond its limit is found, and severe beyond the second one', () => {
    const data = ruleData({
      r: {
        current: [
          { page: 'a', seconds: 2.4 },
          { page: 'b', seconds: 3 },
          { page: 'c', seconds: 5 },
        ],
      },
    });

    expect(
      askRule(asRule(LEVEL), data).findings.map(({ subject, isSevere }) => [subject.page, isSevere]),
    ).toEqual([
      ['c', true],
      ['b', false],
    ]);
  });

  it('is unknown where no row has a value', () => {
    expect(askRule(asRule(LEVEL), ruleData({ r: { current: [{ page: 'a', seconds: null }] } })).missing).toBe(
      'unknown_values',
    );
  });
});

describe('days', () => {
  const DAYS = { kind: 'missing_days', report: 'd', measure: 'sessions', least: 1 };
  const day = (date: string, sessions: number | null) => ({ date, sessions });

  it('without rows, or without anything in them, are missing; unknown ones are not called so', () => {
    const data = ruleData({
      d: {
        current: [day('2026-01-01', 5), day('2026-01-02', null), day('2026-01-03', 0), day('2026-01-05', 7)],
      },
    });

    expect(askRule(asRule(DAYS), data).findings).toMatchObject([
      { current: 2, extras: { first_missing: '2026-01-03', last_missing: '2026-01-04' } },
    ]);
  });
});

describe('a forecast', () => {
  const FORECAST = { kind: 'forecast', report: 'd', measure: 'revenue', days: 28, minChange: 0.1 };
  const year = (first: string, value: (day: number) => number) =>
    Array.from({ length: 364 }, (_, index) => ({ date: addDays(first, index), revenue: value(index) }));

  it('is the same weeks of last year times the growth of this one', () => {
    const season = (day: number): number => (day < 28 ? 200 : 100);
    const data = ruleData(
      {
        d: { previous: year('2025-01-06', season), current: year('2026-01-05', (day) => 1.5 * season(day)) },
      },
      364,
    );

    const { findings } = askRule(asRule(FORECAST), data);

    // The weeks that come were twice as good a year before, and this year is half as good again.
    expect(findings).toMatchObject([
      { current: 28 * 450, baseline: 28 * 150, direction: 'better', extras: { growth: 0.5 } },
    ]);
  });

  it('is not made of half a year', () => {
    const data = ruleData(
      { d: { previous: year('2025-01-06', () => 1).slice(200), current: year('2026-01-05', () => 1) } },
      364,
    );

    expect(askRule(asRule(FORECAST), data).missing).toBe('no_history');
  });
});

describe('what lies in one place', () => {
  it('is found above its part, and not judged among few places', () => {
    const CONCENTRATION = {
      kind: 'concentration',
      report: 'r',
      by: ['p'],
      measure: 'revenue',
      above: 0.5,
      leastPlaces: 3,
      leastTotal: 100,
    };
    const rows = [
      { p: 'a', revenue: 80 },
      { p: 'b', revenue: 15 },
      { p: 'c', revenue: 5 },
    ];

    expect(askRule(asRule(CONCENTRATION), ruleData({ r: { current: rows } })).findings).toMatchObject([
      { subject: { p: 'a' }, current: 0.8 },
    ]);
    expect(askRule(asRule(CONCENTRATION), ruleData({ r: { current: rows.slice(0, 2) } }))).toMatchObject({
      findings: [],
      tooSmall: 2,
    });
  });

  it('is told as a part of the whole', () => {
    const PART = {
      kind: 'part',
      report: 'r',
      measure: 'sessions',
      above: 0.1,
      leastTotal: 100,
      within: [{ column: 'c', is: 'in', values: ['x'] }],
    };
    const rows = [
      { c: 'x', sessions: 30 },
      { c: 'y', sessions: 70 },
    ];

    expect(askRule(asRule(PART), ruleData({ r: { current: rows } })).findings).toMatchObject([
      { current: 0.3 },
    ]);
  });

  it('is counted where it should be more, or less', () => {
    const MEMBERS = { kind: 'members', report: 'r', by: ['group'], of: 'ad', beyond: 'below', limit: 2 };
    const rows = [
      { group: 'g', ad: '1' },
      { group: 'h', ad: '1' },
      { group: 'h', ad: '2' },
    ];

    expect(askRule(asRule(MEMBERS), ruleData({ r: { current: rows } })).findings).toMatchObject([
      { subject: { group: 'g' }, current: 1 },
    ]);
  });

  it('is flagged with what the source says of it', () => {
    const FLAG = {
      kind: 'flag',
      report: 'r',
      by: ['page'],
      show: ['state'],
      where: [{ column: 'state', is: 'in', values: ['BLOCKED'] }],
    };
    const rows = [
      { page: 'a', state: 'BLOCKED' },
      { page: 'b', state: 'FINE' },
      { page: 'c', state: null },
    ];

    expect(askRule(asRule(FLAG), ruleData({ r: { current: rows } })).findings).toMatchObject([
      { subject: { page: 'a' }, extras: { state: 'BLOCKED' } },
    ]);
  });
});
