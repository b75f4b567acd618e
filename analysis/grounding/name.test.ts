import { expect, it } from 'vitest';
import { findMentions, knownName } from './name.ts';

const names = [
  knownName('sessions', ['session*']),
  knownName('Polska', ['Polska']),
  knownName('cpc', ['koszt* kliknię*']),
];

it.each([
  ['SESSIONS fell', ['sessions']],
  // A long s is an s to a pattern, whatever its lower case is.
  ['\u017feſſions fell', ['sessions']],
  ['in Polska, not in polska', ['Polska']],
  ['Kosztem Kliknięcia', ['cpc']],
  ['obsessions', []],
])('finds in "%s" the names %j', (text, found) => {
  expect(findMentions(text, names).map(({ name }) => name)).toEqual(found);
});
