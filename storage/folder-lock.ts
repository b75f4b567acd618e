import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigurationError } from '#core/errors.ts';

/** Takes a data folder for this process, or throws an error that names the process that owns it. */
export function lockFolder(lockFile: string): () => void {
  mkdirSync(dirname(lockFile), { recursive: true, mode: 0o700 });
  if (!writeOwner(lockFile)) {
    const owner = readOwner(lockFile);
    if (owner !== undefined && isRunning(owner)) throw foreignOwner(lockFile, owner);
    // The owner is gone (killed, or the machine restarted): the lock means nothing any more.
    rmSync(lockFile, { force: true });
    if (!writeOwner(lockFile)) throw foreignOwner(lockFile, readOwner(lockFile));
  }
  return () => {
    if (readOwner(lockFile) === process.pid) rmSync(lockFile, { force: true });
  };
}

function writeOwner(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readOwner(lockFile: string): number | undefined {
  try {
    const owner = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
    return Number.isInteger(owner) ? owner : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function foreignOwner(lockFile: string, owner: number | undefined): ConfigurationError {
  return new ConfigurationError(
    `The data folder ${dirname(lockFile)} is in use by process ${owner ?? 'unknown'}. ` +
      'Wait until it ends, stop it, or set STEWARD_HOME to another folder or DATABASE_URL to a server.',
  );
}
