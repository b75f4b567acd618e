import type { FactRow } from '#storage/metric/fact.ts';
import type { Random } from '../random.ts';
import type { RecordingEffect } from './scenario.ts';
import type { Cell } from './scenario-day.ts';
import { isIn } from './scenario-effects.ts';

const MONEY = ['revenue', 'refunds', 'spend', 'conversion_value'];

/** What a tracker kept of the cells; an order that it did not see is no order to it. */
export function trackedCells(
  cells: readonly Cell[],
  { dataset, effects }: { readonly dataset: string; readonly effects: readonly RecordingEffect[] },
  random: Random,
): readonly Cell[] {
  return effects.reduce<readonly Cell[]>((kept, effect) => {
    if (effect.on !== 'tracked' || !effect.datasets.includes(dataset)) return kept;
    return kept.map((cell) => (isIn(cell.dims, effect.where) ? thinned(cell, effect.part, random) : cell));
  }, cells);
}

function thinned(cell: Cell, part: number, random: Random): Cell {
  const orders = cell.orders.filter(() => random.uniform() < part);
  const others = random.binomial(cell.visits - cell.orders.length, part);
  return { ...cell, visits: others + orders.length, robots: random.binomial(cell.robots, part), orders };
}

/** What becomes of the rows of a day before they are delivered. */
export function faultyRows(
  rows: readonly FactRow[],
  effects: readonly RecordingEffect[],
  random: Random,
): readonly FactRow[] {
  return effects.reduce<readonly FactRow[]>(
    (left, effect) =>
      'datasets' in effect
        ? left.flatMap((row) => (effect.datasets.includes(row.dataset) ? faulty(row, effect, random) : [row]))
        : left,
    rows,
  );
}

function faulty(row: FactRow, effect: RecordingEffect, random: Random): FactRow[] {
  switch (effect.on) {
    case 'rows_missing':
      return [];
    case 'part_of_day':
      return [mapped(row, (value, name) => portionOf(value, name, { part: effect.part, random }))];
    case 'loaded_again':
      return [mapped(row, (value) => value * effect.times)];
    case 'relabelled':
      return [relabelled(row, effect)];
    case 'measure_zero':
      return [mapped(row, (value, name) => (name === effect.measure ? 0 : value))];
    case 'money':
      return [mapped(row, (value, name) => (MONEY.includes(name) ? cents(value * effect.factor) : value))];
    case 'sampled':
      return [sampled(row, effect.oneOf, random)];
    default:
      return [row];
  }
}

function portionOf(value: number, name: string, { part, random }: { part: number; random: Random }): number {
  return MONEY.includes(name) ? cents(value * part) : random.binomial(value, part);
}

/** Money goes with the orders that were drawn. */
function sampled(row: FactRow, oneOf: number, random: Random): FactRow {
  const drawn = mapped(row, (value, name) =>
    MONEY.includes(name) ? value : oneOf * random.binomial(Math.round(value), 1 / oneOf),
  );
  const orders = row.measures.transactions ?? 0;
  const part = orders === 0 ? 1 : (drawn.measures.transactions ?? 0) / orders;
  return mapped(drawn, (value, name) => (MONEY.includes(name) ? cents(value * part) : value));
}

function mapped(row: FactRow, change: (value: number, name: string) => number): FactRow {
  const measures = Object.entries(row.measures).map(([name, value]) => [name, change(value, name)] as const);
  return { ...row, measures: Object.fromEntries(measures) };
}

function relabelled(
  row: FactRow,
  { dimension, from, to }: Extract<RecordingEffect, { on: 'relabelled' }>,
): FactRow {
  return row.dims[dimension] === from ? { ...row, dims: { ...row.dims, [dimension]: to } } : row;
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
