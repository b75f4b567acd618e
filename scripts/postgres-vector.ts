import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { apt, aptInstall, aptKnows } from './postgres-packages.ts';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const SOURCE = `deb-src [signed-by=${KEYRING}] http://deb.debian.org/debian trixie main\n`;

/** Makes sure that `create extension vector` works: a package where there is one, else Debian's newer source. */
export function ensureVector(binaries: PostgresBinaries): void {
  const config = findConfig(binaries);
  if (config !== undefined && hasVector(config)) return;
  const packaged = `postgresql-${binaries.major}-pgvector`;
  console.error(`PostgreSQL ${binaries.major} has no pgvector: installing it …`);
  if (aptKnows(packaged)) aptInstall([packaged]);
  else buildVector(binaries);
}

function findConfig({ folder }: PostgresBinaries): string | undefined {
  const config = join(folder, 'pg_config');
  return existsSync(config) ? config : undefined;
}

function hasVector(config: string): boolean {
  const share = execFileSync(config, ['--sharedir'], { encoding: 'utf8' }).trim();
  return existsSync(join(share, 'extension', 'vector.control'));
}

function buildVector(binaries: PostgresBinaries): void {
  aptInstall([`postgresql-server-dev-${binaries.major}`, 'gcc', 'libc6-dev', 'make']);
  const folder = mkdtempSync(join(tmpdir(), 'steward-pgvector-'));
  try {
    const sources = downloadSource(folder);
    const settings = [`PG_CONFIG=${join(binaries.folder, 'pg_config')}`, 'OPTFLAGS=', 'with_llvm=no'];
    make(sources, [`-j${availableParallelism()}`, ...settings]);
    make(sources, ['install', ...settings]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fetches the source package with lists of its own, so that the machine's package sources stay as they are. */
function downloadSource(folder: string): string {
  const list = join(folder, 'sources.list');
  writeFileSync(list, SOURCE);
  mkdirSync(join(folder, 'lists', 'partial'), { recursive: true });
  const isolated = [
    ['-o', `Dir::Etc::sourcelist=${list}`],
    ['-o', 'Dir::Etc::sourceparts=-'],
    ['-o', `Dir::State::lists=${join(folder, 'lists')}`],
    ['-o', 'APT::Sandbox::User=root'],
  ].flat();
  apt([...isolated, 'update', '-qq']);
  apt([...isolated, 'source', '--download-only', 'pgvector'], folder);
  const archive = readdirSync(folder).find((file) => file.endsWith('.orig.tar.gz'));
  if (archive === undefined) throw new Error('The source package of pgvector holds no archive.');
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', sources, '--strip-components=1']);
  return sources;
}

function make(folder: string, options: readonly string[]): void {
  execFileSync('make', ['-C', folder, ...options], { stdio: 'pipe' });
}
