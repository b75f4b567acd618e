import { expect, it } from 'vitest';
import { describeArguments } from './describe-arguments.ts';

it.each([
  [{ metric: 'revenue', dims: {}, limit: 3, source: undefined, note: '' }, 'metric revenue, limit 3'],
  [null, ''],
  ['text', ''],
  [{ text: 'x'.repeat(200) }, `text ${'x'.repeat(94)}…`],
])('describes %j', (input, expected) => {
  expect(describeArguments(input)).toBe(expected);
});
