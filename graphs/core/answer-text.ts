import type { AnswerBlock } from '#agents/core/conversation/answer.ts';
import type { MessagePart } from './message-parts.ts';

/** The pieces in which an answer is told: one for each block. */
export function blockTexts(parts: readonly MessagePart[]): string[] {
  return parts.flatMap((part) => (part.type === 'block' ? [`${blockText(part.block)}\n\n`] : []));
}

/** The answer as plain text: what is kept as the message, and what a later question is asked after. */
export function textOf(parts: readonly MessagePart[]): string {
  return blockTexts(parts).join('').trimEnd();
}

const GAP = '  ';

function blockText(block: AnswerBlock): string {
  if (block.kind === 'text') return block.text;
  const lines = [block.columns, ...block.rows];
  const widths = block.columns.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column]))));
  const marks = block.sources.map((number) => `[${number}]`).join(' ');
  const printed = lines.map((line) =>
    widths
      .map((width, column) => fill(line[column] ?? '', width, column))
      .join(GAP)
      .trimEnd(),
  );
  return [...printed, ...(marks === '' ? [] : [marks])].map((line) => GAP + line).join('\n');
}

function widthOf(text = ''): number {
  return [...text].length;
}

/** Names stand to the left, and everything else, mostly figures, to the right. */
function fill(text: string, width: number, column: number): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)));
  return column === 0 ? text + room : room + text;
}
