import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { TEST_KEY } from '#models/testing.ts';
import { type BatchServer, openBatchServer } from '#models/testing-batches.ts';
import { type BatchShop, enterBatchShop, HOURS, nameModel, settleBatches } from '#runtime/batches/testing.ts';
import { oneNode, testAgent } from '#runtime/testing.ts';
import { sql } from '#storage/sql.ts';
import { openStore } from '#storage/store.ts';
import { prepareSteward, type TestSteward } from './testing.ts';
import { MINUTES } from './testing-workers.ts';

/*
 * A process of the command line is killed with SIGKILL after the provider has taken its batch and before it could note
 * that. Another one goes on.
 */

const asking = oneNode(async ({ runAgent }) => void (await runAgent(testAgent(), { value: 21 })));
const usage = { input: 1_000, output: 100, cached: 0 };
const submits = { call: { name: 'submit_answer', argumentsJson: '{"answer":{"sum":42,"by":"m"}}' }, usage };
const writes = { text: '{"answer":{"sum":42,"by":"m"}}', usage };

const TENANT = '0190a000-0000-7000-8000-000000000001';
const SHOP = sql`
  insert into core.tenant (id, slug, name, timezone, currency, locale)
  values (${TENANT}, 'patient', 'Patient', 'UTC', 'PLN', 'pl')
`;

let steward: TestSteward;
let server: BatchServer;
let started: ChildProcess | undefined;
afterEach(async () => {
  started?.kill('SIGKILL');
  await server.close();
  steward.remove();
});

/** Has this process own the data folder for a while. */
async function inFolder<Result>(
  work: (shop: BatchShop, store: Awaited<ReturnType<typeof openStore>>) => Promise<Result>,
): Promise<Result> {
  const store = await openStore({ databaseUrl: undefined, home: steward.home });
  const shop = await enterBatchShop(store, store.forTenant(TENANT), { graph: asking });
  try {
    return await work(shop, store);
  } finally {
    await shop.engine.queue.close();
    await store.close();
  }
}

/** A run that waits for a batch, in a folder that nobody owns. */
async function waitingRun(protocol: 'openai' | 'anthropic'): Promise<string> {
  server = await openBatchServer(protocol);
  server.play = () => (protocol === 'openai' ? submits : writes);
  steward = prepareSteward({ BATCH_KEY: TEST_KEY });
  return inFolder(async (shop, store) => {
    await store.owner.run(SHOP);
    await nameModel(store, shop.db, { server, protocol });
    const id = await shop.admit(8 * HOURS);
    await shop.work(id);
    // Long enough for a process that gathers as it does in earnest.
    await shop.db.run(sql`update runtime.batch_request set created_at = created_at - interval '1 minute'`);
    return id;
  });
}

async function killWhileHandingIn(): Promise<void> {
  server.holds = (call) => /POST .*batches$/.test(call);
  const { process: child, ended } = steward.start('work');
  started = child;
  while (server.batches.length === 0) await wait(20);
  child.kill('SIGKILL');
  await ended;
  server.holds = () => false;
}

const goOn = (id: string) =>
  inFolder(async (shop) => {
    // Its claim has run out.
    await shop.db.run(sql`update runtime.batch set look_at = clock_timestamp()`);
    await settleBatches(shop, server, id);
    const [run, batches, costs, budget] = await Promise.all([
      ...[shop.run(id), shop.batches(), shop.costs(), shop.budget()],
    ]);
    return { run, batches, costs, budget };
  });

it(
  'finds a batch of OpenAI again that a killed process had handed in',
  async () => {
    const id = await waitingRun('openai');
    await killWhileHandingIn();

    const after = await goOn(id);

    expect(after).toMatchObject({
      ...{ run: { status: 'completed', metrics: { byModel: 1 } }, batches: [{ state: 'ended' }] },
      costs: [{ calls: 1, batchedCalls: 1, input: 1_000, output: 100, usd: 0.0015 }],
      budget: [{ calls: 1, reserved_calls: 0, holds: 0 }],
    });
    expect(server.batches).toHaveLength(1);
    expect(server.counted).toEqual([usage]);
  },
  4 * MINUTES,
);

it(
  'says of one of Anthropic that nobody knows what it cost, and asks directly',
  async () => {
    const id = await waitingRun('anthropic');
    await killWhileHandingIn();

    const after = await goOn(id);

    expect(after).toMatchObject({
      ...{
        run: { status: 'completed', metrics: { byModel: 1, costUsd: null } },
        batches: [{ state: 'unknown' }],
      },
      costs: [{ calls: 2, batchedCalls: 1, untoldCalls: 1, unpricedCalls: 1, usd: 0.003 }],
      budget: [{ calls: 2, reserved_calls: 0, holds: 0 }],
    });
    expect(server.batches).toHaveLength(1);
  },
  4 * MINUTES,
);
