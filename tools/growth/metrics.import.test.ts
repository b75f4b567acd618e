import { expect, it } from 'vitest';
import { TEST_TENANT } from '../testing.ts';
import { metrics } from './metrics.import.ts';

const stage = (row: Record<string, string>) =>
  metrics.stage(
    { date: '2026-03-01', metric: 'sessions', value: '5', ...row },
    { tenant: TEST_TENANT, options: {} },
  );

it('takes every further column as a dimension, and an empty one as not stated', () => {
  expect(stage({ channel: ' Direct ', device: '' })).toEqual({
    day: '2026-03-01',
    measure: 'sessions',
    value: '5',
    dims: '{"channel":"Direct"}',
  });
});

it.each([
  ['ad_spend', 'spend'],
  ['spend', 'spend'],
  ['bounces', 'bounces'],
  ['cancelled_orders', 'cancelled_transactions'],
])('knows %s as the measure %s', (metric, measure) => {
  expect(stage({ metric }).measure).toBe(measure);
});

it.each([
  ['metric', 'conversion_rate', '"conversion_rate" is computed: give "transactions" and "sessions" instead'],
  ['metric', 'sesions', '"sesions" is not a known metric: did you mean "sessions"'],
  ['metric', 'weather', '"weather" is not a known metric: known are "ad_conversion_value"'],
  ['metric', 'item_revenue', '"item_revenue" is not a known metric'],
  ['value', '1 000', '"1 000" is not a number'],
  ['value', 'Infinity', '"Infinity" is not a number'],
  ['date', '2026-3-1', '"2026-3-1" is not a day like 2026-01-31'],
])('refuses a row by its column %s: %j', (column, value, reason) => {
  const refused = () => stage({ [column]: value });

  expect(refused).toThrow(expect.objectContaining({ column, reason: expect.stringContaining(reason) }));
});
