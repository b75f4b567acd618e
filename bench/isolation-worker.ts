import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { createLogger } from '#core/log.ts';
import { inMemoryConnector } from '#mcp-servers/connect-in-memory.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import { LAST_DAY } from '#mcp-servers/growth/fakes/testing-table.ts';
import { RecentMemory } from '#mcp-servers/recent-memory.ts';
import { all as servers } from '#mcp-servers/registry.gen.ts';
import { PROVIDERS } from '#mcp-servers/source-settings.ts';
import { openEngine } from '#runtime/engine.ts';
import { openWorker } from '#runtime/worker.ts';
import { findTenantById, listTenants } from '#storage/core/tenant.repository.ts';
import { openStore } from '#storage/store.ts';
import { openGateway } from '#tools/mcp/gateway.ts';
import { type OwnServer, storedServers } from '#tools/mcp/stored-servers.ts';
import { mcpSources } from '#tools/source/mcp-sources.ts';
import { parseProviderAddresses } from '#tools/source/provider-addresses.ts';
import { openVault } from '#tools/source/vault.ts';
import { isolationGraph } from './isolation-graph.ts';
import { vaultSettings, workerSettings } from './isolation-settings.ts';

/*
 * A worker process of the isolation trial: node bench/isolation-worker.ts. Its parent tells it everything, also the
 * secrets, in its first message: a command line is seen by others. It works until it is killed, and tells how many runs are left.
 */

const LEASE_SECONDS = 3;
const CONCURRENCY = 6;
const POLL_MILLISECONDS = 200;

process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
const [message] = await once(process, 'message');
const settings = workerSettings.parse(message);
const log = createLogger('trace', process.stderr);
const store = await openStore({ databaseUrl: settings.databaseUrl, home: settings.home });
const now = (): Date => noonAfter(LAST_DAY);
const shared = {
  accesses: openVault(vaultSettings(settings, store)),
  settings: {
    ...PROVIDERS,
    addresses: parseProviderAddresses(settings.serverAddresses),
    googleDeveloperToken: settings.developerToken,
    pagespeedKey: settings.pagespeedKey,
    metaAppSecret: settings.clientSecret,
  },
  memory: new RecentMemory(now),
  cursorKey: Buffer.from(settings.cursorKey, 'base64'),
  ...{ now, log },
};
const own = servers.map(
  (definition): OwnServer => ({
    name: definition.name,
    async connect(transport, tenantId) {
      const tenant = await findTenantById(store.owner, tenantId ?? '');
      if (tenant === undefined) throw new TypeError('There is no such tenant.');
      await inMemoryConnector({ ...shared, definition, tenant })(transport);
    },
  }),
);
const mcp = openGateway({
  servers: storedServers(store, own),
  secrets: { variable: () => undefined, readFile: async () => '' },
  log,
});
const engine = await openEngine(store, {
  ...{ log, mcp, sources: mcpSources(mcp), graphs: [isolationGraph], leaseSeconds: LEASE_SECONDS },
});
const tenants = (await listTenants(store.owner)).map(({ id }) => store.forTenant(id));

/** The tokens of a source are over, as far as the store knows. */
const ending = z.object({ end: z.object({ tenantId: z.string(), source: z.string() }) });
process.on('message', async (told) => {
  const { tenantId, source } = ending.parse(told).end;
  await store.owner.run({
    text: `update core.integration set expires_at = clock_timestamp() where tenant_id = $1 and source = $2`,
    values: [tenantId, source],
  });
});

const worker = openWorker(engine, {
  ...{ concurrency: CONCURRENCY, queues: ['incident'], pollMilliseconds: POLL_MILLISECONDS },
});
process.send?.('ready');
const unended = z.object({ unended: z.number() });
for (let left = 1; left > 0; await wait(POLL_MILLISECONDS)) {
  const answers = await Promise.all(
    tenants.map((db) =>
      db.run({
        text: 'select count(*) as unended from runtime.execution where ended_at is null',
        values: [],
      }),
    ),
  );
  left = answers.reduce((sum, { rows }) => sum + unended.parse(rows[0]).unended, 0);
}
await worker.drain(0);
process.send?.('done');
