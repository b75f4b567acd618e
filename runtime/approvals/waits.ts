import { LeaseLostError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { insertApproval } from '#storage/runtime/approval.repository.ts';
import { holdLease } from '#storage/runtime/journal.repository.ts';
import type { LeaseRef } from '../journal-writer.ts';
import { storableJson } from '../stored-json.ts';
import type { Waits } from '../waits.ts';
import { replyTo } from './reply-to.ts';

/** What a run waits for, as the worker that holds its lease asks and reads it. */
export function openWaits({ db, lease }: { db: TenantDatabase; lease: LeaseRef }): Waits {
  const { executionId } = lease;
  return {
    async reply(place) {
      const reply = await replyTo(db, { executionId, place });
      return reply === 'open' ? undefined : reply;
    },
    ask: ({ payload, tool = null, ...question }) =>
      db.transaction(async (tx) => {
        if (!(await holdLease(tx, lease))) throw new LeaseLostError(executionId);
        const payloadJson = storableJson(payload ?? null);
        await insertApproval(tx, { ...question, executionId, tool, outboxId: null, payloadJson });
      }),
  };
}
