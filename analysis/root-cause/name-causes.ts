import { nameSegment } from './cuboid.ts';
import type { LeafExplanation } from './explain-leaves.ts';
import type { LeafTable } from './leaf-table.ts';
import type { Movement, RootCause } from './root-cause.ts';
import type { StandingCandidate } from './standing.ts';

/** Causes that were found, in order; `decided` are those that can be stood by. */
export interface NamedCauses {
  readonly decided: readonly RootCause[];
  readonly ranked: readonly RootCause[];
}

export interface Naming {
  readonly table: LeafTable;
  readonly movement: Movement;
  /** Change of the total, in the unit of the measure. */
  readonly change: number;
  /** What a candidate adds to it. */
  changeOf(candidate: StandingCandidate): number;
}

/** Less than an even chance is a guess. */
const DECIDED = 0.5;
/** Standing at which a candidate is as likely right as wrong, and how fast that changes; from made cases (docs/root-cause.md). */
const EVEN = 0;
const STEP = 4;

/** Gives causes their names and their parts in the change; what was worth a look follows behind. */
export function nameCauses({ causes, others }: LeafExplanation, naming: Naming): NamedCauses {
  const found = causes.map((each) => toCause(each, naming));
  const names = new Set(found.map(({ values }) => JSON.stringify(values)));
  const rest = others.map((each) => toCause(each, naming)).filter(({ values }) => !names.has(JSON.stringify(values)));
  return { decided: found.filter(({ confidence }) => confidence >= DECIDED), ranked: [...found, ...rest] };
}

function toCause(candidate: StandingCandidate, { table, movement, change: total, changeOf }: Naming): RootCause {
  const change = changeOf(candidate);
  return {
    values: nameSegment(candidate.segment, table),
    movement,
    change,
    share: total === 0 ? 0 : change / total,
    surprise: candidate.standing,
    confidence: 1 / (1 + Math.exp((EVEN - candidate.standing) / STEP)),
  };
}
