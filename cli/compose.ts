import type { Logger } from '#core/log.ts';
import type { Engine } from '#runtime/environment.ts';
import type { Store } from '#storage/store.ts';
import type { Cli } from './cli.ts';
import { composeGateway } from './compose-gateway.ts';
import { ownServers } from './compose-sources.ts';
import { openTerminal } from './output/terminal.ts';
import { readSettings, type Settings } from './settings.ts';

/** A composed command line and how to let go of what it opened. */
export interface ComposedCli {
  readonly cli: Cli;
  close(): Promise<void>;
}

/** How long work may take to notice that it was stopped, unless a command asks for more. */
const PATIENCE_MILLISECONDS = 2000;

/** Puts together what the commands of this process share. Heavy modules are loaded when a command first asks for them. */
export function composeCli(variables: NodeJS.ProcessEnv, signal: AbortSignal): ComposedCli {
  const settings = readSettings(variables);
  const log = once(() => openLog(settings));
  const store = once(() => openStore(settings));
  const engine = once(() => openEngine(cli));

  const cli: Cli = {
    settings,
    terminal: openTerminal(settings, variables),
    signal,
    patience: { milliseconds: PATIENCE_MILLISECONDS },
    flags: { json: false, debug: false },
    now: () => new Date(),
    variable: (name) => variables[name] || undefined,
    log: log.get,
    store: store.get,
    engine: engine.get,
    gateway: () => gateway,
    async enter(slug) {
      const { getTenant } = await import('#storage/core/tenant.repository.ts');
      const opened = await store.get();
      const { id, name, domain, timezone, currency, locale } = await getTenant(opened.owner, slug);
      const tenant = { id, slug, name, domain, timezone, currency, locale };
      return { store: opened, tenant, db: opened.forTenant(id) };
    },
  };

  const gateway = composeGateway(cli, ownServers(cli));

  return {
    cli,
    async close() {
      await gateway.close();
      // An opening that failed has told its caller already and left nothing open.
      const running = await engine.taken()?.catch(() => undefined);
      await running?.queue.close();
      const opened = await store.taken()?.catch(() => undefined);
      await opened?.close();
    },
  };
}

interface Once<T> {
  get(): Promise<T>;
  /** The promise, when somebody has asked. */
  taken(): Promise<T> | undefined;
}

function once<T>(open: () => Promise<T>): Once<T> {
  let promise: Promise<T> | undefined;
  return {
    get() {
      promise ??= open();
      return promise;
    },
    taken: () => promise,
  };
}

async function openStore(settings: Settings): Promise<Store> {
  const store = await import('#storage/store.ts');
  return store.openStore(settings);
}

async function openEngine(cli: Cli): Promise<Engine> {
  const runtime = await import('./compose-runtime.ts');
  return runtime.openRuntime(cli);
}

/** Nothing is logged on a person's terminal unless they ask for it; elsewhere, warnings go to the error stream. */
async function openLog({ log, logLevel }: Settings): Promise<Logger> {
  const [{ createLogger }, { pino }] = await Promise.all([import('#core/log.ts'), import('pino')]);
  if (log !== undefined && log !== 'stderr') {
    return createLogger(
      logLevel ?? 'info',
      pino.destination({ dest: log, mkdir: true, mode: 0o600, sync: true }),
    );
  }
  const usual = log === undefined ? 'warn' : 'info';
  const isQuiet = log === undefined && process.stderr.isTTY;
  return createLogger(isQuiet ? 'silent' : (logLevel ?? usual), pino.destination({ fd: 2, sync: true }));
}
