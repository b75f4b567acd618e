import type { ModelPrice, ModelRequest } from './model.ts';
import { costOf } from './price.ts';

/** Fewer than any usual tokenizer has for English prose; scripts of other alphabets have about three bytes a token. */
const BYTES_PER_TOKEN = 3;
/** What an answer is taken to come to when nothing limits it. */
const ANSWER_TOKENS = 1_000;

/** The parts of a request that have a length. */
type Sized = Pick<ModelRequest, 'messages' | 'tools' | 'output' | 'maxOutputTokens'>;

/** What a call may come to at most. */
export interface CallEstimate {
  readonly tokens: number;
  /** Null when the price is not known. */
  readonly usd: number | null;
}

/** A pessimistic estimate of a call: all that is sent, uncached, and an answer as long as it may be. */
export function estimateCall(request: Sized, price: ModelPrice | null): CallEstimate {
  const { maxOutputTokens: answer = ANSWER_TOKENS } = request;
  const input = Math.ceil(requestBytes(request) / BYTES_PER_TOKEN);
  return { tokens: input + answer, usd: costOf({ input, output: answer, cached: 0 }, price) };
}

/** Bytes of all that a request says. */
export function requestBytes({ messages, tools, output }: Sized): number {
  return Buffer.byteLength(JSON.stringify([messages, tools, output ?? null]));
}

/** Tokens of a request and its answer, rather too many than too few. */
export function estimateTokens(request: Sized): number {
  return estimateCall(request, null).tokens;
}
