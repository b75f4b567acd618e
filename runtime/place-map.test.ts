import { expect, it } from 'vitest';
import { placeMap } from './place-map.ts';

it('finds and forgets what is below a place, through parts of the path that are no steps', () => {
  const map = placeMap<number>();
  map.set('a@1', 1);
  map.set('a@1/(inner)/b@1', 2);
  map.set('a@1/(inner)/b@1/tool#1', 3);
  map.set('a@10', 4);

  expect(map.below(null).map(([place]) => place)).toEqual(['a@1', 'a@10']);
  expect(map.below('a@1')).toEqual([]);
  expect(map.below('a@1/(inner)')).toEqual([['a@1/(inner)/b@1', 2]]);

  map.clearBelow('a@1');

  expect(map.get('a@1')).toBe(1);
  expect(map.get('a@1/(inner)/b@1/tool#1')).toBeUndefined();
  expect(map.below('a@1/(inner)')).toEqual([]);
  expect(map.get('a@10')).toBe(4);
});
