import { AppError, isRunControl } from '#core/errors.ts';
import type { SourceAnswer } from './source-answer.ts';
import { SourceError } from './source-error.ts';
import type { SourceAsker, SourceCall, SourceGateway } from './source-gateway.ts';

/** Pages of one table at most: an answer holds some hundred rows, and more rows than these are no table for an analyst. */
export const MOST_PAGES = 60;
const MOST_ROWS = 20_000;

/** What could be read of a table; `reason` says what is missing, null when nothing is. */
export interface ReadTable {
  readonly answer: SourceAnswer;
  readonly reason: string | null;
}

/** Why nothing could be read, in words that a reader may see. */
export interface UnreadTable {
  readonly failure: string;
  readonly userAction: string | null;
}

/** Follows the cursors of an answer. What was read before a page failed is kept, and said to be a part. */
export async function readAllPages(
  gateway: SourceGateway,
  question: Omit<SourceCall, 'cursor'>,
  asker: SourceAsker,
): Promise<ReadTable | UnreadTable> {
  const first = await readPage(gateway, { ...question, cursor: null }, asker);
  if ('failure' in first) return first;
  let answer = first;
  for (let page = 1; answer.cursor !== null; page += 1) {
    if (page >= MOST_PAGES || answer.rows.length >= MOST_ROWS) {
      return { answer, reason: `Only the first ${answer.rows.length} rows were read.` };
    }
    const next = await readPage(gateway, { ...question, cursor: answer.cursor }, asker);
    if ('failure' in next) {
      return { answer, reason: `After ${answer.rows.length} rows it went no further: ${next.failure}` };
    }
    answer = appendPage(answer, next);
  }
  return { answer, reason: lateDays(answer) };
}

async function readPage(
  gateway: SourceGateway,
  call: SourceCall,
  asker: SourceAsker,
): Promise<SourceAnswer | UnreadTable> {
  try {
    return await gateway.readTable(call, asker);
  } catch (error) {
    asker.signal.throwIfAborted();
    // A bug of ours is no outage of theirs.
    if (isRunControl(error) || !(error instanceof AppError)) throw error;
    const userAction = error instanceof SourceError ? (error.userAction ?? null) : null;
    return { failure: error.message, userAction };
  }
}

/** An answer with the rows of the page after it. */
export function appendPage(before: SourceAnswer, next: SourceAnswer): SourceAnswer {
  const { quality } = before;
  return {
    ...before,
    rows: [...before.rows, ...next.rows],
    cursor: next.cursor,
    quality: {
      sampled: quality.sampled || next.quality.sampled,
      thresholded: quality.thresholded || next.quality.thresholded,
      otherRow: quality.otherRow || next.quality.otherRow,
      partialDays: [...new Set([...quality.partialDays, ...next.quality.partialDays])].sort(),
      attributionWindow: quality.attributionWindow,
      notes: [...new Set([...quality.notes, ...next.quality.notes])],
    },
  };
}

/** Days that are attributed are whole; their results grow a little, which the quality says. */
function lateDays({ quality: { partialDays, attributionWindow } }: SourceAnswer): string | null {
  return partialDays.length === 0 || attributionWindow !== null
    ? null
    : `${partialDays.length} of its days are not final yet, from ${partialDays[0]} on.`;
}
