import type { Ratio } from '../breakdown.ts';
import { buildCuboids, type Cuboid, leavesOf } from './cuboid.ts';
import {
  additiveEvidence,
  columnsOf,
  type Evidence,
  type RatioColumns,
  rateEvidence,
  total,
  totalRate,
} from './evidence.ts';
import { explainLeaves } from './explain-leaves.ts';
import { buildLeafTable, type LeafTable } from './leaf-table.ts';
import { type NamedCauses, nameCauses } from './name-causes.ts';
import { totalNoise } from './noise-law.ts';
import {
  DEEPEST,
  judgeTotal,
  type RootCause,
  type RootCauseOptions,
  type RootCauses,
  type RootCauseTable,
} from './root-cause.ts';

interface RateTable {
  readonly table: LeafTable;
  readonly cuboids: readonly Cuboid[];
  readonly expected: RatioColumns;
  readonly actual: RatioColumns;
  /** Change of the total rate. */
  readonly change: number;
}

/** A shift of the mix is no cause below this part of the total's change. */
const LEAST_MIX_SHARE = 0.3;
/** The mix is looked at when it moved the total by more than so many deviations of the total's noise. */
const MIX_MOVED = 3;

/**
 * Which combinations of values explain the change of a rate: those whose own rate moved, and where the change lies in the
 * mix, those whose part in the denominator moved. Numerators are held against what the actual denominators would have
 * brought at the expected rates, so that traffic alone moves no rate.
 */
export function findRateCauses(
  { dimensions, leaves }: RootCauseTable<Ratio>,
  { deepest = DEEPEST }: RootCauseOptions = {},
): RootCauses {
  const table = buildLeafTable(
    dimensions,
    leaves.map(({ values }) => values),
  );
  const expected = columnsOf(leaves.map((leaf) => leaf.expected));
  const actual = columnsOf(leaves.map((leaf) => leaf.actual));
  const change = totalRate(actual) - totalRate(expected);
  const rates: RateTable = { table, cuboids: buildCuboids(table, deepest), expected, actual, change };
  const evidence = rateEvidence(expected, actual);
  const explained = explainLeaves(evidence, rates.cuboids);
  const trials = total(actual.denominator);
  const ownRate = nameCauses(explained, {
    ...rates,
    movement: 'rate',
    changeOf: (segment) =>
      leavesOf(segment).reduce((all, leaf) => all + (evidence.residual[leaf] ?? 0), 0) / trials,
  });
  const noise = totalNoise(evidence, explained.scores) / trials;
  const rateChange = total(evidence.residual) / trials;
  const mixChange = change - rateChange;
  const isMix = Math.abs(mixChange) > Math.max(MIX_MOVED * noise, LEAST_MIX_SHARE * Math.abs(change));
  const mix = isMix ? findMixCauses(rates, evidence) : { decided: [], ranked: [] };
  const inOrder = Math.abs(mixChange) > Math.abs(rateChange) ? [mix, ownRate] : [ownRate, mix];
  const causes = inOrder.flatMap(({ decided }) => decided);
  const rest = inOrder.flatMap(({ ranked }) => ranked).filter((each) => !causes.includes(each));
  const totals = { expected: totalRate(expected), actual: totalRate(actual) };
  return { kind: judgeTotal(causes, { ...totals, noise }), causes, ranked: [...causes, ...rest], ...totals };
}

/** Combinations whose part in the denominator moved, and the total rate with it. */
function findMixCauses(rates: RateTable, { residual }: Evidence): NamedCauses {
  const { expected, actual, cuboids, change } = rates;
  const [before, after, usual] = [
    total(expected.denominator),
    total(actual.denominator),
    totalRate(expected),
  ];
  // Denominators grow or shrink all together without moving the mix.
  const due = expected.denominator.map((value) => (value * after) / before);
  const explained = explainLeaves(additiveEvidence(due, actual.denominator), cuboids);
  const changeAt = (leaf: number): number => {
    const denominator = actual.denominator[leaf] ?? 0;
    const rate =
      denominator > 0 ? ((actual.numerator[leaf] ?? 0) - (residual[leaf] ?? 0)) / denominator : usual;
    return ((denominator - (due[leaf] ?? 0)) * (rate - usual)) / after;
  };
  const { decided, ranked } = nameCauses(explained, {
    ...rates,
    movement: 'mix',
    changeOf: (segment) => leavesOf(segment).reduce((all, leaf) => all + changeAt(leaf), 0),
  });
  const isTelling = (cause: RootCause): boolean => change !== 0 && cause.share >= LEAST_MIX_SHARE;
  return { decided: decided.filter(isTelling), ranked: ranked.filter(isTelling) };
}
