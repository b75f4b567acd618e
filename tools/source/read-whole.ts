import { appendPage } from './read-all-pages.ts';
import type { SourceAnswer } from './source-answer.ts';
import type { SourceAsker, SourceCall, SourceGateway } from './source-gateway.ts';

/** Rows of one question at most; what is larger is asked for in smaller parts. */
const MOST_ROWS = 50_000;

/** Reads a table to its end, or says that it is too large. A page that fails makes the whole fail: a part is no day. */
export async function readWhole(
  gateway: SourceGateway,
  question: Omit<SourceCall, 'cursor'>,
  asker: SourceAsker,
): Promise<SourceAnswer | undefined> {
  let answer = await gateway.readTable({ ...question, cursor: null }, asker);
  while (answer.cursor !== null) {
    if (answer.rows.length >= MOST_ROWS) return undefined;
    const next = await gateway.readTable({ ...question, cursor: answer.cursor }, asker);
    answer = appendPage(answer, next);
  }
  return answer;
}
