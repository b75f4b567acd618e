import { AppError } from '#core/errors.ts';
import { masterKeyOf, wrappingKey } from '#storage/core/master-key.ts';
import {
  beginRotation,
  endRotation,
  listTenantsToRotate,
  readBack,
  rotateKeys,
} from '#storage/core/rotate-keys.ts';
import { listMasterKeyIds } from '#storage/core/tenant-key.repository.ts';
import type { VaultSettings } from '#tools/source/vault-settings.ts';

/** What a rotation did. */
export interface Rotation {
  /** One that was broken off was taken up again. */
  readonly isResumed: boolean;
  readonly tenants: number;
  readonly secrets: number;
  /** Secrets that were opened again afterwards: as many as were sealed. */
  readonly readBack: number;
  readonly masterKey: string;
  readonly failures: readonly { readonly tenant: string; readonly problem: string }[];
}

/** Gives every tenant a new data key under the newest master key. Broken off, it goes on where it stopped. */
export async function rotateAll(
  { owner, masterKeys }: Pick<VaultSettings, 'owner' | 'masterKeys'>,
  { signal, onTenant }: { readonly signal: AbortSignal; readonly onTenant: (slug: string) => void },
): Promise<Rotation> {
  const masterKey = wrappingKey(masterKeys).id;
  for (const id of await listMasterKeyIds(owner)) masterKeyOf(masterKeys, id);
  const isResumed = await beginRotation(owner);
  const done = { tenants: 0, secrets: 0, readBack: 0 };
  const failures: { tenant: string; problem: string }[] = [];
  for (const { id, slug } of await listTenantsToRotate(owner)) {
    signal.throwIfAborted();
    onTenant(slug);
    const problem = await problemOf(async () => {
      done.secrets += await rotateKeys(owner, id, masterKeys);
      done.readBack += await readBack(owner, id, masterKeys);
      done.tenants += 1;
    });
    if (problem !== undefined) failures.push({ tenant: slug, problem });
  }
  if (failures.length === 0) await endRotation(owner);
  return { isResumed, ...done, masterKey, failures };
}

/** One tenant's broken row does not keep the old keys for all others. */
async function problemOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return error.message;
    throw error;
  }
}
