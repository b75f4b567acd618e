import { sum } from '../statistics.ts';
import { buildCuboids, leavesOf } from './cuboid.ts';
import { additiveEvidence } from './evidence.ts';
import { explainLeaves } from './explain-leaves.ts';
import { buildLeafTable } from './leaf-table.ts';
import { nameCauses } from './name-causes.ts';
import { totalNoise } from './noise-law.ts';
import {
  DEEPEST,
  judgeTotal,
  type RootCauseOptions,
  type RootCauses,
  type RootCauseTable,
} from './root-cause.ts';

/**
 * Which combinations of values explain the change of a sum. Leaves are described as ordinary ones, with noise learned from
 * the table, but for as few combinations as pay for their names (minimum description length); the leaves of a combination
 * move by one factor (the ripple effect of HotSpot, IEEE Access 2018).
 */
export function findAdditiveCauses(
  { dimensions, leaves }: RootCauseTable<number>,
  { deepest = DEEPEST }: RootCauseOptions = {},
): RootCauses {
  const table = buildLeafTable(
    dimensions,
    leaves.map(({ values }) => values),
  );
  const before = leaves.map((leaf) => leaf.expected);
  const after = leaves.map((leaf) => leaf.actual);
  const evidence = additiveEvidence(Float64Array.from(before), Float64Array.from(after));
  const explained = explainLeaves(evidence, buildCuboids(table, deepest));
  const [expected, actual] = [sum(before), sum(after)];
  const { decided, ranked } = nameCauses(explained, {
    table,
    movement: 'amount',
    change: actual - expected,
    changeOf: (segment) => leavesOf(segment).reduce((all, leaf) => all + (evidence.residual[leaf] ?? 0), 0),
  });
  const kind = judgeTotal(decided, { expected, actual, noise: totalNoise(evidence, explained.scores) });
  return { kind, causes: decided, ranked, expected, actual };
}
