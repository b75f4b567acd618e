import { InvariantError } from '#core/errors.ts';
import type { SourceAnswer } from '#tools/source/source-answer.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** The most that one answer may cost its reader. */
export const ANSWER_TOKENS = 20_000;
/** Room for the frame of the protocol and the sentence beside the table. */
const FRAME_TOKENS = 1_000;
const LONGEST_TEXT = 2_000;
const CUT_NOTE = `Texts of more than ${LONGEST_TEXT} characters are cut.`;

type Row = SourceAnswer['rows'][number];

/** How many of the rows fit into one answer that says everything else of `answer`; one at least, when there is one. */
export function countFitting(answer: SourceAnswer, rows: readonly Row[]): number {
  let left = ANSWER_TOKENS - FRAME_TOKENS - estimateTokens(JSON.stringify({ ...answer, rows: [] }));
  const tooMany = rows.findIndex((row) => {
    left -= estimateTokens(`${JSON.stringify(row)},`);
    return left < 0;
  });
  if (tooMany === 0) throw new InvariantError('One row of a source is larger than an answer may be.');
  return tooMany === -1 ? rows.length : tooMany;
}

/** The rows with overlong texts cut, and the sentence that says so when there were any. */
export function cutTexts(rows: readonly Row[]): { rows: Row[]; notes: string[] } {
  const isLong = (value: Row[string]): value is string =>
    typeof value === 'string' && value.length > LONGEST_TEXT;
  if (!rows.some((row) => Object.values(row).some(isLong))) return { rows: [...rows], notes: [] };
  const cut = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, isLong(value) ? cutText(value) : value]),
    ),
  );
  return { rows: cut, notes: [CUT_NOTE] };
}

function cutText(text: string): string {
  return `${text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '')}…`;
}
