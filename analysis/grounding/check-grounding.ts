import type { CellReference } from '#core/cell.ts';
import type { Language } from '#core/tenant.ts';
import type { CitedCell } from './cited-cell.ts';
import { type Computation, recompute } from './computation.ts';
import type { Resolved } from './from-to.ts';
import { judgeFigure } from './judge-figure.ts';
import type { KnownName } from './name.ts';
import { type Flaw, problemOf, type UnsupportedFigure } from './problem.ts';
import { printedIn, type Reading, readField } from './reading.ts';
import { type RootCause, statementProblems } from './statement-rules.ts';

/** A figure of one field and the cell that supports it. */
export interface SupportedFigure extends CellReference {
  readonly field: string;
  readonly figure: string;
  /** Of a computed figure: the stored cells that it was computed from. */
  readonly operands?: readonly CellReference[];
}

export interface Grounding {
  readonly supported: readonly SupportedFigure[];
  readonly unsupported: readonly UnsupportedFigure[];
}

export interface GroundingOptions {
  readonly language: Language;
  /** Names from the data that may hold digits, such as a campaign's name; printed whole, or cut inside quotes. */
  readonly labels: readonly string[];
  /** Every place of the data that a text might name, cited or not. */
  readonly places?: readonly KnownName[];
  readonly metrics?: readonly KnownName[];
  /** Without one no text may say why. */
  readonly rootCause?: RootCause | null;
  /** Figures that no cell holds, and how they come from those that do. */
  readonly computations?: readonly Computation[];
}

/**
 * Looks for the stored value behind every figure of every field, and at what the words make of it: which way, of what, when,
 * how sure, and why. A text may be published when `unsupported` is empty.
 */
export function checkGrounding(
  fields: Readonly<Record<string, string>>,
  cells: readonly CitedCell[],
  options: GroundingOptions,
): Grounding {
  const computed = (options.computations ?? []).map((each) => ({ each, result: recompute(each, cells) }));
  const derived = computed.flatMap(({ result }) => ('why' in result ? [] : [result]));
  const broken = computed.flatMap(({ each, result }) =>
    'why' in result
      ? [problemOf('computations', each.operation, { code: 'bad_computation', why: result.why })]
      : [],
  );
  const checked = Object.entries(fields).map(([field, text]) =>
    checkField(readAs(field, text, options), [...cells, ...derived], options),
  );
  return {
    supported: checked.flatMap(({ supported }) => supported),
    unsupported: [...broken, ...checked.flatMap(({ unsupported }) => unsupported)],
  };
}

function readAs(field: string, text: string, options: GroundingOptions): Reading {
  const { language, labels, places = [], metrics = [] } = options;
  return readField(field, text, { language, labels, places, metrics });
}

function checkField(
  reading: Reading,
  cells: readonly CitedCell[],
  { labels, rootCause = null }: GroundingOptions,
): Grounding {
  const resolved: Resolved[] = [];
  const flawed: UnsupportedFigure[] = [];
  for (const printed of printedIn(reading)) {
    const verdict: CitedCell | Flaw = judgeFigure(printed, cells);
    if ('code' in verdict) flawed.push(problemOf(reading.field, printed.figure.text, verdict));
    else resolved.push({ printed, cited: verdict });
  }
  return {
    supported: resolved.map((each) => supportedFigure(reading.field, each)),
    unsupported: [...flawed, ...statementProblems({ reading, resolved, labels, rootCause })],
  };
}

function supportedFigure(field: string, { printed, cited }: Resolved): SupportedFigure {
  const { evidenceId, name, operands } = cited;
  const figure = { field, figure: printed.figure.text, evidenceId, cell: name };
  return operands === undefined ? figure : { ...figure, operands };
}
