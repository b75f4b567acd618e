import { randomBytes } from 'node:crypto';
import { ConfigurationError } from '#core/errors.ts';
import { KEY_BYTES, type Sealed, seal, UnsealableError, unseal } from '#core/sealing.ts';
import type { Transaction } from '../database.ts';
import { type MasterKeys, masterKeyOf, wrappingKey } from './master-key.ts';
import { putSecret, type SecretField, type SecretPlace, type StoredSecret } from './secret.repository.ts';
import {
  findNewestKey,
  insertKey,
  listMasterKeyIds,
  lockKeys,
  type StoredKey,
} from './tenant-key.repository.ts';

/** Whose secrets, and of what. */
export type SecretOwner = Omit<SecretPlace, 'field'>;

/** A data key that can be used. */
export interface OpenKey {
  readonly id: string;
  readonly version: number;
  readonly bytes: Buffer;
}

/** Seals secrets with the tenant's newest key, which is made when it has none, and stores them. Runs as the owner. */
export async function sealSecrets(
  tx: Transaction,
  { masterKeys, ...owner }: SecretOwner & { readonly masterKeys: MasterKeys },
  values: Readonly<Partial<Record<SecretField, string>>>,
): Promise<void> {
  await lockKeys(tx, owner.tenantId);
  const stored = await findNewestKey(tx, owner.tenantId);
  const key =
    stored === undefined
      ? await makeFirstKey(tx, owner.tenantId, masterKeys)
      : unwrapKey(stored, owner.tenantId, masterKeys);
  for (const field of ['access_token', 'refresh_token'] as const) {
    const value = values[field];
    if (value !== undefined) await storeSealed(tx, { ...owner, field }, { value, key });
  }
}

/** Seals one secret with a key and stores it. Runs as the owner. */
export async function storeSealed(
  tx: Transaction,
  place: SecretPlace,
  { value, key }: { readonly value: string; readonly key: OpenKey },
): Promise<void> {
  const sealed = seal(Buffer.from(value, 'utf8'), key.bytes, placeOfSecret(place, key.version));
  await putSecret(tx, place, { sealed, keyId: key.id });
}

/** Opens a stored secret for the place that was asked for, whatever the row says of itself. */
export function openSecret(stored: StoredSecret, place: SecretPlace, masterKeys: MasterKeys): string {
  const key = unwrapKey(stored.key, place.tenantId, masterKeys);
  const what = `The stored ${place.field} of ${place.source}`;
  return opening(stored.sealed, key.bytes, { place: placeOfSecret(place, key.version), what }).toString(
    'utf8',
  );
}

/** Makes a data key and stores it wrapped. Runs as the owner, who holds the lock of the tenant's keys. */
export async function makeKey(
  tx: Transaction,
  { tenantId, version }: { readonly tenantId: string; readonly version: number },
  masterKeys: MasterKeys,
): Promise<OpenKey> {
  const master = wrappingKey(masterKeys);
  const bytes = randomBytes(KEY_BYTES);
  const sealed = seal(bytes, master.bytes, placeOfKey(tenantId, version));
  const id = await insertKey(tx, tenantId, { version, masterKeyId: master.id, sealed });
  return { id, version, bytes };
}

/** A slip in the master key must not go unnoticed until the right one is gone. */
async function makeFirstKey(tx: Transaction, tenantId: string, masterKeys: MasterKeys): Promise<OpenKey> {
  for (const id of await listMasterKeyIds(tx)) masterKeyOf(masterKeys, id);
  return makeKey(tx, { tenantId, version: 1 }, masterKeys);
}

function unwrapKey(
  { id, version, masterKeyId, sealed }: StoredKey,
  tenantId: string,
  masterKeys: MasterKeys,
): OpenKey {
  const master = masterKeyOf(masterKeys, masterKeyId);
  const bytes = opening(sealed, master.bytes, {
    place: placeOfKey(tenantId, version),
    what: 'The stored data key',
  });
  return { id, version, bytes };
}

/** The words in front keep one kind of content from being opened as the other. */
function placeOfSecret({ tenantId, source, field }: SecretPlace, keyVersion: number): string[] {
  return ['steward secret', tenantId, source, field, String(keyVersion)];
}

function placeOfKey(tenantId: string, version: number): string[] {
  return ['steward data key', tenantId, String(version)];
}

function opening(
  sealed: Sealed,
  key: Buffer,
  { place, what }: { readonly place: readonly string[]; readonly what: string },
): Buffer {
  try {
    return unseal(sealed, key, place);
  } catch (cause) {
    if (!(cause instanceof UnsealableError)) throw cause;
    throw new ConfigurationError(
      `${what} does not open: its row was moved from another place or changed. Connect the source again.`,
      { cause },
    );
  }
}
