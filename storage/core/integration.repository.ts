import { z } from 'zod';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';

export const integrationStatus = z.enum(['active', 'needs_reconnect', 'disconnected']);

const integrationRow = z
  .object({
    id: z.uuid(),
    tenant_id: z.uuid(),
    tenant: z.string(),
    source: z.string(),
    status: integrationStatus,
    scopes: z.array(z.string()),
    granted_by: z.string().nullable(),
    expires_at: z.date().nullable(),
    refreshed_at: z.date().nullable(),
    failure: z.string().nullable(),
    created_at: z.date(),
  })
  .transform(({ tenant_id, granted_by, expires_at, refreshed_at, created_at, ...row }) => ({
    ...row,
    tenantId: tenant_id,
    grantedBy: granted_by,
    expiresAt: expires_at,
    refreshedAt: refreshed_at,
    createdAt: created_at,
  }));

/** What a tenant connected of one source, without any secret. */
export type Integration = z.output<typeof integrationRow>;

const columns = fragment`
  integration.id, integration.tenant_id, tenant.slug as tenant, integration.source, integration.status,
  integration.scopes, integration.granted_by, integration.expires_at, integration.refreshed_at, integration.failure,
  integration.created_at`;

const from = fragment`
  from core.integration join core.tenant on tenant.id = integration.tenant_id
  where integration.deleted_at is null`;

/** What all tenants connected (as the owner), or what one did (also within it). */
export function listIntegrations(db: Database, tenantId: string | null = null): Promise<Integration[]> {
  const statement = sql`
    select ${columns} ${from} and (${tenantId}::uuid is null or integration.tenant_id = ${tenantId})
    order by tenant.slug, integration.source
  `;
  return many(db, integrationRow, statement);
}

/** What a tenant connected of a source, whatever its state. */
export function findIntegration(
  db: Database,
  tenantId: string,
  source: string,
): Promise<Integration | undefined> {
  const statement = sql`
    select ${columns} ${from} and integration.tenant_id = ${tenantId} and integration.source = ${source}
  `;
  return maybeOne(db, integrationRow, statement);
}

/** What a consent came with. */
export interface NewConsent {
  readonly tenantId: string;
  readonly source: string;
  readonly scopes: readonly string[];
  readonly grantedBy: string | null;
  readonly grantor: string | null;
  /** Null: the access token does not end by itself. */
  readonly expiresInSeconds: number | null;
}

/** Notes a consent in place of the one before; whoever still refreshes that one is refused. Runs as the owner. */
export async function putConsent(tx: Transaction, consent: NewConsent): Promise<string> {
  const { tenantId, source, scopes, grantedBy, grantor, expiresInSeconds } = consent;
  const statement = sql`
    insert into core.integration as old
      (tenant_id, source, status, scopes, granted_by, grantor, expires_at, refreshed_at, token_version)
    values (${tenantId}, ${source}, 'active', ${scopes}::text[], ${grantedBy}, ${grantor},
            clock_timestamp() + make_interval(secs => ${expiresInSeconds}::float8), clock_timestamp(), 1)
    on conflict (tenant_id, source) where deleted_at is null do update
      set status = excluded.status, scopes = excluded.scopes, granted_by = excluded.granted_by,
          grantor = excluded.grantor, expires_at = excluded.expires_at, refreshed_at = excluded.refreshed_at,
          token_version = old.token_version + 1, refresher = null, refresher_until = null,
          refresh_not_before = null, failure = null, updated_at = clock_timestamp()
    returning id
  `;
  return (await one(tx, z.object({ id: z.uuid() }), statement)).id;
}

/** Notes that a source is disconnected; whoever still refreshes its token is refused. Runs as the owner. */
export async function endIntegration(tx: Transaction, tenantId: string, id: string): Promise<void> {
  const statement = sql`
    update core.integration
    set status = 'disconnected', scopes = '{}', expires_at = null, refresher = null, refresher_until = null,
        refresh_not_before = null, failure = null, grantor = null, updated_at = clock_timestamp()
    where tenant_id = ${tenantId} and id = ${id}
  `;
  await execute(tx, statement);
}

const sharedRow = z.object({ is_shared: z.boolean() });

/**
 * Whether another integration, of any tenant, may rest on the same person's consent: a provider withdraws all that one
 * person gave to one application. Who is not known may be the same. Runs as the owner.
 */
export async function isConsentShared(
  owner: Database,
  { id, sources }: { readonly id: string; readonly sources: readonly string[] },
): Promise<boolean> {
  const statement = sql`
    select exists (
      select from core.integration as own join core.integration as other on other.id <> own.id
      where own.id = ${id} and other.source = any (${sources}::text[]) and other.status <> 'disconnected'
        and (other.grantor = own.grantor or other.grantor is null or own.grantor is null)
    ) as is_shared
  `;
  return (await one(owner, sharedRow, statement)).is_shared;
}
