import { expect, it } from 'vitest';
import { InvalidRowError } from '../import-row.ts';
import { TEST_TENANT } from '../testing.ts';
import { gaSessions } from './ga-sessions.import.ts';

const ROW = {
  full_visitor_id: '0736364053634014627',
  visit_id: '1483257208',
  date: '2017-01-01',
  visit_number: '1',
  visits: '1',
  hits: '31',
  pageviews: '25',
  time_on_site: '1386',
  bounces: '0',
  transactions: '1',
  revenue_usd: '1234567890.10',
  device_category: 'mobile',
  country: 'Australia',
  source: '(direct)',
  channel_grouping: 'Direct',
};
const stage = (changes: Partial<typeof ROW> = {}) =>
  gaSessions.stage({ ...ROW, ...changes }, { tenant: TEST_TENANT, options: {} });

it('keeps ids and amounts as they are written', () => {
  expect(stage()).toMatchObject({
    day: '2017-01-01',
    visitor: '0736364053634014627',
    visit_id: 1483257208,
    revenue: '1234567890.10',
    seconds: 1386,
    channel: 'Direct',
  });
});

it('tells unknown from zero', () => {
  const empty = {
    full_visitor_id: '',
    pageviews: '',
    time_on_site: '',
    transactions: '',
    revenue_usd: '',
    country: '',
  };

  expect(stage(empty)).toMatchObject({
    visitor: null,
    pageviews: null,
    seconds: null,
    transactions: null,
    revenue: null,
    country: '(not set)',
  });
});

it.each([
  ['date', '2017-02-29', '"2017-02-29" is not a day'],
  ['date', '20170101', '"20170101" is not a day'],
  ['visit_id', '', 'is empty'],
  ['visit_number', '1.5', '"1.5" is not a whole number'],
  ['pageviews', '-3', '-3 is negative'],
  ['bounces', 'yes', '"yes" is not a whole number'],
  ['revenue_usd', '12,50', '"12,50" is not a number: write decimals with a dot'],
  ['revenue_usd', 'NaN', '"NaN" is not a number'],
  ['source', 'caf\u{FFFD}', 'holds bytes that are not UTF-8 text'],
])('refuses a row by its column %s: %j', (column, value, reason) => {
  const refused = () => stage({ [column]: value });

  expect(refused).toThrow(InvalidRowError);
  expect(refused).toThrow(expect.objectContaining({ column, reason: expect.stringContaining(reason) }));
});
