import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { readBack } from '#storage/core/rotate-keys.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { ConnectableSource } from './source.ts';
import {
  connectSource,
  expireTokens,
  makeMasterKeys,
  openVaultBench,
  type VaultBench,
} from './testing-vault.ts';
import type { ProcessTask } from './testing-vault-process.ts';

const isServer = inject('databaseServer') !== undefined;
const MASTER = randomBytes(32).toString('base64');
const masterKeys = makeMasterKeys(MASTER);
const SLOW = 300;
const SOURCES = ['ga4', 'gsc'] as const;

let store: TestStore;
const benches: VaultBench[] = [];
const processes: ChildProcess[] = [];
beforeAll(async () => {
  store = await openTestStore();
});
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  for (const { provider } of benches.splice(0)) await provider.close();
});
afterAll(() => store.close());

async function openBench(): Promise<VaultBench> {
  const bench = await openVaultBench(store, masterKeys);
  benches.push(bench);
  return bench;
}

/** A process of its own with the same database, master key and provider. */
async function start(bench: VaultBench): Promise<ChildProcess> {
  const databaseUrl = store.pool.options.connectionString;
  const settings = { databaseUrl, masterKey: MASTER, addresses: bench.provider.variable, leaseSeconds: 2 };
  const child = fork(join(import.meta.dirname, 'testing-vault-process.ts'), [JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  processes.push(child);
  await once(child, 'message');
  return child;
}

async function connectAll(
  { settings }: VaultBench,
  tenants: readonly string[],
  sources: readonly ConnectableSource[],
): Promise<void> {
  for (const tenant of tenants) {
    for (const source of sources) await connectSource(settings, tenant, source);
  }
}

const answered = z.object({ answers: z.array(z.string()) });

async function tell(child: ChildProcess, task: ProcessTask): Promise<string[]> {
  const answer = new Promise<string[]>((resolve) => {
    child.on('message', (message) => {
      const parsed = answered.safeParse(message);
      if (parsed.success) resolve(parsed.data.answers);
    });
  });
  child.send(task);
  return answer;
}

// The embedded database belongs to one process.
describe.runIf(isServer)('several processes', { timeout: 60_000 }, () => {
  it('make one call per tenant, source and expiry for 20 callers each, and mix no tenants', async () => {
    const bench = await openBench();
    const others = [await store.createTenant(), await store.createTenant()];
    const tenants = [bench.shop.tenantId, ...others.map(({ tenantId }) => tenantId)];
    await connectAll(bench, tenants, SOURCES);
    const crew = await Promise.all([start(bench), start(bench), start(bench)]);
    bench.provider.behaviour.delayMilliseconds = SLOW;
    const askAll = async (): Promise<string[]> => {
      for (const tenant of tenants) await expireTokens(store.owner, tenant);
      const task = { tenants, sources: [...SOURCES], callers: 40 };
      return (await Promise.all(crew.map((child) => tell(child, task)))).flat();
    };

    const rounds = [await askAll(), await askAll(), await askAll()];

    expect(rounds.map((lines) => [lines.length, new Set(lines).size])).toEqual([
      [120, 6],
      [120, 6],
      [120, 6],
    ]);
    const tokens = new Set(rounds.flat().map((line) => line.split(' ')[2]));
    expect(tokens.size).toBe(18);
    expect(bench.provider.count('refresh')).toBe(18);
  });

  it('take over from one that was killed while it asked; its answer is stored by nobody', async () => {
    const bench = await openBench();
    await bench.connect();
    await bench.expire();
    const [victim, heir] = await Promise.all([start(bench), start(bench)]);
    bench.provider.behaviour.delayMilliseconds = SLOW;
    const task: ProcessTask = { tenants: [bench.shop.tenantId], sources: ['ga4'], callers: 5 };
    void tell(victim, task);
    await bench.untilRefreshing();
    victim.kill('SIGKILL');

    const answers = await tell(heir, task);

    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/ga4 [0-9a-f]{64}$/);
    expect(bench.provider.count('refresh')).toBe(2);
    expect(await bench.state()).toMatchObject({ status: 'active', refresher: null, token_version: 2 });
  });

  it('go on with a rotation that was killed: every secret is read back, and no older key is left', async () => {
    const bench = await openBench();
    const tenants = await Promise.all(Array.from({ length: 12 }, () => store.createTenant()));
    await connectAll(
      bench,
      tenants.map(({ tenantId }) => tenantId),
      ['ga4'],
    );
    const [victim, heir] = await Promise.all([start(bench), start(bench)]);
    victim.send({ rotate: true });
    await once(victim, 'message');
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    const mixed = await versionsOf();

    const done = await tell(heir, { rotate: true });
    const after = await versionsOf();
    const counts = await Promise.all(
      tenants.map(({ tenantId }) => readBack(store.owner, tenantId, masterKeys)),
    );

    expect(mixed).toContain(1);
    expect(mixed).toContain(2);
    expect(done.length).toBe(mixed.filter((version) => version === 1).length);
    expect(new Set(after)).toEqual(new Set([2]));
    expect(counts).toEqual(tenants.map(() => 2));
  });

  /** Of each tenant's only key. */
  async function versionsOf(): Promise<number[]> {
    const { rows } = await store.pool.query('select version from core.tenant_key');
    return z
      .array(z.object({ version: z.number() }))
      .parse(rows)
      .map(({ version }) => version);
  }
});
