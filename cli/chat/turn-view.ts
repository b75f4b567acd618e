import type { Tenant } from '#core/tenant.ts';
import type { MessagePart, SourcePart } from '#graphs/core/message-parts.ts';
import { formatCell } from '../output/format.ts';
import { plain, truncate } from '../output/plain-text.ts';
import type { Terminal } from '../output/terminal.ts';
import { USUAL_WIDTH } from '../output/terminal.ts';
import { shortId } from '../recommendation-text.ts';
import type { Turn } from './ask-question.ts';

/** How a question ended, below the text of the answer: its sources, or why there is no answer. */
export function showEnding(turn: Turn, tenant: Tenant, { out, notes }: Terminal): void {
  if (turn.answer === undefined) {
    const why = turn.status === 'cancelled' ? 'stopped' : `no answer: ${turn.error ?? turn.status}`;
    notes.write(`${notes.paint.yellow(`(${plain(why)})`)}\n\n`);
    return;
  }
  out.write(renderSources(turn.answer.parts, tenant, { out }));
}

/** The list that the numbers in brackets point to. */
export function renderSources(
  parts: readonly MessagePart[],
  tenant: Tenant,
  { out }: Pick<Terminal, 'out'>,
): string {
  const sources = parts.filter((part) => part.type === 'source');
  if (sources.length === 0) return '';
  const room = out.columns ?? USUAL_WIDTH;
  const lines = sources.map((source) => out.paint.dim(truncate(lineOf(source, tenant), room)));
  const more = out.paint.dim(`steward evidence show <id> --tenant ${tenant.slug}`);
  return `${[...lines, more].join('\n')}\n\n`;
}

function lineOf({ number, tool, evidenceId, cells }: SourcePart, tenant: Tenant): string {
  const values = cells.map((cell) => `${cell.name} ${formatCell(cell, tenant)}`).join('; ');
  return plain(`[${number}] ${shortId(evidenceId)} ${tool}: ${values}`);
}

/** A turn as programs read it. */
export function turnData({ answer, ...turn }: Turn): object {
  const parts = answer?.parts ?? [];
  return {
    ...turn,
    needsModel: parts.some(({ type }) => type === 'needs_model'),
    text: answer?.text ?? null,
    blocks: parts.flatMap((part) => (part.type === 'block' ? [part.block] : [])),
    sources: parts.filter(({ type }) => type === 'source'),
    figures: parts.filter(({ type }) => type === 'figure'),
    withheld: parts.filter(({ type }) => type === 'withheld'),
  };
}

/** True when somebody who asked has an answer to what they asked. */
export function isAnswered({ answer }: Turn): boolean {
  return answer !== undefined && !answer.parts.some(({ type }) => type === 'needs_model');
}
