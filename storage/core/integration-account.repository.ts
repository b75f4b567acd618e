import { z } from 'zod';
import { type Database, execute, many, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

const accountRow = z
  .object({
    external_id: z.string(),
    name: z.string(),
    timezone: z.string().nullable(),
    currency: z.string().nullable(),
    login_customer_id: z.string().nullable(),
  })
  .transform(({ external_id, login_customer_id, ...row }) => ({
    externalId: external_id,
    ...row,
    loginCustomerId: login_customer_id,
  }));

/** An account of a source that a tenant chose. */
export type StoredAccount = z.output<typeof accountRow>;

/** The accounts that a tenant chose of an integration. As the owner, or within the tenant. */
export function listAccounts(
  db: Database,
  tenantId: string,
  integrationId: string,
): Promise<StoredAccount[]> {
  const statement = sql`
    select external_id, coalesce(name, external_id) as name, timezone, currency, login_customer_id
    from core.integration_account
    where tenant_id = ${tenantId} and integration_id = ${integrationId} and active
    order by name, external_id
  `;
  return many(db, accountRow, statement);
}

/** Makes these the chosen accounts of an integration, in place of those before. Runs as the owner. */
export async function replaceAccounts(
  tx: Transaction,
  { tenantId, integrationId, kind }: { tenantId: string; integrationId: string; kind: string },
  accounts: readonly StoredAccount[],
): Promise<void> {
  await deleteAccounts(tx, tenantId, integrationId);
  const rows = accounts.map(({ externalId, loginCustomerId, ...account }) => ({
    ...account,
    external_id: externalId,
    login_customer_id: loginCustomerId,
  }));
  const statement = sql`
    insert into core.integration_account
      (tenant_id, integration_id, external_kind, external_id, name, timezone, currency, login_customer_id)
    select ${tenantId}, ${integrationId}, ${kind}, external_id, name, timezone, currency, login_customer_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (external_id text, name text, timezone text, currency text, login_customer_id text)
  `;
  await execute(tx, statement);
}

/** Forgets the chosen accounts of an integration. Runs as the owner. */
export async function deleteAccounts(
  tx: Transaction,
  tenantId: string,
  integrationId: string,
): Promise<void> {
  await execute(
    tx,
    sql`delete from core.integration_account where tenant_id = ${tenantId} and integration_id = ${integrationId}`,
  );
}
