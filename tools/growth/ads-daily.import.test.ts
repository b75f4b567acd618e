import { expect, it } from 'vitest';
import { TEST_TENANT } from '../testing.ts';
import { adsDaily } from './ads-daily.import.ts';

const ROW = {
  month: 'April',
  day: '9',
  campaign_number: 'camp 1',
  user_engagement: 'High',
  banner: '300 x 250',
  placement: '#N/A',
  displays: '369042',
  cost: '553.0831',
  clicks: '2052',
  revenue: '378',
  post_click_conversions: '1315',
  post_click_sales_amount: '63112.2942',
};
const stage = (changes: Partial<typeof ROW> = {}, year = 2020) =>
  adsDaily.stage({ ...ROW, ...changes }, { tenant: TEST_TENANT, options: { year } });

it('reads what the firm paid as spend, and what the publisher got as something else', () => {
  expect(stage()).toEqual({
    day: '2020-04-09',
    campaign: 'camp 1',
    user_engagement: 'High',
    banner: '300 x 250',
    placement: '(not set)',
    impressions: 369042,
    clicks: 2052,
    spend: '378',
    publisher_cost: '553.0831',
    conversions: 1315,
    conversion_value: '63112.2942',
  });
});

it.each([
  ['month', 'kwiecień', '"kwiecień" is not the English name of a month'],
  ['day', '31', 'April 2020 has no day 31'],
  ['clicks', '-1', '-1 is negative'],
  ['revenue', '-3.5', '"-3.5" is negative'],
  ['post_click_sales_amount', '1e', '"1e" is not a number'],
])('refuses a row by its column %s: %j', (column, value, reason) => {
  const refused = () => stage({ [column]: value });

  expect(refused).toThrow(expect.objectContaining({ column, reason: expect.stringContaining(reason) }));
});

it('knows leap years', () => {
  expect(stage({ month: 'february', day: '29' }).day).toBe('2020-02-29');
  expect(() => stage({ month: 'february', day: '29' }, 2021)).toThrow('february 2021 has no day 29');
});

it.each([
  [{}, '--year'],
  [{ year: 'last' }, 'is needed'],
  [{ year: '20' }, 'after 2000'],
])('asks for a year that it can use instead of %j', (given, message) => {
  const parsed = adsDaily.options.safeParse(given);

  const problems = parsed.error?.issues.map((issue) => `--${issue.path.join('.')} ${issue.message}`);
  expect(problems).toEqual([expect.stringContaining(message)]);
});
