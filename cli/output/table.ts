import { displayWidth, pad, plain, truncate } from './plain-text.ts';
import type { Output, Paint } from './terminal.ts';

/** One column of a table: what it shows of a row, and what may happen to it when room is short. */
export interface Column<Row> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** The column may be cut to this many characters; without it, it keeps its width. */
  readonly least?: number;
  /** The column is left out first when the others do not fit; of several, the highest number goes first. */
  readonly dispensable?: number;
  value(row: Row): string;
  /** Colours a value that is already cut and filled to its width. */
  style?(text: string, row: Row, paint: Paint): string;
}

const GAP = '  ';
/** Columns that are left of a column when the terminal is far too narrow. */
const NARROWEST = 4;

/** Rows under a head line, fitted to the terminal; whole when no terminal limits it. */
export function renderTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { columns: limit, paint }: Pick<Output, 'columns' | 'paint'>,
): string {
  const shown = chooseColumns(measure(rows, columns), limit);
  const head = shown.map(({ column, width }) => place(column.title, width, column.align));
  const lines = rows.map((row, index) =>
    shown.map(({ column, width, texts }) => {
      const text = place(texts[index] ?? '', width, column.align);
      return column.style?.(text, row, paint) ?? text;
    }),
  );
  return [paint.bold(head.join(GAP).trimEnd()), ...lines.map((cells) => cells.join(GAP).trimEnd())]
    .map((line) => `${line}\n`)
    .join('');
}

interface Measured<Row> {
  readonly column: Column<Row>;
  readonly texts: readonly string[];
  readonly width: number;
}

function measure<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Measured<Row>[] {
  return columns.map((column) => {
    const texts = rows.map((row) => plain(column.value(row)));
    return { column, texts, width: Math.max(displayWidth(column.title), ...texts.map(displayWidth)) };
  });
}

function chooseColumns<Row>(measured: Measured<Row>[], limit: number | undefined): Measured<Row>[] {
  if (limit === undefined) return measured;
  const fitted = shrink(measured, limit);
  if (totalWidth(fitted) <= limit) return fitted;
  const rank = Math.max(...measured.map(({ column }) => column.dispensable ?? 0));
  if (rank === 0) return shrink(fitted.map(withoutRights), limit);
  const rest = measured.filter(({ column }) => (column.dispensable ?? 0) < rank);
  return chooseColumns(rest, limit);
}

/** A terminal too narrow for what the columns ask for: then each may be cut. */
function withoutRights<Row>({ column, ...measured }: Measured<Row>): Measured<Row> {
  return { ...measured, column: { ...column, title: truncate(column.title, NARROWEST), least: NARROWEST } };
}

/** Takes from the widest column that may be cut, until the table fits or nothing is left to take. */
function shrink<Row>(measured: readonly Measured<Row>[], limit: number): Measured<Row>[] {
  const fitted = [...measured];
  for (let excess = totalWidth(fitted) - limit; excess > 0; excess -= 1) {
    const widest = fitted.reduce(
      (best, each, index) => (spare(each) > spare(fitted[best]) ? index : best),
      0,
    );
    const column = fitted[widest];
    if (column === undefined || spare(column) <= 0) break;
    fitted[widest] = { ...column, width: column.width - 1 };
  }
  return fitted;
}

/** How much of a column could go; long columns give first because they have most to spare. */
function spare<Row>(measured: Measured<Row> | undefined): number {
  if (measured?.column.least === undefined) return 0;
  return measured.width - Math.max(measured.column.least, displayWidth(measured.column.title));
}

function totalWidth<Row>(measured: readonly Measured<Row>[]): number {
  return measured.reduce((sum, { width }) => sum + width, GAP.length * (measured.length - 1));
}

function place(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  return pad(truncate(text, width), width, align);
}
