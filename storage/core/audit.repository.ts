import { execute, type TenantDatabase, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

/** One change that somebody made, for the append-only log. */
export interface AuditEntry {
  readonly actorKind: 'operator' | 'agent' | 'system' | 'external';
  /** Who it was, as far as we know: a login name, an agent's name. */
  readonly actorId: string | null;
  /** What was done, for example `recommendation.accept`. */
  readonly action: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  readonly before: object | null;
  readonly after: object | null;
}

/** Adds to the log of the tenant (null, as the owner: of the installation), in the transaction of the change itself, so that neither is there without the other. */
export async function insertAuditEntry(
  tx: Transaction,
  tenantId: TenantDatabase['tenantId'] | null,
  entry: AuditEntry,
): Promise<void> {
  const { actorKind, actorId, action, resourceKind, resourceId, before, after } = entry;
  const statement = sql`
    insert into core.audit_log
      (tenant_id, actor_kind, actor_id, action, resource_kind, resource_id, before, after)
    values
      (${tenantId}, ${actorKind}, ${actorId}, ${action}, ${resourceKind}, ${resourceId},
       ${document(before)}::jsonb, ${document(after)}::jsonb)
  `;
  await execute(tx, statement);
}

function document(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
