import { isSame, leavesOf, nameSegment, type Segment } from './cuboid.ts';
import type { LeafExplanation } from './explain-leaves.ts';
import type { LeafTable } from './leaf-table.ts';
import type { Movement, RootCause } from './root-cause.ts';
import { netGain } from './search.ts';
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
  /** What a combination adds to it. */
  changeOf(segment: Segment): number;
}

/** Less than an even chance is a guess. */
const DECIDED = 0.5;
/** Standing at which a candidate is as likely right as wrong, and nats that make the odds e times better. */
const EVEN = 5;
const STEP = 4;

/** Gives causes their names and their parts in the change; what was worth a look follows behind. */
export function nameCauses({ causes, others }: LeafExplanation, naming: Naming): NamedCauses {
  const found = causes.map((each) => toCause(each, confidenceOf(each), naming));
  const rest = others
    .filter(({ segment }) => !causes.some((cause) => isSame(cause.segment, segment)))
    .map((each) => toCause(each, confidenceOf(each) * doubtBeside(each, causes), naming));
  return { decided: found.filter(({ confidence }) => confidence >= DECIDED), ranked: [...found, ...rest] };
}

function confidenceOf({ standing }: StandingCandidate): number {
  return chance((standing - EVEN) / STEP);
}

/** What describes leaves that a cause describes has to do so better than the cause. */
function doubtBeside(other: StandingCandidate, causes: readonly StandingCandidate[]): number {
  const leaves = new Set(leavesOf(other.segment));
  const rivals = causes.filter((cause) => leavesOf(cause.segment).some((leaf) => leaves.has(leaf)));
  return rivals.reduce(
    (doubt, rival) => Math.min(doubt, chance((netGain(other) - netGain(rival)) / STEP)),
    1,
  );
}

function chance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function toCause(
  { segment, standing }: StandingCandidate,
  confidence: number,
  { table, movement, change: total, changeOf }: Naming,
): RootCause {
  const change = changeOf(segment);
  return {
    values: nameSegment(segment, table),
    movement,
    change,
    share: total === 0 ? 0 : change / total,
    surprise: standing,
    confidence,
  };
}
