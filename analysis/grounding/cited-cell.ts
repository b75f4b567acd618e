import type { Cell, CellReference } from '#core/cell.ts';

/** What a stored value is about; what is absent is not known, and no rule asks for it. */
export interface CellScope {
  /** Name of the one place that it is of; null for the whole. */
  readonly entity?: string | null;
  /** Key of its metric. */
  readonly metric?: string;
  /** A level stands, a change goes up or down, a share is a part of a whole, a rank is a place in an order. */
  readonly role?: 'level' | 'change' | 'share' | 'rank';
  /** Whether a level is that of before (or expected), or of after (what came). */
  readonly moment?: 'before' | 'after';
  /** Days that an amount is per; null when it is of the whole stretch. */
  readonly perDays?: number | null;
}

/** A stored value that figures of a text may rest on. */
export interface CitedCell {
  readonly evidenceId: string;
  readonly name: string;
  readonly cell: Cell;
  readonly about?: CellScope;
  /** The stored cells that it was computed from, when it is itself no stored one. */
  readonly operands?: readonly CellReference[];
}
