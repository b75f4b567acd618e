import { execFileSync } from 'node:child_process';

/** Installs Debian packages, or says what a person must do. */
export function aptInstall(packages: readonly string[]): void {
  if (process.getuid?.() !== 0) {
    throw new Error(
      `These packages are missing and only root may install them: ${packages.join(' ')}. ` +
        'Install them, or set STEWARD_TEST_SERVER to a PostgreSQL with pgvector (postgres://superuser@host/postgres).',
    );
  }
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** True when the package sources of this machine know the package. */
export function aptKnows(name: string): boolean {
  try {
    return execFileSync('apt-cache', ['show', name], { stdio: 'pipe' }).length > 0;
  } catch {
    return false;
  }
}

/** Runs apt-get without questions; its output appears only in the error when it fails. */
export function apt(options: readonly string[], folder?: string): void {
  execFileSync('apt-get', [...options], {
    ...(folder === undefined ? {} : { cwd: folder }),
    stdio: 'pipe',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
