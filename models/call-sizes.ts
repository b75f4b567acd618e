import type { ModelRequest, ModelUsage } from './model.ts';
import { estimateTokens, requestBytes } from './token-estimate.ts';

/** A call as those are told apart that come to about as many tokens for each byte that is sent. */
export interface CallKind {
  readonly provider: string;
  readonly model: string;
  readonly request: ModelRequest;
}

/** What calls of one kind came to lately. Shared by all clients of a process. */
export interface CallSizes {
  /** Tokens of prompt and answer that a call is likely to come to, rather too many than too few. */
  expect(call: CallKind): number;
  /** What a call came to in the end. */
  learn(call: CallKind, usage: ModelUsage): void;
}

/** So many calls are remembered of each kind; with fewer than the least, nothing is known. */
const REMEMBERED = 20;
const LEAST = 5;
/** The dearest of those remembered is not the dearest that there is. */
const MARGIN = 1.03;

/** Begins with no knowledge: until some calls of a kind have ended, theirs is the pessimistic estimate. */
export function openCallSizes(): CallSizes {
  const kinds = new Map<string, number[]>();
  return {
    expect(call) {
      const seen = kinds.get(nameOf(call)) ?? [];
      if (seen.length < LEAST) return estimateTokens(call.request);
      return Math.ceil(requestBytes(call.request) * Math.max(...seen) * MARGIN);
    },
    learn(call, { input, output }) {
      const name = nameOf(call);
      const tokensPerByte = (input + output) / requestBytes(call.request);
      kinds.set(name, [...(kinds.get(name) ?? []), tokensPerByte].slice(-REMEMBERED));
    },
  };
}

/** What an answer is for says how long it is: that is the agent. Without one it is a turn of some conversation. */
function nameOf({ provider, model, request: { output } }: CallKind): string {
  return JSON.stringify([provider, model, output?.name ?? null]);
}
