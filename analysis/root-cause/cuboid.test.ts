import { expect, it } from 'vitest';
import { buildCuboids, leavesOf, nameSegment } from './cuboid.ts';
import { buildLeafTable } from './leaf-table.ts';

const ROWS = [
  ['ads', 'mobile', 'pl'],
  ['ads', 'desktop', 'pl'],
  ['search', 'mobile', 'de'],
  ['search', 'mobile', 'pl'],
];
const table = buildLeafTable(['channel', 'device', 'country'], ROWS);

it('holds every set of dimensions up to the depth once', () => {
  const cuboids = buildCuboids(table, 2);

  expect(cuboids.map(({ dimensions }) => dimensions)).toEqual([[0], [1], [2], [0, 1], [0, 2], [1, 2]]);
});

it('puts every leaf into the one segment that its values name', () => {
  for (const cuboid of buildCuboids(table, 3)) {
    const segments = Array.from({ length: cuboid.size }, (_, index) => ({ cuboid, index }));
    const seen = segments.flatMap((segment) => [...leavesOf(segment)]);

    expect(seen.toSorted()).toEqual([0, 1, 2, 3]);
    for (const segment of segments) {
      const named = Object.values(nameSegment(segment, table));
      for (const leaf of leavesOf(segment))
        expect(cuboid.dimensions.map((place) => ROWS[leaf]?.[place])).toEqual(named);
    }
  }
});

it('refuses leaves with another number of values than there are dimensions', () => {
  expect(() => buildLeafTable(['channel', 'device'], [['ads']])).toThrow('1 values for 2 dimensions');
});
