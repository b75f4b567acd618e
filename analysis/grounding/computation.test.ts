import { describe, expect, it } from 'vitest';
import type { CellReference } from '#core/cell.ts';
import { checkGrounding } from './check-grounding.ts';
import { type Computation, recompute } from './computation.ts';
import { citedCell } from './testing.ts';

const money = (name: string, value: number, currency = 'PLN') =>
  citedCell(name, { value, unit: 'currency', currency });
const CELLS = [
  money('after', 4173),
  money('before', 8052),
  money('foreign', 100, 'EUR'),
  citedCell('rate_after', { value: 0.019, unit: 'fraction' }),
  citedCell('rate_before', { value: 0.024, unit: 'fraction' }),
  {
    ...money('guess', 1000),
    cell: { value: 1000, unit: 'currency', currency: 'PLN', basis: 'estimate' } as const,
  },
];
const ref = (cell: string): CellReference => ({ evidenceId: 'evidence-a', cell });

function declare(
  operation: Computation['operation'],
  of: readonly string[],
  result: Computation['result'],
): Computation {
  return { operation, of: of.map(ref), result };
}
const pln = (value: number) => ({ value, unit: 'currency', currency: 'PLN' }) as const;

describe('a declared figure is computed again', () => {
  it.each<[Computation, number]>([
    [declare('difference', ['after', 'before'], pln(-3879)), -3879],
    [declare('difference', ['rate_after', 'rate_before'], { value: -0.005, unit: 'points' }), 0.019 - 0.024],
    [declare('percent_change', ['after', 'before'], { value: -0.48, unit: 'fraction' }), 4173 / 8052 - 1],
    [declare('share', ['after', 'before'], { value: 0.52, unit: 'fraction' }), 4173 / 8052],
    [declare('sum', ['after', 'before'], pln(12225)), 12225],
    [declare('ratio', ['before', 'after'], { value: 1.9, unit: 'ratio' }), 8052 / 4173],
    [declare('rounding', ['before'], pln(8100)), 8052],
    [declare('rank', ['after', 'before'], { value: 2, unit: 'count' }), 2],
  ])('%j', (computation, value) => {
    expect(recompute(computation, CELLS)).toMatchObject({ cell: { value } });
  });

  it('stays an estimate when it rests on one', () => {
    const sum = recompute(declare('sum', ['guess', 'after'], pln(5173)), CELLS);

    expect(sum).toMatchObject({ cell: { basis: 'estimate' } });
  });

  it.each<[string, Computation]>([
    ['another one', declare('difference', ['after', 'before'], pln(-3500))],
    ['another one', declare('difference', ['before', 'after'], pln(-3879))],
    ['another one', declare('rounding', ['before'], pln(9000))],
    ['is in fraction', declare('share', ['after', 'before'], { value: 52, unit: 'count' })],
    ['another currency', declare('sum', ['after', 'before'], { ...pln(12225), currency: 'EUR' })],
    ['differ in unit', declare('sum', ['after', 'foreign'], pln(4273))],
    ['not a cited number', declare('sum', ['after', 'nowhere'], pln(4173))],
    ['takes 2', declare('difference', ['after'], pln(4173))],
  ])('or refused: %s', (why, computation) => {
    expect(recompute(computation, CELLS)).toMatchObject({ why: expect.stringContaining(why) });
  });
});

describe('in a text', () => {
  const text = 'That is PLN 3,879 less.';

  it('supports the figure and cites its operands', () => {
    const computations = [declare('difference', ['after', 'before'], pln(-3879))];

    const { supported, unsupported } = checkGrounding({ text }, CELLS, {
      language: 'en',
      labels: [],
      computations,
    });

    expect(unsupported).toEqual([]);
    expect(supported).toMatchObject([{ figure: 'PLN 3,879', operands: [ref('after'), ref('before')] }]);
  });

  it('is refused with a code of its own when it does not hold', () => {
    const computations = [declare('sum', ['after', 'before'], pln(3879))];

    const { unsupported } = checkGrounding({ text }, CELLS, { language: 'en', labels: [], computations });

    expect(unsupported.map(({ code }) => code)).toEqual(['bad_computation', 'unresolved_figure']);
  });
});
