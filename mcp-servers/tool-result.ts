import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { SourceAnswer } from '#tools/source/source-answer.ts';
import type { SourceError } from '#tools/source/source-error.ts';
import { toFailure } from '#tools/source/source-failure.ts';

/** An answer as MCP carries it: the table for programs, a sentence for whoever only reads texts. */
export function answerResult(answer: SourceAnswer): CallToolResult {
  return { structuredContent: { ...answer }, content: [{ type: 'text', text: sentence(answer) }] };
}

/**
 * A failure as MCP carries it. Its JSON is a text: structured content has to be of the output schema, and clients
 * refuse what is not, also when it is marked as an error.
 */
export function failureResult(error: SourceError): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: JSON.stringify(toFailure(error)) }] };
}

function sentence({ rows, columns, coverage, cursor }: SourceAnswer): string {
  const names = columns.map(({ name }) => name).join(', ');
  const days = coverage.from === null ? '' : ` for ${coverage.from} to ${coverage.to}`;
  const more = cursor === null ? '' : ' More rows are there: ask again with the cursor.';
  if (rows.length === 0) return `The source has no rows${days}.${more}`;
  return `${rows.length} row${rows.length === 1 ? '' : 's'}${days}: ${names}.${more}`;
}
