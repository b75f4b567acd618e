import { type AuditEntry, insertAuditEntry } from '#storage/core/audit.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { lockTrigger, setTriggerEnabled } from '#storage/runtime/trigger.repository.ts';

/** Stops a schedule, or lets it go on from its next due time; what was due meanwhile is not made up for. */
export function pauseTrigger(
  db: TenantDatabase,
  { name, enabled }: { readonly name: string; readonly enabled: boolean },
  actor: Pick<AuditEntry, 'actorKind' | 'actorId'>,
): Promise<void> {
  return db.transaction(async (tx) => {
    const known = await lockTrigger(tx, name);
    await setTriggerEnabled(tx, known.id, enabled);
    await insertAuditEntry(tx, db.tenantId, {
      ...actor,
      ...{
        action: enabled ? 'schedule.resume' : 'schedule.pause',
        resourceKind: 'schedule',
        resourceId: known.id,
      },
      before: { enabled: known.enabled },
      after: { enabled },
    });
  });
}
