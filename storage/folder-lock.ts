import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigurationError } from '#core/errors.ts';

/** A process, and when it started where the system tells: a pid alone comes back after a restart or in a container. */
interface Owner {
  readonly pid: number;
  readonly started: string;
}

/** Takes a data folder for this process, or throws an error that names the process that owns it. */
export function lockFolder(lockFile: string): () => void {
  mkdirSync(dirname(lockFile), { recursive: true, mode: 0o700 });
  const self: Owner = { pid: process.pid, started: startOf(process.pid) };
  if (!writeOwner(lockFile, self)) {
    const owner = readOwner(lockFile);
    if (owner !== undefined && isRunning(owner)) throw foreignOwner(lockFile, owner);
    // The owner is gone (killed, or the machine restarted): the lock means nothing any more.
    removeStale(lockFile, owner);
    if (!writeOwner(lockFile, self)) throw foreignOwner(lockFile, readOwner(lockFile));
  }
  return () => {
    if (isSame(readOwner(lockFile), self)) rmSync(lockFile, { force: true });
  };
}

/** Appears with its content or not at all, so that nobody ever reads half a lock. */
function writeOwner(lockFile: string, { pid, started }: Owner): boolean {
  const draft = `${lockFile}.${process.pid}.new`;
  writeFileSync(draft, `${pid} ${started}\n`, { mode: 0o600 });
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Only one process can move a file away, so of two that find the same dead owner the slower one finds out here. */
function removeStale(lockFile: string, dead: Owner | undefined): void {
  const aside = `${lockFile}.${process.pid}.old`;
  try {
    renameSync(lockFile, aside);
    if (!isSame(readOwner(aside), dead)) linkSync(aside, lockFile);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOwner(lockFile: string): Owner | undefined {
  try {
    const match = /^(\d+) (\S*)$/.exec(readFileSync(lockFile, 'utf8').trimEnd());
    return match === null ? undefined : { pid: Number(match[1]), started: match[2] ?? '' };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isRunning({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return startOf(pid) === started;
}

/** Linux tells it in clock ticks since the machine started; elsewhere the pid must do. */
function startOf(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return afterName.split(' ')[19] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

function isSame(a: Owner | undefined, b: Owner | undefined): boolean {
  return a?.pid === b?.pid && a?.started === b?.started;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function foreignOwner(lockFile: string, owner: Owner | undefined): ConfigurationError {
  return new ConfigurationError(
    `The data folder ${dirname(lockFile)} is in use by process ${owner?.pid ?? 'unknown'}. ` +
      'Wait until it ends, stop it, or set STEWARD_HOME to another folder or DATABASE_URL to a server.',
  );
}
