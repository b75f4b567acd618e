import { z } from 'zod';
import { one, type Transaction } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import type { Queue } from './queue.ts';

const tenantRow = z.object({ id: z.uuid() });

/** Runs that were begun go before those that only wait. */
export const BEGUN = 1;

/** A run's place in line. */
export interface Place {
  readonly executionId: string;
  readonly queue: string;
  /** Higher goes first. */
  readonly priority: number;
}

/** Puts a run of the transaction's tenant in line and tells workers that there is something to do. */
export async function enqueue(tx: Transaction, queue: Queue, place: Place): Promise<void> {
  const { id: tenantId } = await one(tx, tenantRow, sql`select core.require_tenant() as id`);
  await queue.put(tx.asOwner, [{ ...place, tenantId }]);
  await tx.run(WAKE);
}

/** Puts a run of the transaction's tenant in line again, in front; whatever the queue held of it is replaced. */
export async function requeue(
  tx: Transaction,
  queue: Queue,
  { executionId, queue: name }: { readonly executionId: string; readonly queue: string },
): Promise<void> {
  await queue.remove(tx.asOwner, name, executionId);
  await enqueue(tx, queue, { executionId, queue: name, priority: BEGUN });
}

/** A hint to workers on a server; whoever does not hear it looks by itself after a while. */
export const WAKE = sql`select pg_notify('steward_work', '')`;

/** What a worker hears when some run is to be cancelled; without hearing it, it learns so at its next renewal. */
export const CANCEL_HINT = 'cancel';
export const WAKE_TO_CANCEL = sql`select pg_notify('steward_work', ${CANCEL_HINT})`;
