import { describe, expect, it } from 'vitest';
import { rowsWhere } from './conditions.ts';
import { amountOf } from './table.ts';
import { MEASURES } from './testing.ts';

const measure = (name: string) => MEASURES[name] ?? { better: 'up', aggregation: { kind: 'count' } };

describe('a measure over rows', () => {
  it('is the ratio of sums, not the mean of ratios', () => {
    const rows = [
      { orders: 1, sessions: 10 },
      { orders: 1, sessions: 990 },
    ];

    expect(amountOf(rows, measure('rate')).value).toBe(0.002);
  });

  it('is unknown when a part of the sum is unknown', () => {
    expect(amountOf([{ orders: 3 }, { orders: null }], measure('orders')).value).toBeNull();
    expect(amountOf([{ orders: 3 }, {}], measure('orders')).value).toBeNull();
  });

  it('is unknown over no rows, and never zero', () => {
    expect(amountOf([], measure('orders')).value).toBeNull();
    expect(amountOf([], measure('rate')).value).toBeNull();
  });

  it('is unknown where nothing is there to divide by', () => {
    expect(amountOf([{ orders: 0, sessions: 0 }], measure('rate')).value).toBeNull();
  });

  it('weighs a mean by its cases and leaves out rows that have none', () => {
    const rows = [
      { position: 2, impressions: 300 },
      { position: 10, impressions: 100 },
      { position: null, impressions: 5_000 },
    ];

    expect(amountOf(rows, measure('position')).value).toBe(4);
  });

  it('takes the worst of values that cannot be added up', () => {
    expect(amountOf([{ seconds: 2 }, { seconds: 4.5 }, { seconds: null }], measure('seconds')).value).toBe(
      4.5,
    );
  });
});

describe('a condition', () => {
  const rows = [
    { page: 'https://a/x', other: 'https://a/x/', clicks: 5, day: '2026-01-05' },
    { page: 'https://a/y', other: 'https://a/z', clicks: null, day: '2026-02-05' },
    { page: null, other: null, clicks: 0, day: null },
  ];

  it.each([
    [{ column: 'clicks', is: 'above', value: 1 }, [0]],
    [{ column: 'clicks', is: 'below', value: 1 }, [2]],
    [{ column: 'clicks', is: 'missing' }, [1]],
    [{ column: 'page', is: 'matches', pattern: '/Y$' }, [1]],
    [{ column: 'page', is: 'not_matches', pattern: '/y$' }, [0]],
    [{ column: 'page', is: 'not_in', values: ['https://a/x'] }, [1]],
    [{ column: 'page', is: 'differs_from', other: 'other' }, [1]],
    [{ column: 'day', is: 'before', day: '2026-02-01' }, [0]],
  ] as const)('%j holds for the rows %j, and never for what is unknown', (condition, expected) => {
    const found = rowsWhere(rows, [condition as never]);

    expect(found).toEqual(expected.map((index) => rows[index]));
  });
});
