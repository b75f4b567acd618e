import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './postgres-packages.ts';

/** One installed PostgreSQL. */
export interface PostgresBinaries {
  /** Folder that holds `initdb` and `postgres`. */
  readonly folder: string;
  /** Major version, for example 15. */
  readonly major: number;
}

const DEBIAN = '/usr/lib/postgresql';

/** The newest PostgreSQL of this machine; installs one when there is none. */
export function getBinaries(): PostgresBinaries {
  const found = findBinaries();
  if (found !== undefined) return found;
  console.error('No PostgreSQL here: installing the package "postgresql" …');
  aptInstall(['postgresql']);
  const installed = findBinaries();
  if (installed === undefined)
    throw new Error('The package "postgresql" brought no initdb: install it by hand.');
  return installed;
}

function findBinaries(): PostgresBinaries | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const path = (process.env.PATH ?? '').split(delimiter);
  return [...debian, ...path]
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .map((folder) => ({ folder, major: readMajor(folder) }))
    .sort((a, b) => b.major - a.major)[0];
}

function readMajor(folder: string): number {
  const answer = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\s(\d+)[.\d]*/.exec(answer)?.[1]);
}
