import { randomBytes } from 'node:crypto';
import { ConfigurationError, InvalidInputError } from '#core/errors.ts';
import type { ServedSource } from '#mcp-servers/answer-call.ts';
import type { McpServerDefinition, ServedTenant } from '#mcp-servers/mcp-server.ts';
import { PROVIDERS, type SourceSettings } from '#mcp-servers/source-settings.ts';
import type { OwnServer } from '#tools/mcp/stored-servers.ts';
import { type Source, source } from '#tools/source/source.ts';
import type { Cli } from './cli.ts';
import { composeVault } from './compose-vault.ts';

const KEY_BYTES = 32;

/** What the servers of sources share in this process. */
type SourceCli = Pick<Cli, 'settings' | 'store' | 'log' | 'now'>;
type Shared = Omit<ServedSource, 'definition' | 'tenant'>;

/** Our own servers of sources, within this process, each opened for one tenant at a time. Nothing is loaded before one is asked. */
export function ownServers(cli: SourceCli): OwnServer[] {
  let sharing: Promise<Shared> | undefined;
  const shared = (): Promise<Shared> => {
    sharing ??= shareSources(cli);
    return sharing;
  };
  return source.options.map((name) => ({
    name,
    async connect(transport, tenantId) {
      if (tenantId === null) throw new InvalidInputError(`The source ${name} is asked for a tenant.`);
      const { inMemoryConnector } = await import('#mcp-servers/connect-in-memory.ts');
      const served = { ...(await shared()), definition: await definitionOf(name) };
      await inMemoryConnector({ ...served, tenant: await servedTenant(cli, tenantId) })(transport);
    },
  }));
}

/** One source of one tenant, for a client of another process. */
export async function serveSource(cli: SourceCli, name: Source, tenant: ServedTenant): Promise<ServedSource> {
  return { ...(await shareSources(cli)), definition: await definitionOf(name), tenant };
}

async function shareSources(cli: SourceCli): Promise<Shared> {
  const [{ RecentMemory }, { accesses, accounts }] = await Promise.all([
    import('#mcp-servers/recent-memory.ts'),
    composeVault(cli),
  ]);
  const { sources } = cli.settings;
  const settings: SourceSettings = {
    ...PROVIDERS,
    addresses: accounts.addresses,
    googleDeveloperToken: sources.googleAdsDeveloperToken,
    pagespeedKey: sources.pageSpeedKey,
    metaAppSecret: sources.meta.appSecret,
  };
  return {
    ...{ accesses, settings, now: cli.now, log: await cli.log() },
    memory: new RecentMemory(cli.now),
    cursorKey: randomBytes(KEY_BYTES),
  };
}

async function definitionOf(name: Source): Promise<McpServerDefinition> {
  const { all } = await import('#mcp-servers/registry.gen.ts');
  const definition = all.find((each) => each.name === name);
  if (definition === undefined) throw new ConfigurationError(`There is no server for ${name}.`);
  return definition;
}

async function servedTenant(cli: SourceCli, tenantId: string): Promise<ServedTenant> {
  const { findTenantById } = await import('#storage/core/tenant.repository.ts');
  const tenant = await findTenantById((await cli.store()).owner, tenantId);
  if (tenant === undefined) throw new InvalidInputError(`There is no tenant ${tenantId}.`);
  return tenant;
}
