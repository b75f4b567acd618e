import { expect, it } from 'vitest';
import { hitsOf, withSharedEndings, wordsOf } from './word-pattern.ts';

it.each([
  ['fell|drop\\p{L}*|declin\\p{L}*|down', 'fell|(?:drop|declin)\\p{L}*|down'],
  ['a(?:b|c\\p{L}*)|[x|y]\\p{L}*', 'a(?:b|c\\p{L}*)|(?:[x|y])\\p{L}*'],
  ['a\\|b\\p{L}*|c', '(?:a\\|b)\\p{L}*|c'],
])('writes %s as %s', (sources, shared) => {
  expect(withSharedEndings(sources)).toBe(shared);
});

it('finds whole words only, in any case, as far as they go', () => {
  const pattern = wordsOf('fell|drop\\p{L}*|cut (?:by|in)|cut');

  const hits = hitsOf(pattern, 'Dropping: a befell, cut by 5, droplet7.');

  expect(hits.map(({ text }) => text)).toEqual(['Dropping', 'cut by']);
});
