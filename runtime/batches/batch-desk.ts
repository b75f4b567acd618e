import { LeaseLostError } from '#core/errors.ts';
import type { KeptRequest, ModelClient } from '#models/model.ts';
import type { TenantDatabase } from '#storage/database.ts';
import {
  insertBatchRequest,
  type RunBatchRequest,
  readPatience,
} from '#storage/runtime/batch-request.repository.ts';
import { holdLease } from '#storage/runtime/journal.repository.ts';
import type { LeaseRef } from '../journal-writer.ts';
import { storableJson } from '../stored-json.ts';

/** Below this many seconds a batch is not worth trying: providers promise none before a day, and most take minutes. */
export const LEAST_PATIENCE_SECONDS = 900;
/** What is left of the patience for asking directly when the batch has not answered. */
const DIRECT_SECONDS = 300;

/** What is asked through a batch. */
export interface BatchWish {
  readonly place: string;
  readonly agent: string;
  readonly modelId: string;
  readonly request: KeptRequest;
  readonly budgetToken: string;
  /** Seconds until the answer must be there, however it comes. */
  readonly patience: number;
}

/** Where the steps of one run ask for answers that may come later. */
export interface BatchDesk {
  /** What the step at a place has asked for before. */
  find(place: string): RunBatchRequest | undefined;
  /** True once for each place that waits: its call is to be held in the budget of the run. */
  holdOnce(place: string): boolean;
  /** How long an answer of this model may take, in seconds; null when it is to be asked directly. */
  patience(client: Pick<ModelClient, 'batchModelId'>): Promise<number | null>;
  /** Once for its place; only the worker that holds the lease can. */
  ask(wish: BatchWish): Promise<void>;
}

/** What a desk stands on. */
export interface DeskParts {
  readonly db: TenantDatabase;
  readonly lease: LeaseRef;
  readonly execution: { readonly id: string; readonly answerBy: Date | null };
  /** As they were when the run was taken up. */
  readonly batched: readonly RunBatchRequest[];
}

/** Opens the desk of one run. */
export function openBatchDesk({ db, lease, execution, batched }: DeskParts): BatchDesk {
  const known = new Map(batched.map((request) => [request.place, request]));
  // A node that waits may be played several times before its run is let go.
  const held = new Set<string>();
  return {
    find: (place) => known.get(place),
    holdOnce(place) {
      const isFirst = !held.has(place);
      held.add(place);
      return isFirst;
    },
    async patience({ batchModelId }) {
      if (batchModelId === undefined || execution.answerBy === null) return null;
      return readPatience(db, execution.id);
    },
    async ask({ request, patience, ...wish }) {
      await db.transaction(async (tx) => {
        if (!(await holdLease(tx, lease))) throw new LeaseLostError(lease.executionId);
        await insertBatchRequest(tx, {
          ...{ ...wish, ...lease, requestJson: storableJson(request) },
          giveUpInSeconds: patience - DIRECT_SECONDS,
        });
      });
      const { place, agent } = wish;
      held.add(place);
      known.set(place, { place, agent, state: 'waiting', answer: null, attempt: null, problem: null });
    },
  };
}
