import type { Basis, Cell, CellReference, Unit } from '#core/cell.ts';
import type { CellScope, CitedCell } from './cited-cell.ts';

/** What may be computed from cited values. */
export const OPERATIONS = [
  'difference',
  'percent_change',
  'share',
  'sum',
  'ratio',
  'rounding',
  'rank',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** How somebody came by a figure that no cell holds: the operation, its operands in order, and the result as declared. */
export interface Computation {
  readonly operation: Operation;
  /** `difference`, `percent_change`: after, before. `share`: part, whole. `rank`: the one that is ranked, the others. */
  readonly of: readonly CellReference[];
  readonly result: Pick<Cell, 'unit' | 'currency'> & { readonly value: number };
}

interface Rule {
  readonly operands: readonly [least: number, most: number];
  readonly role: CellScope['role'];
  readonly unit: (unit: Unit) => Unit;
  readonly compute: (values: readonly number[]) => number;
}

const MANY = 20;
const first = ([value = Number.NaN]: readonly number[]) => value;
const second = ([, value = Number.NaN]: readonly number[]) => value;
const same = (unit: Unit): Unit => unit;

const RULES: Readonly<Record<Operation, Rule>> = {
  difference: {
    operands: [2, 2],
    role: 'change',
    unit: (unit) => (unit === 'fraction' ? 'points' : unit),
    compute: (values) => first(values) - second(values),
  },
  percent_change: {
    operands: [2, 2],
    role: 'change',
    unit: () => 'fraction',
    compute: (values) => first(values) / second(values) - 1,
  },
  share: {
    operands: [2, 2],
    role: 'share',
    unit: () => 'fraction',
    compute: (values) => first(values) / second(values),
  },
  sum: {
    operands: [2, MANY],
    role: undefined,
    unit: same,
    compute: (values) => values.reduce((sum, value) => sum + value, 0),
  },
  ratio: {
    operands: [2, 2],
    role: undefined,
    unit: () => 'ratio',
    compute: (values) => first(values) / second(values),
  },
  rounding: { operands: [1, 1], role: undefined, unit: same, compute: first },
  rank: {
    operands: [2, MANY],
    role: 'rank',
    unit: () => 'count',
    compute: (values) => 1 + values.filter((value) => value > first(values)).length,
  },
};

/** Computes a declared figure again: the cell that it makes, or why it does not hold. */
export function recompute(
  computation: Computation,
  cells: readonly CitedCell[],
): CitedCell | { readonly why: string } {
  const operands = computation.of.flatMap(
    ({ evidenceId, cell }) =>
      cells.find((each) => each.evidenceId === evidenceId && each.name === cell) ?? [],
  );
  const values = operands.flatMap(({ cell }) => (typeof cell.value === 'number' ? [cell.value] : []));
  const why = whyNot(computation, operands, values);
  return why === undefined ? computedCell(computation, operands, values) : { why };
}

function whyNot(
  { operation, of, result }: Computation,
  operands: readonly CitedCell[],
  values: readonly number[],
): string | undefined {
  const [least, most] = RULES[operation].operands;
  if (of.length < least || of.length > most) return `${operation} takes ${least} to ${most} operands`;
  const [first] = operands;
  if (first === undefined || values.length < of.length) return 'an operand is not a cited number';
  if (!operands.every((each) => isLike(each.cell, first.cell)))
    return 'the operands differ in unit or currency';
  return whyNotResult({ operation, of, result }, first.cell, RULES[operation].compute(values));
}

function whyNotResult(
  { operation, result }: Computation,
  { unit, currency }: Cell,
  value: number,
): string | undefined {
  const due = RULES[operation].unit(unit);
  if (result.unit !== due) return `the result is in ${due}`;
  if (due === 'currency' && result.currency !== currency) return 'the result is in another currency';
  return Number.isFinite(value) && isRoundingOf(result.value, value)
    ? undefined
    : 'the result is another one';
}

function isLike(left: Cell, right: Cell): boolean {
  return left.unit === right.unit && left.currency === right.currency;
}

/** A declared result may be rounded to the digits that it is written with, but not away. */
const LOOSEST = 0.05;

function isRoundingOf(declared: number, exact: number): boolean {
  const [digits = '', exponent = '0'] = Math.abs(declared).toExponential().split('e');
  const step = 10 ** (Number(exponent) - (digits.split('.')[1] ?? '').length);
  const slack = Math.min(step / 2, LOOSEST * Math.abs(exact));
  return Math.abs(declared - exact) <= slack + 1e-9 * Math.max(1, Math.abs(exact));
}

function computedCell(
  { operation, of, result }: Computation,
  operands: readonly CitedCell[],
  values: readonly number[],
): CitedCell {
  const [{ evidenceId } = { evidenceId: '' }] = of;
  const { compute, role } = RULES[operation];
  return {
    evidenceId,
    name: `${operation}(${of.map(({ cell }) => cell).join(', ')})`,
    cell: { ...result, value: compute(values), basis: basisOf(operands) },
    about: scopeOf(operands, role),
    operands: of,
  };
}

/** What is computed from an estimate is one. */
function basisOf(operands: readonly CitedCell[]): Basis {
  const weakest: readonly Basis[] = ['benchmark', 'estimate'];
  return weakest.find((basis) => operands.some(({ cell }) => cell.basis === basis)) ?? 'computed';
}

/** What all operands are about; where they differ the result is about no one thing. */
function scopeOf(operands: readonly CitedCell[], role: CellScope['role']): CellScope {
  const shared = <Key extends 'entity' | 'metric' | 'perDays'>(key: Key): Pick<CellScope, Key> | object => {
    const [known] = operands.map(({ about }) => about?.[key]);
    const isShared = known !== undefined && operands.every(({ about }) => about?.[key] === known);
    return isShared ? { [key]: known } : {};
  };
  return {
    ...shared('entity'),
    ...shared('metric'),
    ...shared('perDays'),
    ...(role === undefined ? {} : { role }),
  };
}
