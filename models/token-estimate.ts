import type { ModelRequest } from './model.ts';

/** Fewer than any usual tokenizer has for English prose. */
const BYTES_PER_TOKEN = 3;
/** What an answer is taken to come to when nothing limits it. */
const ANSWER_TOKENS = 1_000;

/** Tokens of a request and its answer, rather too many than too few. */
export function estimateTokens({
  messages,
  tools,
  output,
  maxOutputTokens = ANSWER_TOKENS,
}: Pick<ModelRequest, 'messages' | 'tools' | 'output' | 'maxOutputTokens'>): number {
  const bytes = Buffer.byteLength(JSON.stringify([messages, tools, output ?? null]));
  return Math.ceil(bytes / BYTES_PER_TOKEN) + maxOutputTokens;
}
