import { expect, it } from 'vitest';
import { closestNames } from './closest-names.ts';

it.each([
  ['sesions', ['sessions', 'users'], ['sessions']],
  ['Clicks', ['clicks', 'click'], ['clicks', 'click']],
  ['revnue', ['refunds', 'revenue'], ['revenue']],
  ['weather', ['sessions', 'users'], []],
  ['abcd', ['abce', 'abcf', 'abcg', 'abch'], ['abce', 'abcf', 'abcg']],
])('finds for %s among %j: %j', (name, known, expected) => {
  expect(closestNames(name, known)).toEqual(expected);
});
