import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';
import { type MasterKey, type MasterKeys, parseMasterKey } from '#storage/core/master-key.ts';
import type { AccountSettings } from '#tools/source/account-reader.ts';
import type { OAuthClient } from '#tools/source/oauth.ts';
import {
  PROVIDER_ADDRESSES,
  type ProviderAddresses,
  parseProviderAddresses,
} from '#tools/source/provider-addresses.ts';
import type { SourceAccesses } from '#tools/source/source-access.ts';
import type { VaultSettings } from '#tools/source/vault-settings.ts';
import type { Cli } from './cli.ts';
import type { SecretPlace, SourceSettings } from './source-settings.ts';

/** Everything that has to do with what tenants connected. */
export interface ComposedVault {
  /** Opens what was connected. */
  readonly accesses: SourceAccesses;
  readonly settings: VaultSettings;
  readonly accounts: AccountSettings;
}

/** Puts the vault together. Keys that are missing are an error only once something needs them. */
export async function composeVault(cli: Pick<Cli, 'settings' | 'store'>): Promise<ComposedVault> {
  const { sources } = cli.settings;
  const { openVault } = await import('#tools/source/vault.ts');
  const [{ owner }, masterKeys] = [await cli.store(), await readMasterKeys(sources)];
  const addresses = addressesOf(sources);
  const oauth = await composeOAuth(sources, addresses);
  const settings = { owner, masterKeys, oauth, pageSpeedKey: sources.pageSpeedKey };
  const { googleAdsDeveloperToken } = sources;
  return { accesses: openVault(settings), settings, accounts: { addresses, googleAdsDeveloperToken } };
}

/** The master keys that this process was given, by variables or files. */
export async function readMasterKeys(sources: SourceSettings): Promise<MasterKeys> {
  return {
    current: await readMasterKey(sources.masterKey, 'STEWARD_MASTER_KEY'),
    next: await readMasterKey(sources.nextMasterKey, 'STEWARD_MASTER_KEY_NEXT'),
  };
}

async function readMasterKey({ value, file }: SecretPlace, name: string): Promise<MasterKey | undefined> {
  if (value !== undefined && file !== undefined) {
    throw new ConfigurationError(`Both ${name} and ${name}_FILE are set: unset one of them.`);
  }
  if (file !== undefined) return parseMasterKey(await readSecretFile(file, `${name}_FILE`), `${name}_FILE`);
  return value === undefined ? undefined : parseMasterKey(value, name);
}

async function readSecretFile(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`The file of ${name} cannot be read: ${path}`, { cause });
  }
}

function addressesOf({ providerUrls }: SourceSettings): ProviderAddresses {
  return providerUrls === undefined ? PROVIDER_ADDRESSES : parseProviderAddresses(providerUrls);
}

/** The applications that are named. */
async function composeOAuth(sources: SourceSettings, addresses: ProviderAddresses): Promise<OAuthClient[]> {
  const [{ googleOAuth }, { metaOAuth }] = await Promise.all([
    import('#tools/source/google-oauth.client.ts'),
    import('#tools/source/meta-oauth.client.ts'),
  ]);
  const google = await readGoogleApplication(sources);
  const { appId, appSecret } = sources.meta;
  return [
    ...(google === undefined ? [] : [googleOAuth(google, addresses)]),
    ...(appId === undefined || appSecret === undefined ? [] : [metaOAuth({ appId, appSecret }, addresses)]),
  ];
}

const downloaded = z
  .object({ client_id: z.string().min(1), client_secret: z.string().min(1) })
  .transform(({ client_id, client_secret }) => ({ clientId: client_id, clientSecret: client_secret }));
const downloadedFile = z.union([
  z.object({ installed: downloaded }).transform(({ installed }) => installed),
  z.object({ web: downloaded }).transform(({ web }) => web),
]);
type GoogleApplication = z.output<typeof downloaded>;

/** By two variables, or by the file that Google's console gives. */
async function readGoogleApplication({ google }: SourceSettings): Promise<GoogleApplication | undefined> {
  const { clientId, clientSecret, file } = google;
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
  if (file === undefined) return undefined;
  const parsed = downloadedFile.safeParse(
    parseJson(await readSecretFile(file, 'STEWARD_GOOGLE_CLIENT_FILE')),
  );
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    `The file of STEWARD_GOOGLE_CLIENT_FILE is not what Google's console gives for download (client_secret_….json): ${file}`,
  );
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
