import { expect, it } from 'vitest';
import type { Cells } from '#core/cell.ts';
import { judgeFigure } from './judge-figure.ts';

function cells(value: number | string | null): Cells {
  return { total: { value, unit: 'count', basis: 'computed' } };
}

function judge(cited: number | string, stored: Cells, today: Cells) {
  return judgeFigure({ cell: 'total', value: cited }, { cells: stored }, { kind: 'computed', cells: today });
}

it.each<[string, { cited: number | string; today: number | string | null }, string]>([
  ['the same number', { cited: 1234.5, today: 1234.5 }, 'holds'],
  ['the same within rounding of the last bits', { cited: 0.1 + 0.2, today: 0.3 }, 'holds'],
  ['zero', { cited: 0, today: 0 }, 'holds'],
  ['the same label', { cited: 'mobile', today: 'mobile' }, 'holds'],
  ['another number', { cited: 1234.5, today: 1234.6 }, 'changed'],
  ['the other sign', { cited: 5, today: -5 }, 'changed'],
  ['a small number where zero was', { cited: 0, today: 1e-12 }, 'changed'],
  ['another label', { cited: 'mobile', today: 'Mobile' }, 'changed'],
  ['a number as text', { cited: 5, today: '5' }, 'changed'],
  ['unknown now', { cited: 5, today: null }, 'changed'],
])('judges %s', (_name, { cited, today }, kind) => {
  const stored = cells(cited);

  expect(judge(cited, stored, cells(today)).kind).toBe(kind);
});

it('says what changed', () => {
  expect(judge(5, cells(5), cells(null))).toEqual({ kind: 'changed', cited: 5, computed: null });
});

it('finds a text that never matched its stored cell, although today agrees with the text', () => {
  expect(judge(6, cells(5), cells(6))).toEqual({ kind: 'changed', cited: 6, computed: 5 });
});

it('finds a cell that is gone today', () => {
  expect(judge(5, cells(5), {})).toEqual({ kind: 'cell_missing' });
});
