import type { FinishReason, ModelUsage } from './model.ts';

/** A fragment of a tool call. Fragments of one call share their position. */
export interface CallFragment {
  readonly position: number;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly json?: string | undefined;
}

/** One piece of a streamed answer, in no provider's dialect. A later `usage` or `finish` replaces an earlier one. */
export type ModelPiece =
  | { readonly text: string }
  | { readonly call: CallFragment }
  | { readonly usage: ModelUsage }
  | { readonly finish: FinishReason }
  /** Words of a refusal, which are no answer. */
  | { readonly refusal: string };
