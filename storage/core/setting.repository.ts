import { z } from 'zod';
import { execute, maybeOne, type TenantDatabase, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

const valueRow = z.object({ value: z.json() });

/** The value of a tenant's setting as the schema reads it, or undefined when it was never set. */
export async function findSetting<T>(
  db: TenantDatabase,
  key: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const statement = sql`
    select value from core.setting
    where tenant_id = ${db.tenantId} and key = ${key} and is_current
  `;
  const row = await maybeOne(db, valueRow, statement);
  return row === undefined ? undefined : schema.parse(row.value);
}

/** Sets a tenant's setting; what it was before stays as an older version. */
export async function putSetting(
  db: TenantDatabase,
  key: string,
  value: z.infer<ReturnType<typeof z.json>>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockKey(tx, key);
    const retire = sql`
      update core.setting set is_current = false
      where tenant_id = ${db.tenantId} and key = ${key} and is_current
    `;
    await execute(tx, retire);
    const insert = sql`
      insert into core.setting (tenant_id, scope, key, value, version)
      select ${db.tenantId}, 'tenant', ${key}, ${JSON.stringify(value)}::jsonb, coalesce(max(version), 0) + 1
      from core.setting
      where tenant_id = ${db.tenantId} and key = ${key}
    `;
    await execute(tx, insert);
  });
}

/** Two writers of one key queue up here, so that neither takes the other's version number. */
async function lockKey(tx: Transaction, key: string): Promise<void> {
  await execute(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`setting ${key}`}, 0))`);
}
