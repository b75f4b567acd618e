import type { LeafTable } from './leaf-table.ts';

/** All combinations of values of some dimensions that occur, with the leaves of each. */
export interface Cuboid {
  /** Indices into the dimensions of the table, ascending. */
  readonly dimensions: readonly number[];
  /** How many combinations occur. */
  readonly size: number;
  /** The combination of each leaf. */
  readonly segmentOf: Int32Array;
  /** Leaves sorted by combination; those of combination s stand from `starts[s]` to before `starts[s + 1]`. */
  readonly members: Int32Array;
  readonly starts: Int32Array;
}

/** One combination of values: a place in a cuboid. */
export interface Segment {
  readonly cuboid: Cuboid;
  readonly index: number;
}

/** Every cuboid of one to `deepest` dimensions, shallow ones first. */
export function buildCuboids(table: LeafTable, deepest: number): readonly Cuboid[] {
  const layers: Cuboid[][] = [];
  for (let depth = 1; depth <= Math.min(deepest, table.dimensions.length); depth += 1) {
    const shallower = layers.at(-1);
    layers.push(
      combinationsOf(table.dimensions.length, depth).map((chosen) => build(chosen, table, shallower)),
    );
  }
  return layers.flat();
}

/** Leaves of a segment. */
export function leavesOf({ cuboid, index }: Segment): Int32Array {
  return cuboid.members.subarray(cuboid.starts[index], cuboid.starts[index + 1]);
}

export function isSame(first: Segment, second: Segment): boolean {
  return first.cuboid === second.cuboid && first.index === second.index;
}

/** Leaves of a segment that are flagged. */
export function openLeavesOf(segment: Segment, isOpen: Uint8Array): Int32Array {
  return leavesOf(segment).filter((leaf) => isOpen[leaf] === 1);
}

/** The values that name a segment, by dimension. */
export function nameSegment(segment: Segment, table: LeafTable): Readonly<Record<string, string>> {
  const [leaf = 0] = leavesOf(segment);
  const named = segment.cuboid.dimensions.flatMap((place) => {
    const dimension = table.dimensions[place];
    return dimension === undefined
      ? []
      : [[dimension.name, dimension.labels[dimension.codes[leaf] ?? 0] ?? '']];
  });
  return Object.fromEntries(named);
}

/** Sets of `count` numbers below `below`, each ascending. */
function combinationsOf(below: number, count: number): number[][] {
  if (count === 0) return [[]];
  return combinationsOf(below, count - 1).flatMap((head) => {
    const first = (head.at(-1) ?? -1) + 1;
    return Array.from({ length: below - first }, (_, step) => [...head, first + step]);
  });
}

/** The combinations of a cuboid are those of the cuboid without its last dimension, split by that dimension. */
function build(
  chosen: readonly number[],
  table: LeafTable,
  shallower: readonly Cuboid[] | undefined,
): Cuboid {
  const last = table.dimensions[chosen.at(-1) ?? 0];
  const head = shallower?.find(({ dimensions }) =>
    chosen.slice(0, -1).every((place, at) => dimensions[at] === place),
  );
  const codes = last?.codes ?? new Int32Array(table.size);
  const { segmentOf, size } =
    head === undefined
      ? { segmentOf: codes, size: last?.labels.length ?? 0 }
      : split(head, codes, last?.labels.length ?? 1);
  return { dimensions: chosen, size, segmentOf, ...listMembers(segmentOf, size) };
}

function split(head: Cuboid, codes: Int32Array, width: number): { segmentOf: Int32Array; size: number } {
  const numbers = new Int32Array(head.size * width).fill(-1);
  let size = 0;
  const segmentOf = head.segmentOf.map((segment, leaf) => {
    const place = segment * width + (codes[leaf] ?? 0);
    const known = numbers[place] ?? -1;
    if (known >= 0) return known;
    numbers[place] = size;
    size += 1;
    return size - 1;
  });
  return { segmentOf, size };
}

/** Counting sort of the leaves by segment. */
function listMembers(segmentOf: Int32Array, size: number): { members: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(size + 1);
  for (const segment of segmentOf) starts[segment + 1] = (starts[segment + 1] ?? 0) + 1;
  for (let segment = 0; segment < size; segment += 1)
    starts[segment + 1] = (starts[segment + 1] ?? 0) + (starts[segment] ?? 0);
  const next = starts.slice();
  const members = new Int32Array(segmentOf.length);
  for (const [leaf, segment] of segmentOf.entries()) {
    const place = next[segment] ?? 0;
    members[place] = leaf;
    next[segment] = place + 1;
  }
  return { members, starts };
}
