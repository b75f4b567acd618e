import type { Ratio } from '../breakdown.ts';
import { buildCuboids, leavesOf, nameSegment } from './cuboid.ts';
import { additiveEvidence, columnsOf, type Evidence, rateEvidence } from './evidence.ts';
import { explainLeaves } from './explain-leaves.ts';
import { buildLeafTable, type LeafTable } from './leaf-table.ts';
import { type Candidate, netGain } from './search.ts';

export interface RootCauseLeaf<Amount> {
  readonly values: readonly string[];
  readonly expected: Amount;
  readonly actual: Amount;
}

export interface FoundCause {
  readonly values: Readonly<Record<string, string>>;
  readonly gain: number;
  readonly effect: number;
}

export interface RootCauses {
  readonly causes: readonly FoundCause[];
  readonly ranked: readonly FoundCause[];
}

const DEEPEST = 3;

export function findAdditiveCauses(dimensions: readonly string[], leaves: readonly RootCauseLeaf<number>[], deepest = DEEPEST): RootCauses {
  const table = buildLeafTable(dimensions, leaves.map(({ values }) => values));
  const column = (side: 'expected' | 'actual') => Float64Array.from(leaves, (leaf) => leaf[side]);
  return find(table, additiveEvidence(column('expected'), column('actual')), deepest);
}

export function findRateCauses(dimensions: readonly string[], leaves: readonly RootCauseLeaf<Ratio>[], deepest = DEEPEST): RootCauses {
  const table = buildLeafTable(dimensions, leaves.map(({ values }) => values));
  const column = (side: 'expected' | 'actual') => columnsOf(leaves.map((leaf) => leaf[side]));
  return find(table, rateEvidence(column('expected'), column('actual')), deepest);
}

function find(table: LeafTable, evidence: Evidence, deepest: number): RootCauses {
  const cuboids = buildCuboids(table, deepest);
  const { account, candidates } = explainLeaves(evidence, cuboids);
  const toCause = (candidate: Candidate): FoundCause => ({
    values: nameSegment(candidate.segment, table),
    gain: netGain(candidate),
    effect: candidate.effect,
  });
  const causes = account.causes.toSorted((a, b) => netGain(b) - netGain(a)).map(toCause);
  return { causes, ranked: [...causes, ...candidates.map(toCause)] };
}
void leavesOf;
