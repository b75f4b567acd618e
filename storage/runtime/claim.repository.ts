import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { fragment, sql } from '../sql.ts';

/** A run of a tenant, as those know it who hand out work and see nothing else of it. */
export interface RunKey {
  readonly tenantId: string;
  readonly executionId: string;
}

const claimRow = z
  .object({
    tenant_id: z.uuid(),
    execution_id: z.uuid(),
    queue: z.string(),
    epoch: z.number(),
    takeovers: z.number(),
    is_cancelled: z.boolean(),
  })
  .transform(({ tenant_id, execution_id, is_cancelled, ...rest }) => ({
    tenantId: tenant_id,
    executionId: execution_id,
    /** True when somebody asked for its end and no worker was left to do so. */
    isCancelled: is_cancelled,
    ...rest,
  }));

/** A run that a worker may write for. */
export type Claim = z.output<typeof claimRow>;

const claimColumns = fragment`lease.tenant_id, lease.execution_id, queue, epoch, takeovers, is_cancelled`;

/** Takes those of the runs that still wait; the rest is somebody else's or has ended. */
export function claimLeases(
  owner: Database,
  keys: readonly RunKey[],
  worker: { readonly id: string; readonly seconds: number },
): Promise<Claim[]> {
  const statement = sql`
    update runtime.lease
    set state = 'leased', epoch = epoch + 1, worker_id = ${worker.id},
        lease_until = clock_timestamp() + ${worker.seconds} * interval '1 second'
    from unnest(${keys.map(({ tenantId }) => tenantId)}::uuid[], ${keys.map(({ executionId }) => executionId)}::uuid[])
         as wanted (tenant_id, execution_id)
    where lease.tenant_id = wanted.tenant_id and lease.execution_id = wanted.execution_id and state = 'queued'
    returning ${claimColumns}
  `;
  return many(owner, claimRow, statement);
}

const renewedRow = z
  .object({ execution_id: z.uuid(), epoch: z.number(), is_cancelled: z.boolean() })
  .transform(({ execution_id, epoch, is_cancelled }) => ({
    executionId: execution_id,
    epoch,
    isCancelled: is_cancelled,
  }));

/** A lease that its worker still holds. */
export type RenewedLease = z.output<typeof renewedRow>;

/**
 * Renews the runs that a worker works on, and answers all leases in its name. What it does not know that it holds,
 * because the answer to its claim was lost, runs out. A row that is being written renews itself.
 */
export function renewLeases(
  owner: Database,
  worker: { readonly id: string; readonly seconds: number },
  workedOn: readonly string[],
): Promise<RenewedLease[]> {
  const statement = sql`
    with renewed as (
      update runtime.lease
      set lease_until = clock_timestamp() + ${worker.seconds} * interval '1 second'
      where (tenant_id, execution_id) in (
        select tenant_id, execution_id from runtime.lease
        where worker_id = ${worker.id} and state = 'leased' and execution_id = any(${[...workedOn]}::uuid[])
        for update skip locked)
      returning execution_id
    )
    select execution_id, epoch, is_cancelled from runtime.lease where worker_id = ${worker.id} and state = 'leased'
  `;
  return many(owner, renewedRow, statement);
}

/** Takes runs away from workers that have not renewed in time; whoever still writes under the old epoch is refused. */
export function expireLeases(owner: Database): Promise<Claim[]> {
  const statement = sql`
    update runtime.lease
    set state = 'queued', epoch = epoch + 1, takeovers = takeovers + 1, worker_id = null, lease_until = null
    where (tenant_id, execution_id) in (
      select tenant_id, execution_id from runtime.lease
      where state = 'leased' and lease_until < clock_timestamp()
      for update skip locked)
    returning ${claimColumns}
  `;
  return many(owner, claimRow, statement);
}

/** Takes away everything from workers that cannot be alive: the embedded database has one process at a time. */
export function expireOtherWorkers(owner: Database, workerId: string): Promise<Claim[]> {
  const statement = sql`
    update runtime.lease
    set state = 'queued', epoch = epoch + 1, takeovers = takeovers + 1, worker_id = null, lease_until = null
    where state = 'leased' and worker_id <> ${workerId}
    returning ${claimColumns}
  `;
  return many(owner, claimRow, statement);
}

/** Runs that wait for a worker, whether or not the queue knows of them. */
export function listQueuedLeases(owner: Database): Promise<Claim[]> {
  return many(owner, claimRow, sql`select ${claimColumns} from runtime.lease where state = 'queued'`);
}
