import type { Cells } from '#core/cell.ts';
import type { Evidence } from '#storage/insight/evidence.repository.ts';
import type { Recomputed } from './recompute-evidence.ts';

/** What became of a cited figure. */
export type FigureOutcome =
  | { readonly kind: 'holds' }
  /** `cited` stands in the text; `computed` is the value of the same cell today, null when it is unknown now. */
  | { readonly kind: 'changed'; readonly cited: Value; readonly computed: Value | null }
  | { readonly kind: 'tampered' | 'tool_missing' | 'cell_missing' | 'evidence_missing' }
  | { readonly kind: 'failed'; readonly reason: string };

type Value = number | string;

const RELATIVE_TOLERANCE = 1e-9;

/** Holds when the text, the stored cell and the cell as it is computed today all say the same. */
export function judgeFigure(
  { cell, value }: { readonly cell: string; readonly value: Value | null },
  evidence: Pick<Evidence, 'cells'>,
  recomputed: Recomputed,
): FigureOutcome {
  if (recomputed.kind !== 'computed') return recomputed;
  const stored = valueIn(evidence.cells, cell);
  const computed = valueIn(recomputed.cells, cell);
  if (stored === undefined || computed === undefined || value === null) return { kind: 'cell_missing' };
  if (!isSame(value, computed)) return { kind: 'changed', cited: value, computed };
  if (!isSame(value, stored)) return { kind: 'changed', cited: value, computed: stored };
  return { kind: 'holds' };
}

function valueIn(cells: Cells, name: string): Value | null | undefined {
  return cells[name]?.value;
}

function isSame(one: Value, other: Value | null): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= RELATIVE_TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
}
