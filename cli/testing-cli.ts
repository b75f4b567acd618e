import { createLogger } from '#core/log.ts';
import { getTenant } from '#storage/core/tenant.repository.ts';
import type { Store } from '#storage/store.ts';
import type { Cli } from './cli.ts';
import { openTerminal } from './output/terminal.ts';
import { readSettings } from './settings.ts';

const nobody = () => Promise.reject(new Error('no server is asked'));
const NO_GATEWAY = { listTools: nobody, call: nobody, close: async () => {} };

/** What commands hold, on a test's store and at an instant; runs nothing. */
export function testCli(store: Store, instant: string): Cli {
  const settings = readSettings({});
  const log = createLogger('silent', process.stderr);
  return {
    settings,
    terminal: openTerminal(settings, {}),
    signal: new AbortController().signal,
    patience: { milliseconds: 0 },
    flags: { json: false, debug: false },
    now: () => new Date(instant),
    variable: () => undefined,
    log: async () => log,
    store: async () => store,
    engine: () => Promise.reject(new Error('nothing is run')),
    gateway: () => NO_GATEWAY,
    async enter(slug) {
      const tenant = await getTenant(store.owner, slug);
      return { store, tenant, db: store.forTenant(tenant.id) };
    },
  };
}
