import type { ModelRequest, ModelUsage } from './model.ts';
import { estimateTokens, requestBytes } from './token-estimate.ts';

/** A call as those are told apart of which the longer ones come to more tokens in the same measure. */
export interface CallKind {
  readonly provider: string;
  readonly model: string;
  readonly request: ModelRequest;
}

/** How large one call is. */
export interface CallSize {
  /** Tokens of prompt and answer that it is likely to come to, rather too many than too few, by all that is known now. */
  expect(): number;
  /** What it came to in the end. */
  learn(usage: ModelUsage): void;
}

/** What calls of each kind came to lately. Shared by all clients of a process. */
export interface CallSizes {
  of(call: CallKind): CallSize;
}

interface Size {
  readonly bytes: number;
  readonly tokens: number;
}

/** So many calls are remembered of each kind; with fewer than the least, nothing is known. */
const REMEMBERED = 20;
const LEAST = 3;
/** The dearest of those remembered is not the dearest that there is: within their lengths, and beyond. */
const MARGIN = 1.01;
const MARGIN_BEYOND = 1.03;

/** Begins with no knowledge: until some calls of a kind have ended, theirs is the pessimistic estimate. */
export function openCallSizes(): CallSizes {
  const kinds = new Map<string, Size[]>();
  return {
    of(call) {
      const [name, bytes] = [nameOf(call), requestBytes(call.request)];
      const pessimistic = estimateTokens(call.request);
      const seen = (): readonly Size[] => kinds.get(name) ?? [];
      return {
        expect: () => (seen().length < LEAST ? pessimistic : Math.ceil(expectedOf(bytes, seen()))),
        learn({ input, output }) {
          kinds.set(name, [...seen(), { bytes, tokens: input + output }].slice(-REMEMBERED));
        },
      };
    },
  };
}

/** What an answer is for says how long it is: that is the agent. Without one it is a turn of some conversation. */
function nameOf({ provider, model, request: { output } }: CallKind): string {
  return JSON.stringify([provider, model, output?.name ?? null]);
}

/** Within the lengths that were seen the line through them, raised to the dearest; beyond, the dearest for each byte. */
function expectedOf(bytes: number, seen: readonly Size[]): number {
  const lengths = seen.map((size) => size.bytes);
  if (bytes < Math.min(...lengths) || bytes > Math.max(...lengths)) {
    return bytes * Math.max(...seen.map((size) => size.tokens / size.bytes)) * MARGIN_BEYOND;
  }
  const slope = slopeOf(seen);
  return Math.max(...seen.map((size) => size.tokens + slope * (bytes - size.bytes))) * MARGIN;
}

/** Tokens that one more byte comes to; of calls that are all as long, none. */
function slopeOf(seen: readonly Size[]): number {
  const mean = (pick: (size: Size) => number): number =>
    seen.reduce((sum, size) => sum + pick(size), 0) / seen.length;
  const [bytes, tokens] = [mean((size) => size.bytes), mean((size) => size.tokens)];
  const spread = mean((size) => (size.bytes - bytes) ** 2);
  return spread === 0 ? 0 : mean((size) => (size.bytes - bytes) * (size.tokens - tokens)) / spread;
}
