import { z } from 'zod';
import { one, type Transaction } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import type { Queue } from './queue.ts';

const tenantRow = z.object({ id: z.uuid() });

/** Runs that were begun go before those that only wait. */
const BEGUN = 1;

/** Puts a run of the transaction's tenant in line again, in front; whatever the queue held of it is replaced. */
export async function requeue(
  tx: Transaction,
  queue: Queue,
  { executionId, queue: name }: { readonly executionId: string; readonly queue: string },
): Promise<void> {
  const { id: tenantId } = await one(tx, tenantRow, sql`select core.require_tenant() as id`);
  await queue.remove(tx.asOwner, name, executionId);
  await queue.put(tx.asOwner, [{ executionId, tenantId, queue: name, priority: BEGUN }]);
  await tx.run(WAKE);
}

/** A hint to workers on a server; whoever does not hear it looks by itself after a while. */
export const WAKE = sql`select pg_notify('steward_work', '')`;

/** What a worker hears when some run is to be cancelled; without hearing it, it learns so at its next renewal. */
export const CANCEL_HINT = 'cancel';
export const WAKE_TO_CANCEL = sql`select pg_notify('steward_work', ${CANCEL_HINT})`;
