import { wrap } from './plain-text.ts';
import { type Output, USUAL_WIDTH } from './terminal.ts';

/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDEST = 100;
const INDENT = 2;

/** A paragraph, indented, in lines that can be read. */
export function prose(text: string, { columns }: Pick<Output, 'columns'>, depth = INDENT): string {
  return wrap(text, roomFor(columns, depth))
    .map((line) => ' '.repeat(depth) + line)
    .join('\n');
}

/** An item of a list: its mark, and its text with all lines below each other. */
export function item(mark: string, text: string, { columns }: Pick<Output, 'columns'>): string {
  const depth = INDENT + mark.length;
  return wrap(text, roomFor(columns, depth))
    .map((line, index) => (index === 0 ? ' '.repeat(INDENT) + mark : ' '.repeat(depth)) + line)
    .join('\n');
}

/** A block of lines, each as far in as a paragraph; empty ones stay empty. */
export function indentBlock(block: string): string {
  return block.replaceAll(/^(?=.)/gm, ' '.repeat(INDENT));
}

/** The room that such a block has. */
export function narrowed(out: Output): Pick<Output, 'columns' | 'paint'> {
  return { paint: out.paint, columns: out.columns === undefined ? undefined : out.columns - INDENT };
}

function roomFor(columns: number | undefined, depth: number): number {
  return Math.min(columns ?? USUAL_WIDTH, WIDEST) - depth;
}
