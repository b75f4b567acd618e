import { boundOf } from './bound.ts';
import { comparesWithOthers, flawsOf } from './cell-rules.ts';
import type { CitedCell } from './cited-cell.ts';
import { directionsIn } from './direction.ts';
import type { Figure } from './figure.ts';
import type { Flaw } from './problem.ts';
import type { Printed } from './reading.ts';
import { isOfUnit, isSameMagnitude } from './support.ts';

/** The cell that a figure rests on, or why it rests on none. */
export function judgeFigure(printed: Printed, cells: readonly CitedCell[]): CitedCell | Flaw {
  const { figure } = printed;
  const near = candidates(printed, cells).toSorted(nearestTo(figure));
  const judged = near.map((cited) => ({ cited, flaws: flawsOf(printed, cited) }));
  const sound = judged.find(({ flaws }) => flaws.length === 0);
  if (sound !== undefined) return sound.cited;
  const [best] = judged.toSorted((left, right) => left.flaws.length - right.flaws.length);
  return best?.flaws[0] ?? unresolved(printed, cells);
}

function candidates(printed: Printed, cells: readonly CitedCell[]): CitedCell[] {
  const { figure, reading, clause } = printed;
  const prose = reading.prose.slice(clause.start, clause.end);
  const words = directionsIn(`${prose} ${figure.text}`, reading.language);
  const direction = words[0]?.direction ?? 0;
  const manner = { bound: boundOf(printed), direction };
  return cells.filter((cited) => isOfUnit(figure, cited) && isSameMagnitude(figure, cited.cell, manner));
}

function unresolved(printed: Printed, cells: readonly CitedCell[]): Flaw {
  const { figure } = printed;
  const why = whyUnresolved(figure, cells);
  if (comparesWithOthers(printed)) return { code: 'invented_benchmark', why };
  if (figure.kind === 'date' || figure.unit === 'days') return { code: 'wrong_period', why };
  const inOtherUnit = cells.some((cited) => !isOfUnit(figure, cited) && printsSameDigits(figure, cited));
  return { code: inOtherUnit ? 'wrong_unit' : 'unresolved_figure', why };
}

function whyUnresolved(figure: Figure, cells: readonly CitedCell[]): string {
  if (figure.kind === 'unreadable') return 'not a figure that can be checked, and no cited label';
  const isHeld = cells.some((cited) => isOfUnit(figure, cited));
  return isHeld
    ? `no cited ${unitName(figure)} has this value`
    : `no cited cell holds this kind of value (${unitName(figure)})`;
}

function unitName({ kind, currency, unit }: Figure): string {
  if (kind === 'money') return `amount in ${currency}`;
  return unit === null ? kind : `${kind} in ${unit}`;
}

function printsSameDigits({ kind, magnitude, step }: Figure, { cell: { value, unit } }: CitedCell): boolean {
  if (typeof value !== 'number') return false;
  const shown = kind === 'percent' || kind === 'points' ? 100 : 1;
  const stored = unit === 'fraction' || unit === 'points' ? 100 : 1;
  return Math.abs(Math.abs(value) * stored - magnitude * shown) <= (step * shown) / 2;
}

function nearestTo({ magnitude }: Figure) {
  const distance = ({ cell }: CitedCell) =>
    typeof cell.value === 'number' ? Math.abs(Math.abs(cell.value) - magnitude) : 0;
  return (left: CitedCell, right: CitedCell) => distance(left) - distance(right);
}
