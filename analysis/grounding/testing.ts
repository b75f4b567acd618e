import type { Cell } from '#core/cell.ts';
import type { CitedCell } from './cited-cell.ts';

/** A measured cell of some evidence, for tests. */
export function citedCell(
  name: string,
  { value, unit, currency }: Pick<Cell, 'value' | 'unit' | 'currency'>,
) {
  const cell: Cell = { value, unit, basis: 'measured', ...(currency === undefined ? {} : { currency }) };
  return { evidenceId: 'evidence-a', name, cell } satisfies CitedCell;
}
