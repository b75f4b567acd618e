import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './plain-text.ts';
import { type Column, renderTable } from './table.ts';

interface Row {
  readonly name: string;
  readonly note: string;
  readonly amount: number;
}

const rows: readonly Row[] = [
  { name: 'first', note: 'a rather long remark about this row', amount: 5 },
  { name: 'second', note: 'short', amount: 12_000 },
];
const columns: readonly Column<Row>[] = [
  { title: 'NAME', value: ({ name }) => name },
  { title: 'NOTE', value: ({ note }) => note, least: 8, dispensable: 1 },
  { title: 'AMOUNT', value: ({ amount }) => String(amount), align: 'right' },
];
const plainPaint = createColors(false);

describe('renderTable', () => {
  it('shows everything when no terminal limits it', () => {
    const text = renderTable(rows, columns, { columns: undefined, paint: plainPaint });

    expect(text.split('\n')).toEqual([
      'NAME    NOTE                                 AMOUNT',
      'first   a rather long remark about this row       5',
      'second  short                                 12000',
      '',
    ]);
  });

  it('cuts the column that may be cut, and no other', () => {
    const text = renderTable(rows, columns, { columns: 30, paint: plainPaint });

    expect(text.split('\n')).toEqual([
      'NAME    NOTE            AMOUNT',
      'first   a rather long…       5',
      'second  short            12000',
      '',
    ]);
  });

  it('leaves a dispensable column out when cutting is not enough', () => {
    const text = renderTable(rows, columns, { columns: 20, paint: plainPaint });

    expect(text.split('\n')[0]).toBe('NAME    AMOUNT');
  });

  it.each([16, 20, 30, 40, 60, 80])('never passes %i columns', (limit) => {
    const text = renderTable(rows, columns, { columns: limit, paint: plainPaint });

    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(limit);
  });

  it('keeps columns straight when values are coloured, and takes colours of others away', () => {
    const coloured: readonly Column<Row>[] = [
      {
        title: 'NAME',
        value: ({ name }) => `\u001b[31m${name}`,
        style: (text, _row, paint) => paint.green(text),
      },
      { title: 'AMOUNT', value: ({ amount }) => String(amount), align: 'right' },
    ];

    const text = renderTable(rows, coloured, { columns: undefined, paint: createColors(true) });

    expect(text.split('\n')[1]).toBe('\u001b[32mfirst \u001b[39m       5');
  });
});
