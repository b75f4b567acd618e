import type { CellScope, CitedCell } from '#analysis/grounding/cited-cell.ts';
import type { Cell } from '#core/cell.ts';
import type { Language } from '#core/tenant.ts';

/** One incident with its cited values, and true texts about it. */
export interface ConsultantStory {
  readonly name: string;
  /** Names from the data. */
  readonly labels: readonly string[];
  readonly cells: readonly CitedCell[];
  readonly texts: Readonly<Record<Language, readonly string[]>>;
}

/** A cited value of a story; measured unless it says that it is an estimate. */
export function cell(
  name: string,
  value: Omit<Cell, 'basis'> & Partial<Pick<Cell, 'basis'>>,
  about: CellScope = {},
): CitedCell {
  return { evidenceId: 'evidence', name, cell: { basis: 'computed', ...value }, about };
}
