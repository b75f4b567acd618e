import type { Tenant } from '#core/tenant.ts';
import { listIntegrations } from '#storage/core/integration.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { connectCommand } from '#tools/source/reconnect.ts';
import { connectableSource } from '#tools/source/source.ts';

/** What a person has to do about sources whose consent has ended, as sentences. */
export async function reconnectActions({
  db,
  tenant,
}: {
  readonly db: TenantDatabase;
  readonly tenant: Pick<Tenant, 'slug'>;
}): Promise<string[]> {
  const ended = (await listIntegrations(db, db.tenantId)).filter(
    ({ status }) => status === 'needs_reconnect',
  );
  return ended.flatMap(({ source }) => {
    const known = connectableSource.safeParse(source);
    return known.success ? [`Run: ${connectCommand({ slug: tenant.slug, source: known.data })}`] : [];
  });
}
