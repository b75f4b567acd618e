import { expect, it } from 'vitest';
import { gaSessions } from './growth/ga-sessions.import.ts';
import { metrics } from './growth/metrics.import.ts';
import { matchHeader } from './import-header.ts';

it('reads columns in any order and leaves out what the format does not ask for', () => {
  const read = matchHeader(gaSessions, ['extra', ...gaSessions.columns.toReversed()]);

  const row = read(['?', ...gaSessions.columns.toReversed().map((name) => `value of ${name}`)]);

  expect(Object.keys(row).toSorted()).toEqual(gaSessions.columns.toSorted());
  expect(row.country).toBe('value of country');
});

it('reads further columns where they are open', () => {
  const read = matchHeader(metrics, ['date', ' metric ', 'value', 'landing_page']);

  expect(read(['a', 'b', 'c', 'd'])).toEqual({ date: 'a', metric: 'b', value: 'c', landing_page: 'd' });
});

it.each([
  [['date', 'value'], 'lacks the column "metric" that metrics needs. Found: "date", "value".'],
  [['a'], 'lacks the columns "date", "metric", "value"'],
  [['date;metric;value'], 'Separate columns by commas, not by ";".'],
  [['date', 'metric', 'value', 'value'], 'names "value" more than once'],
  [['date', 'metric', 'value', 'Landing Page'], 'holds "Landing Page": a dimension is named in lower case'],
  [['date', 'metric', 'value', ''], 'holds "": a dimension'],
  [['date', 'metric', 'value', '__proto__'], 'a dimension is named in lower case'],
])('refuses the first line %j', (header, message) => {
  expect(() => matchHeader(metrics, header)).toThrow(message);
});
