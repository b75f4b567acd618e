import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseMasterKey } from '#storage/core/master-key.ts';
import { beginRotation, listTenantsToRotate, rotateKeys } from '#storage/core/rotate-keys.ts';
import { openStore } from '#storage/store.ts';
import { parseProviderAddresses } from './provider-addresses.ts';
import { connectableSource } from './source.ts';
import { fakeOAuth } from './testing-vault.ts';
import { openVault } from './vault.ts';

/** What a process of a test is started with, as its one argument. It ends with its parent. */
export const processSettings = z.object({
  databaseUrl: z.string(),
  masterKey: z.string(),
  addresses: z.string(),
  leaseSeconds: z.number(),
});

/** What it is told to do: to ask for tokens at once, or to give every tenant a new key. */
export const processTask = z.union([
  z.object({ tenants: z.array(z.string()), sources: z.array(connectableSource), callers: z.number() }),
  z.object({ rotate: z.literal(true) }),
]);
export type ProcessTask = z.infer<typeof processTask>;

const settings = processSettings.parse(JSON.parse(process.argv[2] ?? ''));
const store = await openStore({ databaseUrl: settings.databaseUrl, home: '' });
const masterKeys = { current: parseMasterKey(settings.masterKey, 'the argument'), next: undefined };
const vault = openVault({
  ...{ owner: store.owner, masterKeys, oauth: fakeOAuth(parseProviderAddresses(settings.addresses)) },
  pageSpeedKey: undefined,
  limits: { leaseSeconds: settings.leaseSeconds, pollMilliseconds: 30, waitSeconds: 30 },
});

/** One line for each caller: tenant, source, and a hash of the token or what it failed with. */
async function ask(task: Extract<ProcessTask, { callers: number }>): Promise<string[]> {
  const wishes = task.tenants.flatMap((tenant) => task.sources.map((source) => ({ tenant, source })));
  return Promise.all(
    Array.from({ length: task.callers }, async (_, index) => {
      const { tenant, source } = wishes[index % wishes.length] ?? { tenant: '', source: 'ga4' };
      const answer = await vault
        .open(tenant, source)
        .then((access) => access.token())
        .then((token) => createHash('sha256').update(token).digest('hex'), String);
      return `${tenant} ${source} ${answer}`;
    }),
  );
}

async function rotate(): Promise<string[]> {
  await beginRotation(store.owner);
  const done: string[] = [];
  for (const { id } of await listTenantsToRotate(store.owner)) {
    await rotateKeys(store.owner, id, masterKeys);
    process.send?.({ rotated: id });
    done.push(id);
  }
  return done;
}

process.on('message', async (message) => {
  const task = processTask.parse(message);
  const answers = 'rotate' in task ? await rotate() : await ask(task);
  process.send?.({ answers });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
