/** One call of a tool that a model asks for. */
export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote it: JSON, if it is well-formed. */
  readonly argumentsJson: string;
}

/** One message of a conversation, in no provider's dialect. */
export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls: readonly ModelToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly text: string };

/** A tool as a model sees it. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments; an object at the root. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What a finished answer has to look like. */
export interface ModelOutput {
  readonly name: string;
  /** JSON Schema; an object at the root. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What is asked of a model. */
export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  /** `required`: it must call a tool rather than write text. */
  readonly toolChoice: 'required' | 'auto';
  /** The text that it writes must be JSON of this shape; only for a model that can be held to it (`features.output`). */
  readonly output?: ModelOutput | undefined;
  readonly maxOutputTokens?: number | undefined;
  /** Longest wait for room under our own limits; absent: the policy's. */
  readonly roomSeconds?: number | undefined;
  /** Told when it begins to wait for such room and when it ends: time in which the model does nothing. */
  readonly onWait?: ((isWaiting: boolean) => void) | undefined;
  /** Ends the call: the total deadline, or the run was cancelled. */
  readonly signal: AbortSignal;
  /** Told each piece of text as it comes. `null`: what was told is void, another attempt begins. What it throws ends the call. */
  readonly onText?: ((piece: string | null) => void) | undefined;
  /** Told once of everything that was sent, in order, however it ended: also when the call is aborted, which throws the signal's reason. */
  readonly onAttempt?: ((attempt: ModelAttempt) => void) | undefined;
}

/** The part of a request that can be kept and sent later. */
export type KeptRequest = Pick<
  ModelRequest,
  'messages' | 'tools' | 'toolChoice' | 'output' | 'maxOutputTokens'
>;

/** Why a model stopped. Only `stop` and `tool_calls` are an answer; `empty` is nothing at all, often a refusal. */
export type FinishReason =
  | 'stop'
  | 'tool_calls'
  | 'length'
  | 'content_filter'
  | 'refusal'
  | 'empty'
  | 'unknown';

/** Tokens as the provider counts them. */
export interface ModelUsage {
  /** The whole prompt, whatever of it came out of a cache. */
  readonly input: number;
  /** The whole answer, reasoning included. */
  readonly output: number;
  /** The part of `input` that was read from the provider's cache. */
  readonly cached: number;
  /** The part of `input` that was written to the provider's cache; only Anthropic charges for it. */
  readonly cacheWritten?: number | undefined;
  /** The part of `output` that nobody sees. */
  readonly reasoning?: number | undefined;
}

/** What came of one request over the wire. Each is paid for by itself, whether or not it came to an answer. */
export interface ModelAttempt {
  readonly provider: string;
  readonly model: string;
  /** Null when the provider did not say, which is not zero. */
  readonly usage: ModelUsage | null;
  /** USD; null when usage or price is unknown. */
  readonly costUsd: number | null;
  /** At the time; null when unknown. */
  readonly price: ModelPrice | null;
  readonly seconds: number;
  /** Null when it came to an answer. */
  readonly fault: ModelFault | null;
}

/** What can be wrong with a provider's answer, or why there is none. */
export type ModelFault =
  /** Too many requests or tokens for now. */
  | 'rate_limited'
  /** The credit is used up; waiting does not help. */
  | 'quota'
  | 'authentication'
  /** The key may not use this model. */
  | 'forbidden'
  | 'bad_request'
  /** The conversation is too long for the model. */
  | 'context_length'
  /** The provider says that it has too much to do. */
  | 'overloaded'
  | 'server_error'
  /** Not what the protocol promises: a page of a proxy, a broken body, no choices. */
  | 'unreadable'
  /** The stream ended without saying that it was finished. */
  | 'truncated'
  | 'too_large'
  /** Nothing began to come within the deadline, or the whole took longer than it may. */
  | 'timeout'
  /** It began, and then nothing came for too long. */
  | 'idle'
  | 'unreachable'
  /** The caller wanted no answer any more. */
  | 'aborted'
  /** Not asked: it failed too often lately. */
  | 'breaker_open'
  /** Not asked: our own limit of requests or tokens per minute leaves no room in time. */
  | 'no_room';

export interface ModelAnswer {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  readonly finish: FinishReason;
  /** Who answered: with a list of models, not always the first. */
  readonly provider: string;
  readonly model: string;
  /** Usage of the answer itself; null when the provider did not say. */
  readonly usage: ModelUsage | null;
  /** Everything that was sent to get it, in order; the last one is the answer. */
  readonly attempts: readonly ModelAttempt[];
}

/** A price in USD per million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  readonly cached: number;
  /** Absent: as `input`. */
  readonly cacheWritten?: number | undefined;
}

/** What a model can do. */
export interface ModelFeatures {
  readonly tools: boolean;
  /** It can be held to a JSON Schema for its text. */
  readonly output: boolean;
}

/** One model, or a list of them that stand in for each other. Failures are ModelErrors; a deadline or cancellation throws its reason. */
export interface ModelClient {
  /** Of the first in line. */
  readonly provider: string;
  readonly name: string;
  /** Null when unknown, which is not zero. */
  readonly price: ModelPrice | null;
  readonly features: ModelFeatures;
  /** Tokens that prompt and answer may have together; null when unknown. */
  readonly contextTokens: number | null;
  /** Row of the first in line, when it may also be asked through batches; absent: it may not. */
  readonly batchModelId?: string | undefined;
  complete(request: ModelRequest): Promise<ModelAnswer>;
}
