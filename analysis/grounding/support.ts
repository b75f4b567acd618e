import type { Cell, Unit } from '#core/cell.ts';
import type { Figure, FigureKind } from './figure.ts';
import { isSameDate } from './printed-date.ts';

/** Which cells a kind of figure may rest on. */
const UNITS: Readonly<Record<FigureKind, readonly Unit[]>> = {
  number: ['count', 'ratio', 'z', 'days', 'hours', 'seconds'],
  percent: ['fraction'],
  points: ['points'],
  money: ['currency'],
  date: ['date'],
  duration: ['days', 'hours', 'seconds'],
  multiple: ['ratio', 'fraction'],
  unreadable: [],
};

/** Rounding of binary fractions must not decide. */
const SLACK = 1e-9;

/** Whether a cell is of the kind that a figure claims: unit, and currency of an amount. */
export function isOfUnit(figure: Figure, cell: Cell): boolean {
  if (!UNITS[figure.kind].includes(cell.unit)) return false;
  if (figure.kind === 'money') return figure.currency === cell.currency;
  return figure.kind !== 'duration' || figure.unit === cell.unit;
}

/** Whether the cell's value, rounded as the figure was, prints the same digits. Says nothing of the sign. */
export function isSameMagnitude(figure: Figure, { value, unit }: Cell): boolean {
  if (value === null) return false;
  if (figure.date !== null) return typeof value === 'string' && isSameDate(figure.date, value);
  if (typeof value !== 'number') return false;
  // "Twice as much" is a relative change of plus one.
  const magnitude = figure.kind === 'multiple' && unit === 'fraction' ? 1 + value : Math.abs(value);
  const slack = SLACK * Math.max(1, magnitude);
  return Math.abs(magnitude - figure.magnitude) <= figure.step / 2 + slack;
}

/**
 * Whether the sign of the cell is the sign that the text states. A printed sign must agree. A negative value printed
 * without sign needs a word of loss in its sentence; "fell by 48%" and "rose by 48%" state the sign themselves.
 */
export function isSameSign(figure: Figure, { value, unit }: Cell, stated: StatedSign): boolean {
  const sign = typeof value === 'number' ? Math.sign(value) : 0;
  // What is nothing, or rounds to it, has no sign; nor has "three times".
  if (sign === 0 || figure.magnitude === 0 || figure.kind === 'multiple') return true;
  const told = toldSign(figure, unit, stated);
  return told === 0 ? sign > 0 || stated.isLoss : told === sign;
}

/** The sign that is printed, or that the verb of a change gives it; 0 when neither does. */
function toldSign({ sign }: Figure, unit: Unit, { verb }: StatedSign): number {
  const isChange = unit === 'fraction' || unit === 'points';
  return sign === 0 && isChange ? verb : sign;
}

/** What the words around a figure say of its sign. */
export interface StatedSign {
  /** Of a verb right before the figure: -1 for "fell by", 1 for "rose by", else 0. */
  readonly verb: -1 | 0 | 1;
  /** Whether the sentence speaks of a loss at all. */
  readonly isLoss: boolean;
}
