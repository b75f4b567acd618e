import type { Logger } from '#core/log.ts';
import type { ServedSource } from '#mcp-servers/answer-call.ts';
import { inMemoryConnector } from '#mcp-servers/connect-in-memory.ts';
import { openFakeGa4 } from '#mcp-servers/growth/fakes/fake-ga4.ts';
import { openFakeGoogleAds } from '#mcp-servers/growth/fakes/fake-google-ads.ts';
import { openFakeMeta } from '#mcp-servers/growth/fakes/fake-meta.ts';
import { DEMO_TOKEN } from '#mcp-servers/growth/fakes/fake-options.ts';
import { openFakePagespeed } from '#mcp-servers/growth/fakes/fake-pagespeed.ts';
import { openFakeSearchConsole } from '#mcp-servers/growth/fakes/fake-search-console.ts';
import type { FakeShop } from '#mcp-servers/growth/fakes/fake-shop.ts';
import { RecentMemory } from '#mcp-servers/recent-memory.ts';
import { all as servers } from '#mcp-servers/registry.gen.ts';
import { PROVIDERS, type SourceSettings } from '#mcp-servers/source-settings.ts';
import type { Store } from '#storage/store.ts';
import { openGateway } from '#tools/mcp/gateway.ts';
import { storedServers } from '#tools/mcp/stored-servers.ts';
import { mcpSources } from '#tools/source/mcp-sources.ts';
import type { Source } from '#tools/source/source.ts';
import type { SourceAccesses, SourceAccount } from '#tools/source/source-access.ts';
import { SourceError } from '#tools/source/source-error.ts';
import type { SourceGateway } from '#tools/source/source-gateway.ts';

/** The five fakes of one shop, and the whole way to them: gateway, server, provider over HTTP. */
export interface ShopSources {
  readonly sources: SourceGateway;
  readonly fakes: Fakes;
  close(): Promise<void>;
}

/** Where and when the sources of a shop are opened. */
export interface ShopSourcesPlace {
  readonly store: Store;
  readonly log: Logger;
  /** Sources that answer as if the shop had never connected them. */
  readonly down: ReadonlySet<Source>;
  now(): Date;
}

type Fakes = Awaited<ReturnType<typeof openFakes>>;

/** Opens the fake providers of a shop on this machine, and the way to them. */
export async function openShopSources(
  shop: FakeShop,
  { store, log, down, now }: ShopSourcesPlace,
): Promise<ShopSources> {
  const fakes = await openFakes(shop);
  const shared: Omit<ServedSource, 'definition' | 'tenant'> = {
    ...{ settings: settingsFor(fakes), now, log, memory: new RecentMemory(now) },
    accesses: accessesOf(shop, down),
    cursorKey: Buffer.alloc(32, 7),
  };
  const domain = new URL(shop.url).hostname;
  const own = servers.map((definition) => ({
    name: definition.name,
    connect: inMemory(shared, definition, domain),
  }));
  const gateway = openGateway({
    servers: storedServers(store, own),
    secrets: { variable: () => undefined, readFile: async () => '' },
    log,
  });
  return {
    ...{ sources: mcpSources(gateway), fakes },
    async close() {
      await gateway.close();
      for (const fake of Object.values(fakes)) await fake.close();
    },
  };
}

function inMemory(
  shared: Omit<ServedSource, 'definition' | 'tenant'>,
  definition: ServedSource['definition'],
  domain: string,
) {
  return async (transport: Parameters<ReturnType<typeof inMemoryConnector>>[0], tenantId: string | null) => {
    const id = tenantId ?? '';
    await inMemoryConnector({ ...shared, definition, tenant: { id, slug: 'demo', domain } })(transport);
  };
}

async function openFakes(shop: FakeShop) {
  return {
    ga4: await openFakeGa4([shop]),
    gsc: await openFakeSearchConsole([shop]),
    pagespeed: await openFakePagespeed([shop]),
    google_ads: await openFakeGoogleAds([shop]),
    meta_ads: await openFakeMeta([shop]),
  };
}

function settingsFor({ ga4, gsc, pagespeed, google_ads, meta_ads }: Fakes): SourceSettings {
  return {
    ...PROVIDERS,
    limits: { ...PROVIDERS.limits, pollMilliseconds: 5 },
    addresses: {
      ...PROVIDERS.addresses,
      ...{ ga4_data: ga4.url, ga4_admin: ga4.url, search_console: gsc.url, url_inspection: gsc.url },
      ...{ pagespeed: pagespeed.url, crux: pagespeed.url },
      ...{ google_ads: google_ads.url, meta_graph: meta_ads.url },
    },
    googleDeveloperToken: 'fake-developer-token',
  };
}

function accessesOf(shop: FakeShop, down: ReadonlySet<Source>): SourceAccesses {
  return {
    async open(tenantId, source) {
      if (down.has(source)) {
        throw new SourceError('The source is not connected.', {
          kind: 'auth_reconnect',
          userAction: `Connect it: steward integrations connect ${source}.`,
        });
      }
      const token = async (): Promise<string> => DEMO_TOKEN;
      return { tenantId, source, accounts: [accountOf(shop, source)], token, renew: token };
    },
  };
}

function accountOf({ accounts, name, timezone, currency }: FakeShop, source: Source): SourceAccount {
  const ids: Readonly<Record<Source, string>> = {
    ga4: accounts.ga4,
    gsc: accounts.gsc,
    pagespeed: '',
    google_ads: accounts.googleAds,
    meta_ads: accounts.metaAds,
  };
  const loginCustomerId = source === 'google_ads' ? accounts.googleAdsManager : null;
  return { externalId: ids[source], name, timezone, currency, loginCustomerId };
}
