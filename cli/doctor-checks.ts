import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { DatabaseHealth } from '#storage/core/health.repository.ts';
import type { Cli } from './cli.ts';
import type { Check } from './doctor-check.ts';
import { explainError } from './explain-error.ts';
import type { Settings } from './settings.ts';

const NEEDED_NODE = 24;
const LEAST_FREE_BYTES = 1_000_000_000;
const MOST_CLOCK_DIFFERENCE_MS = 5000;
const MEGABYTE = 1_000_000;

/** Looks at everything that Steward stands on. Never shows the value of a key or a password. */
export async function runChecks(cli: Cli): Promise<readonly Check[]> {
  const { settings } = cli;
  return [
    checkNode(),
    ...(settings.databaseUrl === undefined ? await checkFolder(settings.home) : []),
    ...(await checkDatabase(cli)),
    ...checkModel(settings),
    ...(await checkSources(cli)),
    { name: 'log', verdict: 'ok', detail: settings.log ?? 'none on a terminal (STEWARD_LOG sets a file)' },
  ];
}

function checkNode(): Check {
  const isNew = Number.parseInt(process.versions.node, 10) >= NEEDED_NODE;
  return {
    name: 'node',
    verdict: isNew ? 'ok' : 'failure',
    detail: `${process.version} on ${process.platform} ${process.arch}, ${process.execPath}`,
  };
}

async function checkFolder(home: string): Promise<Check[]> {
  const folder = await nearestFolder(home);
  const [{ uid, mode }, disk] = await Promise.all([stat(folder), statfs(folder)]);
  const free = disk.bavail * disk.bsize;
  const isOurs = process.getuid === undefined || uid === process.getuid();
  const state = folder === home ? `owner uid ${uid}, mode ${(mode & 0o777).toString(8)}` : 'not made yet';
  return [
    { name: 'data folder', verdict: isOurs ? 'ok' : 'warning', detail: `${home} (${state})` },
    {
      name: 'disk',
      verdict: free > LEAST_FREE_BYTES ? 'ok' : 'warning',
      detail: `${Math.round(free / MEGABYTE)} MB free`,
    },
  ];
}

/** The folder, or the nearest one above it that exists. */
async function nearestFolder(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    if (dirname(path) === path) throw error;
    return nearestFolder(dirname(path));
  }
}

async function checkDatabase(cli: Cli): Promise<Check[]> {
  try {
    const [{ readHealth }, { readMigrations }, { listChoices }] = await Promise.all([
      import('#storage/core/health.repository.ts'),
      import('#storage/migrate.ts'),
      import('#storage/runtime/model-choice.repository.ts'),
    ]);
    const store = await cli.store();
    const asked = Date.now();
    const health = await readHealth(store.owner);
    // The database read its clock somewhere between question and answer.
    const difference = health.now - (asked + Date.now()) / 2;
    const migrations = (await readMigrations()).length;
    const choices = (await listChoices(store.owner)).length;
    return [
      { name: 'database', verdict: 'ok', detail: describe(store.kind, health) },
      { name: 'migrations', verdict: 'ok', detail: `all ${migrations} applied` },
      checkVector(health),
      ...checkRoles(health),
      checkClock(difference),
      { name: 'tenants', verdict: 'ok', detail: String(health.tenants) },
      { name: 'models in lists', verdict: 'ok', detail: `${choices} ("steward models list" shows them)` },
    ];
  } catch (error) {
    const explained = explainError(error);
    if (!(explained instanceof AppError)) throw error;
    return [{ name: 'database', verdict: 'failure', detail: explained.message }];
  }
}

async function checkSources(cli: Cli): Promise<Check[]> {
  const { checkApplications, checkIntegrations } = await import('./doctor-integrations.ts');
  const applications = checkApplications(cli.settings.sources);
  try {
    return [...(await checkIntegrations(cli)), ...applications];
  } catch (error) {
    // That the database cannot be reached has been said above.
    if (!(explainError(error) instanceof AppError)) throw error;
    return applications;
  }
}

function describe(kind: 'embedded' | 'server', { version, database, bytes }: DatabaseHealth): string {
  const number = /^PostgreSQL [\d.]+/.exec(version)?.[0] ?? version;
  const where = kind === 'embedded' ? 'embedded (PGlite)' : `server, database "${database}"`;
  return `${number}, ${where}, ${Math.round(bytes / MEGABYTE)} MB`;
}

function checkVector({ vectorVersion }: DatabaseHealth): Check {
  return vectorVersion === null
    ? { name: 'pgvector', verdict: 'failure', detail: 'the extension is missing' }
    : { name: 'pgvector', verdict: 'ok', detail: vectorVersion };
}

function checkRoles({ appIsConfined, appMaySetConfig }: DatabaseHealth): Check[] {
  return [
    {
      name: 'application role',
      verdict: appIsConfined ? 'ok' : 'failure',
      detail: appIsConfined
        ? 'steward_app is bound by row security'
        : 'steward_app may pass row security: take SUPERUSER and BYPASSRLS from it',
    },
    {
      name: 'set_config',
      verdict: appMaySetConfig ? 'warning' : 'ok',
      detail: appMaySetConfig
        ? 'open to everybody; tenants are still kept apart by signature (a superuser may revoke it from public)'
        : 'withdrawn from the application role',
    },
  ];
}

function checkClock(differenceMs: number): Check {
  const isClose = Math.abs(differenceMs) < MOST_CLOCK_DIFFERENCE_MS;
  return {
    name: 'clock',
    verdict: isClose ? 'ok' : 'warning',
    detail: `the database is ${Math.round(Math.abs(differenceMs))} ms ${differenceMs < 0 ? 'behind' : 'ahead of'} this machine`,
  };
}

function checkModel({ model }: Settings): Check[] {
  const isSet = (value: string | undefined): string => (value === undefined ? 'not set' : 'set');
  return [
    describeModel(model),
    { name: 'OPENAI_API_KEY', verdict: 'ok', detail: isSet(model.apiKey) },
    { name: 'ANTHROPIC_API_KEY', verdict: 'ok', detail: isSet(model.anthropicKey) },
  ];
}

function describeModel({ name, apiKey, baseUrl }: Settings['model']): Check {
  if (name === undefined) {
    return {
      name: 'model',
      verdict: 'ok',
      detail: 'none (STEWARD_MODEL is not set): agents whose role has no list work by their playbooks',
    };
  }
  if (apiKey === undefined && baseUrl === undefined) {
    const detail = `${name}, but neither OPENAI_API_KEY nor OPENAI_BASE_URL says where it is`;
    return { name: 'model', verdict: 'failure', detail };
  }
  const host = baseUrl === undefined ? 'OpenAI' : new URL(baseUrl).host;
  return { name: 'model', verdict: 'ok', detail: `${name} at ${host}` };
}
