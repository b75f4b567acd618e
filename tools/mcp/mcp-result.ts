import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { McpFault } from './mcp-error.ts';

/** What a tool answered. All of it is text of somebody else: it is fenced before a model sees it. */
export const mcpResult = z.object({
  /** As the tool's output schema says; null when it gave none. */
  structured: z.record(z.string(), z.json()).nullable(),
  /** Empty when the answer is structured. */
  text: z.string(),
  /** Pictures, sounds and files, which are not kept. */
  omitted: z.number().int(),
});
export type McpResult = z.output<typeof mcpResult>;

/** Tokens of one answer; more is for a further page. */
const MAX_TOKENS = 20_000;
/** Estimated on the high side. */
const BYTES_PER_TOKEN = 3;

/** The part of an answer that is kept, or why it cannot be. */
export function readResult(
  { content, structuredContent }: CallToolResult,
  fits: ((value: unknown) => boolean) | null,
): McpResult | McpFault {
  const structured = structuredContent ?? null;
  if (fits !== null && !fits(structured)) return 'invalid_result';
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const result = {
    structured,
    text: structured === null ? texts.join('\n') : '',
    omitted: content.length - texts.length,
  };
  const bytes = Buffer.byteLength(JSON.stringify(result));
  if (bytes > MAX_TOKENS * BYTES_PER_TOKEN) return 'too_large';
  const parsed = mcpResult.safeParse(result);
  return parsed.success ? parsed.data : 'invalid_result';
}

const DETAIL_CHARACTERS = 1_000;

/** What a tool that failed said of it. */
export function detailOf({ content }: CallToolResult): string {
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.join('\n').slice(0, DETAIL_CHARACTERS);
}
