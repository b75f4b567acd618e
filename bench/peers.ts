import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCE = join(import.meta.dirname, 'peers');
const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'steward');

/** Loads a package that we only measure ourselves against; installs all of them, exactly as locked, when it is the first. */
export async function loadPeer(name: string): Promise<unknown> {
  const folder = installPeers();
  return import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href);
}

/** Outside our own tree, so that neither tests nor checks of ours find what they bring. */
function installPeers(): string {
  const lock = readFileSync(join(SOURCE, 'package-lock.json'));
  const folder = join(CACHE, `peers-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`);
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return folder;
  console.log(`Installing what is measured beside us into ${folder} …`);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(SOURCE, file), join(folder, file));
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'pipe' });
  return folder;
}
