import { describe, expect, it } from 'vitest';
import { moneyImpact } from './money-impact.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const DAYS = { firstDay: '2026-03-02', lastDay: '2026-03-03' };
const twice = (day: TestDay): readonly TestDay[] => [day, day];

describe('money over two days', () => {
  const revenue = expectedSeries('revenue', twice([600, 1000]));
  const transactions = expectedSeries('transactions', twice([7, 10]));
  const sessions = expectedSeries('sessions', twice([100, 200]));
  const rate = expectedSeries('conversion_rate', twice([0.02, 0.05, 200]));
  const value = expectedSeries('average_order_value', twice([90, 100, 10]));
  const users = expectedSeries('users', twice([50, 100]));
  const scope = [revenue, transactions, sessions, rate, value, users];

  it.each([
    { name: 'the difference for revenue', subject: revenue, amount: -800, method: 'difference' },
    {
      name: 'missing orders times their value',
      subject: transactions,
      amount: -600,
      method: 'units_times_value',
    },
    {
      name: 'missing orders of a lower rate times their value, within what revenue lost',
      subject: rate,
      amount: -800,
      method: 'units_times_value',
    },
    {
      name: 'missing value per order times the orders',
      subject: value,
      amount: -200,
      method: 'units_times_value',
    },
    {
      name: 'missing visits times what one brings, within what revenue lost',
      subject: sessions,
      amount: -800,
      method: 'units_times_value',
    },
  ])('is $name', ({ subject, amount, method }) => {
    const impact = moneyImpact(subject, scope, DAYS);

    expect(impact?.method).toBe(method);
    expect(impact?.amount).toBeCloseTo(amount);
  });

  it('is unknown for what no rate is divided by, and for what has no good direction', () => {
    const spend = expectedSeries('ad_spend', twice([50, 100]), { source: 'ads' });

    expect(moneyImpact(users, scope, DAYS)).toBeUndefined();
    expect(moneyImpact(spend, [spend], DAYS)).toBeUndefined();
    expect(moneyImpact(sessions, [sessions, rate], DAYS)).toBeUndefined();
  });
});

it('counts visits that bought nothing as nothing', () => {
  const sessions = expectedSeries('sessions', twice([400, 200]));
  const rate = expectedSeries('conversion_rate', twice([0.025, 0.05, 400]));
  const revenue = expectedSeries('revenue', twice([990, 1000]));

  expect(moneyImpact(sessions, [sessions, rate, revenue], DAYS)?.amount).toBe(0);
});

it('counts money that goes out as a loss when it rises', () => {
  const refunds = expectedSeries('refunds', twice([300, 100]), { source: 'orders' });

  expect(moneyImpact(refunds, [refunds], DAYS)?.amount).toBeCloseTo(-400);
});
