import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const tenantRow = z.object({ tenant_id: z.uuid() }).transform(({ tenant_id }) => tenant_id);

/** Active tenants of which something of the kind is due, the longest wait first. Runs as the owner, outside any tenant. */
export function listTenantsWithDeadlines(owner: Database, kind: 'batch'): Promise<string[]> {
  const statement = sql`
    select tenant_id from runtime.deadline join core.tenant as tenant on tenant.id = deadline.tenant_id
    where deadline.kind = ${kind} and due_at <= clock_timestamp() and tenant.status = 'active'
    group by 1
    order by min(due_at)
  `;
  return many(owner, tenantRow, statement);
}

const deadlineRow = z
  .object({ tenant_id: z.uuid(), subject_id: z.uuid() })
  .transform(({ tenant_id, subject_id }) => ({ tenantId: tenant_id, subjectId: subject_id }));

/** Something of a tenant that somebody has to look at now. */
export type Deadline = z.output<typeof deadlineRow>;

/**
 * What is due for all active tenants, each tenant's longest wait first and the tenants in turn, so that a tenant with
 * very much does not make the others wait. Runs as the owner, outside any tenant.
 */
export function listDeadlines(
  owner: Database,
  { kind, limit }: { readonly kind: 'delivery' | 'expiry'; readonly limit: number },
): Promise<Deadline[]> {
  const statement = sql`
    select tenant_id, subject_id
    from runtime.deadline join core.tenant as tenant on tenant.id = deadline.tenant_id
    where deadline.kind = ${kind} and due_at <= clock_timestamp() and tenant.status = 'active'
    order by row_number() over (partition by tenant_id order by due_at, subject_id), due_at, subject_id
    limit ${limit}
  `;
  return many(owner, deadlineRow, statement);
}
