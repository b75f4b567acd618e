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

/** What is asked of a model. */
export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  /** Whether the model must call a tool rather than write text. */
  readonly mustCallTool: boolean;
  /** Ends the call: the total deadline, or the run was cancelled. */
  readonly signal: AbortSignal;
}

/** Why a model stopped. Only `stop` and `tool_calls` are an answer; `empty` is nothing at all, often a refusal. */
export type FinishReason =
  | 'stop'
  | 'tool_calls'
  | 'length'
  | 'content_filter'
  | 'refusal'
  | 'empty'
  | 'unknown';

/** Tokens as the provider counts them; `cached` is the part of `input` that it had already. */
export interface ModelUsage {
  readonly input: number;
  readonly output: number;
  readonly cached: number;
}

export interface ModelAnswer {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  readonly finish: FinishReason;
  /** Null when the provider did not say. */
  readonly usage: ModelUsage | null;
}

/** A price in USD per million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  readonly cached: number;
}

/** One model of one provider. Failures are ExternalServiceErrors whose messages we wrote; a deadline throws its reason. */
export interface ModelClient {
  readonly provider: string;
  readonly name: string;
  /** Null when unknown, which is not zero. */
  readonly price: ModelPrice | null;
  complete(request: ModelRequest): Promise<ModelAnswer>;
}
