import type { ReadAnswer } from './answer-draft.ts';
import type { KeptRequest, ModelFault, ModelPrice, ModelUsage } from './model.ts';

/** One request of a batch. */
export interface BatchItem {
  /** Names it among all; letters, digits and dashes. */
  readonly id: string;
  readonly request: KeptRequest;
}

/** Why a request of a batch came to no answer. */
export type BatchFault = ModelFault | 'expired' | 'cancelled';

/** What became of one request of a batch. */
export type BatchResult = { readonly id: string } & (
  | { readonly answer: ReadAnswer }
  | { readonly fault: BatchFault; readonly usage: ModelUsage | null }
);

/** How a batch stands. `failed`: the provider did not begin with it. `ended`: it has results, maybe not of all requests. */
export type BatchStanding = 'running' | 'ended' | 'failed';

/** Batches of one model at its provider, with the key that it has now. Failures are ModelErrors. */
export interface BatchApi {
  readonly provider: string;
  readonly model: string;
  /** Per request in a batch; null when unknown, which is not zero. */
  readonly price: ModelPrice | null;
  /** Hands a batch in under our own name for it, and answers the provider's. */
  submit(name: string, items: readonly BatchItem[], signal: AbortSignal): Promise<string>;
  /** The provider's name of a batch that we handed in; null when it has none. Absent: this provider cannot be asked. */
  readonly find?: ((name: string, signal: AbortSignal) => Promise<string | null>) | undefined;
  look(providerId: string, signal: AbortSignal): Promise<BatchStanding>;
  /** What became of each request, once the batch has ended. */
  results(providerId: string, items: readonly BatchItem[], signal: AbortSignal): Promise<BatchResult[]>;
  cancel(providerId: string, signal: AbortSignal): Promise<void>;
}
