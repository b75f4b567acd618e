import type { Cell, Unit } from '#core/cell.ts';
import type { Bound } from './bound.ts';
import type { CitedCell } from './cited-cell.ts';
import type { Direction } from './direction.ts';
import type { Figure, FigureKind } from './figure.ts';
import { isSameDate } from './printed-date.ts';

/** Which cells a kind of figure may rest on. */
const UNITS: Readonly<Record<FigureKind, readonly Unit[]>> = {
  number: ['count', 'ratio', 'z'],
  percent: ['fraction'],
  points: ['points'],
  money: ['currency'],
  date: ['date'],
  duration: ['days', 'hours', 'seconds'],
  multiple: ['ratio', 'fraction'],
  rank: ['count'],
  unreadable: [],
};

/** Rounding of binary fractions must not decide. */
const SLACK = 1e-9;
/** "More than 40" is not said of 60, nor "almost 40" of 30. */
const FURTHEST = { above: 1.25, below: 0.9 };

/** Whether a cell is of the kind that a figure claims: unit, and currency of an amount. */
export function isOfUnit(figure: Figure, { cell, about }: CitedCell): boolean {
  if (!UNITS[figure.kind].includes(cell.unit)) return false;
  if (figure.kind === 'money') return figure.currency === cell.currency;
  if (figure.kind === 'rank' || about?.role === 'rank')
    return figure.kind === 'rank' && about?.role === 'rank';
  return figure.kind !== 'multiple' || about?.role !== 'share';
}

/** How a figure is read: which side of it the value lies on, and which way it went. */
export interface Manner {
  readonly bound: Bound;
  readonly direction: Direction;
}

/** Whether the cell's value, rounded as the figure was, prints the same digits. Says nothing of the sign. */
export function isSameMagnitude(
  figure: Figure,
  { value, unit }: Cell,
  { bound, direction }: Manner,
): boolean {
  if (value === null) return false;
  if (figure.date !== null) return typeof value === 'string' && isSameDate(figure.date, value);
  if (typeof value !== 'number') return false;
  const magnitude =
    figure.kind === 'multiple' && unit === 'fraction'
      ? multipleOf(figure, value, direction)
      : Math.abs(value) * inUnitOf(figure, unit);
  return bound === null ? isRounding(figure, magnitude) : isWithin(figure, magnitude, bound);
}

const SECONDS: Readonly<Partial<Record<Unit, number>>> = { days: 86_400, hours: 3_600, seconds: 1 };

/** What one unit of a cell is in the unit of a figure: two days are 48 hours. */
function inUnitOf({ unit: printed }: Figure, stored: Unit): number {
  const [to, from] = [printed === null ? undefined : SECONDS[printed], SECONDS[stored]];
  return to === undefined || from === undefined ? 1 : from / to;
}

/** "Twice as much" is a relative change of plus one, "twice as little" one of minus a half. */
function multipleOf({ magnitude }: Figure, change: number, direction: Direction): number {
  const multiple = 1 + change;
  return direction < 0 && magnitude > 1 && multiple > 0 ? 1 / multiple : multiple;
}

function isRounding({ magnitude, step }: Figure, value: number): boolean {
  return Math.abs(value - magnitude) <= step / 2 + SLACK * Math.max(1, value);
}

/** A bound is rounded less than a figure: 48.2% is not "more than half". */
const BOUND_ROUNDNESS = 0.005;

function isWithin({ magnitude, step }: Figure, value: number, bound: 'above' | 'below'): boolean {
  const slack = Math.min(step / 2, magnitude * BOUND_ROUNDNESS);
  const [low, high] =
    bound === 'above' ? [magnitude, magnitude * FURTHEST.above] : [magnitude * FURTHEST.below, magnitude];
  return low - slack <= value && value <= high + slack;
}
