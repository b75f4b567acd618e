// Plain JavaScript, because it runs before anything is installed, on whatever Node the machine has (20 or newer).
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const NODE = join(MODULES, 'node', 'bin', 'node');
const NEEDED_NODE = 24;
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

if (!isInstalled()) install();

/** True when every package of the lock file is there in its version: compares npm's own two lists. */
function isInstalled() {
  if (!existsSync(NODE)) return false;
  const wanted = readPackages(join(ROOT, 'package-lock.json'));
  const present = readPackages(join(MODULES, '.package-lock.json'));
  return Object.entries(wanted).every(
    // A package for another platform is in the lock file and, rightly, not here.
    ([path, entry]) => path === '' || entry.optional === true || present[path]?.version === entry.version,
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function install() {
  console.error('Installing packages (about half a minute, once) …');
  if (!npm('ci')) {
    console.error('The exact versions could not be installed; trying the nearest ones …');
    if (!npm('install')) fail('The packages could not be installed: see the messages of npm above.');
  }
  // Some versions of npm hold back install scripts; this one brings the Node binary that we run on.
  if (!existsSync(NODE)) npm('rebuild', 'node', '--foreground-scripts');
  const version = nodeVersion();
  if (version < NEEDED_NODE) {
    fail(`Node ${NEEDED_NODE} is needed and ${NODE} is not it: delete node_modules and run "npm ci".`);
  }
}

function npm(...command) {
  return spawnSync('npm', [...command, ...QUIET], { cwd: ROOT, stdio: ['ignore', 2, 2] }).status === 0;
}

function nodeVersion() {
  try {
    return Number.parseInt(execFileSync(NODE, ['--version'], { encoding: 'utf8' }).slice(1), 10);
  } catch {
    return 0;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
