import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { SourceAccess, SourceAccount } from '#tools/source/source-access.ts';
import { SourceError } from '#tools/source/source-error.ts';
import type { ServedSource } from './answer-call.ts';
import { LOOPBACK_HOSTS } from './http-guard.ts';
import { RecentMemory } from './recent-memory.ts';
import { all } from './registry.gen.ts';
import { serveHttp } from './serve-http.ts';
import { serveStdio } from './serve-stdio.ts';
import { PROVIDERS } from './source-settings.ts';

// Only for tests: one server in a process of its own, for the shop, token and provider that its environment names.
const {
  values,
  positionals: [name],
} = parseArgs({
  allowPositionals: true,
  options: { http: { type: 'boolean', default: false }, aliases: { type: 'boolean', default: false } },
});
// biome-ignore lint/style/noProcessEnv: this is a composition root, for tests.
const variables = process.env;

const served = compose();
const look = { withAliases: values.aliases };
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
if (values.http) {
  const { url } = await serveHttp(served, {
    ...look,
    host: '127.0.0.1',
    port: 0,
    hosts: LOOPBACK_HOSTS,
    token: variables.STEWARD_MCP_TOKEN,
  });
  process.stdout.write(`${url}\n`);
} else {
  await serveStdio(served, look, stop.signal);
  process.exit();
}

function compose(): ServedSource {
  const definition = all.find((each) => each.name === name);
  if (definition === undefined) throw new Error(`There is no server "${name}".`);
  const now = (): Date => new Date();
  const provider = variables.STEWARD_TEST_PROVIDER ?? 'http://127.0.0.1:9';
  const addresses = Object.fromEntries(Object.keys(PROVIDERS.addresses).map((each) => [each, provider]));
  return {
    definition,
    tenant: { id: '00000000-0000-4000-8000-000000000001', slug: 'test-shop', domain: 'shop.example' },
    accesses: { open: async (tenantId, source) => access(tenantId, source) },
    settings: { ...PROVIDERS, addresses: addresses as unknown as typeof PROVIDERS.addresses },
    memory: new RecentMemory(now),
    cursorKey: Buffer.alloc(32, 7),
    now,
    log: pino({ level: 'warn' }, pino.destination(2)),
  };
}

function access(tenantId: string, source: SourceAccess['source']): SourceAccess {
  const prefix = `STEWARD_${source.toUpperCase()}`;
  const token = variables[`${prefix}_TOKEN`];
  const refuse = (): never => {
    throw new SourceError('The source is not connected.', { kind: 'auth_reconnect' });
  };
  return {
    tenantId,
    source,
    accounts: (variables[`${prefix}_ACCOUNTS`] ?? '').split(',').filter(Boolean).map(account),
    token: async () => token ?? refuse(),
    renew: async () => refuse(),
  };
}

function account(externalId: string): SourceAccount {
  return { externalId, name: externalId, timezone: 'Europe/Oslo', currency: 'NOK', loginCustomerId: null };
}
