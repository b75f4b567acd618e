import { describe, expect, test } from 'vitest';
import {
  findBotTraffic,
  findLabelShift,
  findRecordDominance,
  findTrackerBreak,
  type MetricChange,
} from './data-quality.ts';

describe('tracker break', () => {
  const sessions: MetricChange = { metric: 'sessions', kind: 'count', actual: 20, expected: 1000 };
  const revenue: MetricChange = { metric: 'revenue', kind: 'money', actual: 300, expected: 5000 };
  const bounce: MetricChange = { metric: 'bounce_rate', kind: 'rate', actual: 0.4, expected: 0.45 };

  test('all volumes of a source near zero together are a break, whatever its rates do', () => {
    expect(findTrackerBreak('ga', [sessions, revenue, bounce])).toEqual({
      kind: 'tracker_break',
      source: 'ga',
      metrics: ['sessions', 'revenue'],
      largestRemaining: 0.06,
    });
  });

  test('a source of which one volume lives is no break, nor is one volume alone', () => {
    expect(findTrackerBreak('ga', [sessions, { ...revenue, actual: 4000 }])).toBeUndefined();
    expect(findTrackerBreak('ga', [sessions, bounce])).toBeUndefined();
  });
});

describe('record dominance', () => {
  const small = Array.from({ length: 40 }, (_, index) => ({ key: `o${index}`, amount: 100 }));

  test('one huge order that makes the excess is named with its numbers', () => {
    const found = findRecordDominance({
      records: [...small, { key: 'huge', amount: 9000 }],
      total: 13_000,
      expected: 4100,
    });

    expect(found).toMatchObject({
      kind: 'record_dominance',
      record: 'huge',
      amount: 9000,
      totalWithout: 4000,
    });
    expect(found?.shareOfExcess).toBeCloseTo(9000 / 8900);
  });

  test('a day that is high because of many orders has no dominant record', () => {
    expect(findRecordDominance({ records: small, total: 4000, expected: 2000 })).toBeUndefined();
  });

  test('two equally large orders are not one', () => {
    const records = [...small, { key: 'a', amount: 4500 }, { key: 'b', amount: 4400 }];

    expect(findRecordDominance({ records, total: 12_900, expected: 4100 })).toBeUndefined();
  });

  test('an ordinary total needs no explanation, even with a large order in it', () => {
    expect(
      findRecordDominance({ records: [{ key: 'a', amount: 900 }], total: 4400, expected: 4100 }),
    ).toBeUndefined();
  });

  test('one huge refund explains a loss', () => {
    const records = [...small, { key: 'refund', amount: -5000 }];

    expect(findRecordDominance({ records, total: -1000, expected: 4100 })).toMatchObject({
      record: 'refund',
    });
  });
});

describe('label shift', () => {
  test('what one value lost and another gained while the total stands is a shift', () => {
    const found = findLabelShift('channel', [
      { value: 'Paid Search', before: 300, after: 20 },
      { value: '(Other)', before: 10, after: 280 },
      { value: 'Direct', before: 400, after: 410 },
    ]);

    expect(found).toMatchObject({
      kind: 'label_shift',
      dimension: 'channel',
      from: 'Paid Search',
      to: '(Other)',
      moved: 270,
    });
    expect(found?.totalChangeFraction).toBe(0);
  });

  test.each([
    ['a real loss', 10, 410],
    ['a loss that another value gains only in part', 90, 400],
    ['a swap inside a total that falls', 280, 200],
  ])('%s is no shift', (_, other, direct) => {
    const cells = [
      { value: 'Paid Search', before: 300, after: 20 },
      { value: '(Other)', before: 10, after: other },
      { value: 'Direct', before: 400, after: direct },
    ];

    expect(findLabelShift('channel', cells)).toBeUndefined();
  });

  test('a small value that is gone while a new one has as much is a shift while the total nearly stands', () => {
    const cells = [
      { value: 'instagram.com', before: 40, after: 0 },
      { value: 'l.instagram.com', before: 0, after: 42 },
      { value: 'google', before: 960, after: 990 },
    ];

    expect(findLabelShift('source', cells)).toMatchObject({ from: 'instagram.com', to: 'l.instagram.com' });
  });

  test('the ordinary to and fro of large values is no shift', () => {
    const cells = [
      { value: 'Organic', before: 500, after: 440 },
      { value: 'Direct', before: 400, after: 460 },
    ];

    expect(findLabelShift('channel', cells)).toBeUndefined();
  });
});

describe('bot traffic', () => {
  const bots = {
    sessionsChange: 1.2,
    purchasesChange: 0.02,
    bounceRateChange: 0.6,
    pagesPerSessionChange: -0.3,
    sessionDurationChange: null,
  };

  test('more visits that neither look around nor buy are bots', () => {
    expect(findBotTraffic(bots)).toEqual({
      ...bots,
      kind: 'bot_traffic',
      signs: ['bounce_rate', 'pages_per_session'],
    });
  });

  test.each([
    ['visits that buy', { purchasesChange: 0.9 }],
    ['visits that look around', { bounceRateChange: 0, pagesPerSessionChange: 0.05 }],
    ['a small rise', { sessionsChange: 0.2 }],
    ['visits of unknown engagement', { bounceRateChange: null, pagesPerSessionChange: null }],
  ])('%s are not', (_, change) => {
    expect(findBotTraffic({ ...bots, ...change })).toBeUndefined();
  });
});
