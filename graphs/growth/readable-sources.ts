import type { Tenant } from '#core/tenant.ts';
import { listIntegrations } from '#storage/core/integration.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';

/** The sources that can be read for a shop. PageSpeed is public: all that it needs is to know where the shop is. */
export async function readableSources({
  db,
  tenant,
}: {
  readonly db: TenantDatabase;
  readonly tenant: Pick<Tenant, 'domain'>;
}): Promise<ReadonlySet<string>> {
  const integrations = await listIntegrations(db, db.tenantId);
  const connected = integrations.filter(({ status }) => status === 'active').map(({ source }) => source);
  return new Set([...connected, ...(tenant.domain === null ? [] : ['pagespeed'])]);
}
