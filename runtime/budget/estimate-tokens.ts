import type { ModelPrice, ModelRequest } from '#models/model.ts';
import { costOf } from '#models/price.ts';

/** Fewer than any usual tokenizer has for English prose; scripts of other alphabets have about three bytes a token. */
const BYTES_PER_TOKEN = 3;

/** What a call may come to at most. */
export interface CallEstimate {
  readonly tokens: number;
  /** Null when the price is not known. */
  readonly usd: number | null;
}

/** A pessimistic estimate of a call: all that is sent, uncached, and an answer as long as it may be. */
export function estimateCall(
  { messages, tools }: Pick<ModelRequest, 'messages' | 'tools'>,
  answerTokens: number,
  price: ModelPrice | null,
): CallEstimate {
  const input = estimateTokens(JSON.stringify([messages, tools]));
  return { tokens: input + answerTokens, usd: costOf({ input, output: answerTokens, cached: 0 }, price) };
}

/** Tokens of a text, rather too many than too few. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}
