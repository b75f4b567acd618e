import { NotFoundError } from '#core/errors.ts';
import { findIntegration } from '#storage/core/integration.repository.ts';
import { listAccounts } from '#storage/core/integration-account.repository.ts';
import { findTenantById } from '#storage/core/tenant.repository.ts';
import { obtainToken } from './obtain-token.ts';
import { type ConnectedPlace, reconnectError } from './reconnect.ts';
import { connectableSource } from './source.ts';
import type { SourceAccess, SourceAccesses } from './source-access.ts';
import { SourceError } from './source-error.ts';
import type { VaultSettings } from './vault-settings.ts';

/** Opens what tenants have connected, with tokens that are refreshed by one process for all. */
export function openVault(settings: VaultSettings): SourceAccesses {
  const obtain = sharing(settings);
  return {
    async open(tenantId, source) {
      const tenant = await findTenantById(settings.owner, tenantId);
      if (tenant === undefined) throw new NotFoundError('tenant', tenantId);
      const connectable = connectableSource.safeParse(source);
      if (!connectable.success) return publicAccess(settings, tenant);
      const place = { tenantId, slug: tenant.slug, source: connectable.data };
      return openConnected(settings, place, obtain);
    },
  };
}

type Obtain = (place: ConnectedPlace, refused?: string) => Promise<string>;

/** Those who want the same at the same time within this process look once for all of them. */
function sharing(settings: VaultSettings): Obtain {
  const running = new Map<string, Promise<string>>();
  return (place, refused) => {
    const key = JSON.stringify([place.tenantId, place.source, refused]);
    const already = running.get(key);
    if (already !== undefined) return already;
    const begun = obtainToken(settings, place, refused).finally(() => running.delete(key));
    running.set(key, begun);
    return begun;
  };
}

async function openConnected(
  settings: VaultSettings,
  place: ConnectedPlace,
  obtain: Obtain,
): Promise<SourceAccess> {
  const { tenantId, source } = place;
  const integration = await findIntegration(settings.owner, tenantId, source);
  if (integration === undefined) throw reconnectError(place, 'it never was.');
  if (integration.status === 'disconnected') throw reconnectError(place, 'it was disconnected.');
  if (integration.status === 'needs_reconnect') {
    throw reconnectError(place, integration.failure ?? 'its consent has ended.');
  }
  return {
    tenantId,
    source,
    accounts: await listAccounts(settings.owner, tenantId, integration.id),
    token: () => obtain(place),
    renew: (refused) => obtain(place, refused),
  };
}

/** PageSpeed is public. What a tenant may ask about is its own domain. */
function publicAccess(
  { pageSpeedKey }: VaultSettings,
  {
    id,
    domain,
    timezone,
  }: { readonly id: string; readonly domain: string | null; readonly timezone: string },
): SourceAccess {
  const account = { name: domain ?? '', timezone, currency: null, loginCustomerId: null };
  return {
    tenantId: id,
    source: 'pagespeed',
    accounts: domain === null ? [] : [{ ...account, externalId: domain }],
    async token() {
      if (pageSpeedKey === undefined) throw missingKey();
      return pageSpeedKey;
    },
    renew: () => Promise.reject(missingKey()),
  };
}

function missingKey(): SourceError {
  const userAction = 'Set STEWARD_PAGESPEED_KEY to a key of this installation.';
  return new SourceError(`PageSpeed Insights has no key that works. ${userAction}`, {
    ...{ kind: 'permission', userAction },
  });
}
