import { type MessagePart, readParts, type SourcePart } from '#graphs/core/message-parts.ts';
import type { Citation } from '#storage/insight/evidence.repository.ts';
import type { CitedAnswer } from '#storage/runtime/cited-answer.repository.ts';

/** One figure of an answer in a conversation, and the stored cell that it rests on. */
export interface SpokenFigure extends Pick<Citation, 'figure' | 'evidenceId' | 'cell' | 'unit'> {
  /** When the answer was given; null when its source does not say. */
  readonly value: Citation['value'] | null;
  readonly threadId: string;
  /** Number of the answer in its thread. */
  readonly messageNumber: number;
  /** Of the thread. */
  readonly title: string;
}

/** The figures of an answer, each with the value that its source had when the answer was given. */
export function spokenFigures({ threadId, number, title, parts }: CitedAnswer): SpokenFigure[] {
  const read = readParts(parts);
  const sources = read.filter((part) => part.type === 'source');
  return read.flatMap((part) =>
    part.type === 'figure'
      ? [{ threadId, messageNumber: number, title: title ?? '', ...figureOf(part, sources) }]
      : [],
  );
}

function figureOf(
  { figure, evidenceId, cell }: Extract<MessagePart, { type: 'figure' }>,
  sources: readonly SourcePart[],
) {
  const named = sources
    .filter((source) => source.evidenceId === evidenceId)
    .flatMap(({ cells }) => cells)
    .find(({ name }) => name === cell);
  return { figure, evidenceId, cell, value: named?.value ?? null, unit: named?.unit ?? 'label' };
}
