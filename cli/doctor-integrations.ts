import { stat } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import { listIntegrations } from '#storage/core/integration.repository.ts';
import { type MasterKeys, masterKeyOf } from '#storage/core/master-key.ts';
import { listMasterKeyIds } from '#storage/core/tenant-key.repository.ts';
import { connectCommand } from '#tools/source/reconnect.ts';
import { connectableSource } from '#tools/source/source.ts';
import type { Cli } from './cli.ts';
import { readMasterKeys } from './compose-vault.ts';
import type { Check } from './doctor-check.ts';
import type { SourceSettings } from './source-settings.ts';

const OTHERS_MAY = 0o077;

/** Looks at what credentials stand on: whether keys are there, never what they are. Needs the store. */
export async function checkIntegrations(cli: Cli): Promise<Check[]> {
  const { owner } = await cli.store();
  const integrations = await listIntegrations(owner);
  const ended = integrations.filter(({ status }) => status === 'needs_reconnect');
  return [
    await checkMasterKey(cli.settings.sources, await listMasterKeyIds(owner)),
    {
      name: 'integrations',
      verdict: 'ok',
      detail: `${integrations.filter(({ status }) => status === 'active').length} connected ("steward integrations list" shows them)`,
    },
    ...ended.flatMap(({ source, tenant }) => toReconnect(source, tenant)),
  ];
}

function toReconnect(source: string, slug: string): Check[] {
  const known = connectableSource.safeParse(source);
  if (!known.success) return [];
  const command = connectCommand({ slug, source: known.data });
  return [
    { name: `${source} of ${slug}`, verdict: 'warning', detail: `its consent has ended. Run: ${command}` },
  ];
}

/** Which applications at providers this installation has. */
export function checkApplications({ google, meta, pageSpeedKey }: SourceSettings): Check[] {
  const isSet = (...values: (string | undefined)[]): string =>
    values.every((value) => value !== undefined) ? 'set' : 'not set';
  const byFile = google.file === undefined ? 'not set' : `set by the file ${google.file}`;
  const isNamed = google.clientId !== undefined && google.clientSecret !== undefined;
  return [
    { name: 'Google application', verdict: 'ok', detail: isNamed ? 'set' : byFile },
    { name: 'Meta application', verdict: 'ok', detail: isSet(meta.appId, meta.appSecret) },
    { name: 'PageSpeed key', verdict: 'ok', detail: isSet(pageSpeedKey) },
  ];
}

async function checkMasterKey(sources: SourceSettings, neededIds: readonly string[]): Promise<Check> {
  const name = 'master key';
  try {
    const keys = await readMasterKeys(sources);
    for (const id of neededIds) masterKeyOf(keys, id);
    const open = await findOpenFile(sources);
    if (open !== undefined) {
      return { name, verdict: 'warning', detail: `others on this machine can read ${open}: chmod 600 it` };
    }
    return { name, verdict: 'ok', detail: describeKeys(keys) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { name, verdict: 'failure', detail: error.message };
  }
}

function describeKeys({ current, next }: MasterKeys): string {
  const names = [
    ...(current === undefined ? [] : [`set (${current.id})`]),
    ...(next === undefined ? [] : [`the next one too (${next.id})`]),
  ];
  return names.join(', ') || 'not set ("steward integrations connect" needs one)';
}

async function findOpenFile({ masterKey, nextMasterKey }: SourceSettings): Promise<string | undefined> {
  for (const { file } of [masterKey, nextMasterKey]) {
    if (file !== undefined && ((await stat(file)).mode & OTHERS_MAY) !== 0) return file;
  }
  return undefined;
}
