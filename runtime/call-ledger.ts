import type { ModelAttempt } from '#models/model.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { insertModelCalls } from '#storage/runtime/model-call.repository.ts';
import type { LeaseRef } from './journal-writer.ts';

/** What was sent for one step. */
export interface SentCalls {
  readonly place: string;
  readonly agent: string;
  readonly attempts: readonly ModelAttempt[];
}

/** Writes down what was paid for. It is written by itself and not with the step's line: it stays true when the step is lost. */
export interface CallLedger {
  keep(sent: SentCalls): Promise<void>;
}

/** The ledger of one run, under the lease of its worker: what two workers sent for one step was sent twice. */
export function openCallLedger(db: TenantDatabase, { executionId, epoch }: LeaseRef): CallLedger {
  return {
    async keep({ place, agent, attempts }) {
      const calls = attempts.map(({ usage, ...attempt }, index) => ({
        ...{ executionId, epoch, place, agent, attempt: index + 1, tokens: usage },
        ...attempt,
      }));
      await insertModelCalls(db, calls);
    },
  };
}
