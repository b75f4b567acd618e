import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** A PostgreSQL of our own for the length of a test run. */
export interface TemporaryServer {
  /** Superuser address of the database `postgres`. */
  readonly url: string;
  /** Ends the server and removes its folder; at once, so that it may run while the process exits. */
  stop(): void;
  /** Ends the server as asked and starts it again at the same address; resolves when it takes connections. */
  restart(mode: ShutdownMode): Promise<void>;
}

/** `fast` ends sessions and writes everything down; `immediate` is a crash: the next start recovers from the log. */
export type ShutdownMode = 'fast' | 'immediate';

/** How a server is to be run. */
export interface ServerOptions {
  /** True keeps what a commit promised through a crash, as a real server does; false is faster. */
  readonly durable?: boolean;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const READY_SECONDS = 30;
const STOP_SECONDS = 10;
// A test server that loses power loses nothing of worth.
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const CLUSTER = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'];

/** Creates a cluster in a temporary folder and starts it on a free port of this machine. */
export async function startServer(
  { folder: binaries }: PostgresBinaries,
  { durable = false }: ServerOptions = {},
): Promise<TemporaryServer> {
  const account = findAccount();
  const folder = mkdtempSync(join(tmpdir(), 'steward-postgres-'));
  let child: ChildProcess | undefined;
  const stop = () => stopServer(folder, child);
  try {
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
    const port = await findFreePort();
    execFileSync(join(binaries, 'initdb'), ['-D', dataIn(folder), ...CLUSTER], { stdio: 'pipe', ...account });
    const address = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
    const settings = [...address, 'max_connections=200', ...(durable ? [] : CARELESS)];
    const begin = () => spawnServer(join(binaries, 'postgres'), { folder, settings, account });
    child = await begin();
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop,
      async restart(mode) {
        await endServer(child, mode);
        child = await begin();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

interface ServerPlace {
  readonly folder: string;
  readonly settings: readonly string[];
  readonly account: Account | undefined;
}

async function spawnServer(
  program: string,
  { folder, settings, account }: ServerPlace,
): Promise<ChildProcess> {
  const options = settings.flatMap((setting) => ['-c', setting]);
  // A group of its own: Ctrl-C reaches us first, and we end the server after its clients.
  const child = spawn(program, ['-D', dataIn(folder), ...options], {
    ...account,
    stdio: 'ignore',
    detached: true,
  });
  await untilReady(child, folder);
  // Our end is not to wait for the server's end: it is the other way round.
  child.unref();
  return child;
}

const SHUTDOWN_SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

async function endServer(child: ChildProcess | undefined, mode: ShutdownMode): Promise<void> {
  if (child === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.ref();
  child.kill(SHUTDOWN_SIGNALS[mode]);
  await ended;
}

/** PostgreSQL refuses to run as root, so root lends it another account. */
function findAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (option: string) =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on this machine.');
  return address.port;
}

async function untilReady(child: ChildProcess, folder: string): Promise<void> {
  for (let tenths = 0; tenths < READY_SECONDS * 10; tenths += 1) {
    if (child.exitCode !== null) throw new Error(`The test server ended with code ${child.exitCode}.`);
    if (isReady(folder)) return;
    await wait(100);
  }
  throw new Error(`The test server was not ready after ${READY_SECONDS} seconds.`);
}

/** The server itself writes the word into its lock file. */
function isReady(folder: string): boolean {
  try {
    return /^ready\s*$/m.test(readFileSync(lockIn(folder), 'utf8'));
  } catch {
    return false;
  }
}

function stopServer(folder: string, child: ChildProcess | undefined): void {
  if (child?.pid !== undefined && child.exitCode === null) quit(child.pid);
  // The server removes its lock file as the last thing it does; until then it still writes into the folder.
  for (let tries = 0; tries < STOP_SECONDS * 20 && existsSync(lockIn(folder)); tries += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  rmSync(folder, { recursive: true, force: true });
}

function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It has just ended by itself.
  }
}

function dataIn(folder: string): string {
  return join(folder, 'data');
}

function lockIn(folder: string): string {
  return join(dataIn(folder), 'postmaster.pid');
}
