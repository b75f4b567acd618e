import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Played } from '#models/testing-batch-answers.ts';
import { type BatchServer, openBatchServer } from '#models/testing-batches.ts';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { oneNode, testAgent } from '../testing.ts';
import { type BatchShop, HOURS, openBatchShop, passPatience, settleBatches } from './testing.ts';

/* What may go wrong on the way through a batch: the run ends all the same, and its step says what happened. */

let store: TestStore;
let server: BatchServer;
let shop: BatchShop;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  server = await openBatchServer();
});
afterEach(async () => {
  await shop.engine.queue.close();
  await server.close();
});
afterAll(() => store.close());

const asking = oneNode(async ({ runAgent }) => void (await runAgent(testAgent(), { value: 21 })));

const USAGE = { input: 1_000, output: 100, cached: 0 };
/** At the usual price: 1,000 × 2 + 100 × 10 USD per million. */
const FULL_USD = 0.003;
const submits = {
  call: { name: 'submit_answer', argumentsJson: '{"answer":{"sum":42,"by":"model"}}' },
  usage: USAGE,
};

const isDirect = (call: string) => call.endsWith('/chat/completions') || call.endsWith('/messages');
const modelStep = async (id: string) => (await listSteps(shop.db, id)).find(({ kind }) => kind === 'model');

/** What a batch makes of its one request; asked directly the model answers. */
async function playOnce(inBatch: Played, ending?: Parameters<BatchServer['end']>[0]): Promise<string> {
  shop = await openBatchShop(store, { server, graph: asking });
  server.play = (body) => (typeof body === 'object' && body !== null && 'stream' in body ? submits : inBatch);
  const id = await shop.admit(8 * HOURS);
  await settleBatches(shop, { end: () => server.end(ending) }, id);
  return id;
}

it.each([
  ['expired', 'completed', 'The batch expired before the model had answered.'],
  [submits, 'expired', 'The batch expired before the model had answered.'],
  [submits, 'cancelled', 'The batch was cancelled before the model had answered.'],
  [submits, 'failed', 'The provider did not begin with the batch.'],
  ['errored', 'completed', 'In the batch: The model provider does not take the request.'],
] as const)(
  'asks directly, at full price, what is %o in a batch that is %s',
  async (inBatch, ending, problem) => {
    const id = await playOnce(inBatch, ending);

    expect(await shop.run(id)).toMatchObject({
      status: 'completed',
      metrics: { byModel: 1, costUsd: FULL_USD },
    });
    expect(await modelStep(id)).toMatchObject({ batch: { state: 'failed', problem }, costUsd: FULL_USD });
    expect(server.calls.filter(isDirect)).toHaveLength(1);
    expect(await shop.costs()).toMatchObject([
      {
        calls: 2,
        failed: 1,
        usd: FULL_USD,
        batchedCalls: 1,
        batchedUsd: 0,
        untoldCalls: 0,
        unpricedCalls: 0,
      },
    ]);
    expect(await shop.budget()).toMatchObject([{ calls: 1, tokens: 1_100, reserved_calls: 0, holds: 0 }]);
  },
);

it.each(['broken line', 'no line'] as const)(
  'takes what a result file does not say (%s) for unknown and not for nothing, and asks directly',
  async (inBatch) => {
    const id = await playOnce(inBatch);

    expect((await shop.run(id)).status).toBe('completed');
    expect(await modelStep(id)).toMatchObject({ batch: { state: 'failed' }, costUsd: null });
    expect(await shop.costs()).toMatchObject([{ calls: 2, untoldCalls: 1, unpricedCalls: 1, usd: FULL_USD }]);
    expect(await shop.budget()).toMatchObject([{ calls: 2, reserved_calls: 0, holds: 0 }]);
  },
);

it('asks directly what was answered by nothing, and counts both', async () => {
  const id = await playOnce({ text: '', usage: { input: 1_000, output: 0, cached: 0 } });

  expect((await shop.run(id)).status).toBe('completed');
  expect(await modelStep(id)).toMatchObject({
    batch: { state: 'failed', problem: 'The model answered nothing in the batch.' },
    costUsd: expect.closeTo(FULL_USD + 0.001, 6),
  });
});

const refuse =
  (status: number) =>
  (call: string, response: ServerResponse): boolean => {
    if (!/POST .*(files|batches)$/.test(call)) return false;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"foreign words"}}');
    return true;
  };

it('asks directly when the provider refuses the batch', async () => {
  server.interrupt = refuse(401);
  const id = await playOnce(submits);

  expect((await shop.run(id)).status).toBe('completed');
  expect(await modelStep(id)).toMatchObject({
    batch: { state: 'failed', problem: 'The provider did not begin with the batch.' },
  });
  expect(await shop.batches()).toMatchObject([{ state: 'failed', provider_id: null }]);
});

it('hands in again what the provider does not take for now', async () => {
  let refusals = 0;
  server.interrupt = (call, response) => {
    if (refusals === 2) return false;
    const isRefused = refuse(429)(call, response);
    if (isRefused) refusals += 1;
    return isRefused;
  };
  const id = await playOnce(submits);

  expect((await shop.run(id)).status).toBe('completed');
  expect(await modelStep(id)).toMatchObject({ batch: { state: 'answered' }, costUsd: FULL_USD / 2 });
  expect((await shop.batches()).map((batch) => Object(batch).state)).toEqual(['unsent', 'unsent', 'ended']);
  expect(await shop.budget()).toMatchObject([{ calls: 1, reserved_calls: 0, holds: 0 }]);
});

it('waits for a provider that is away while it has the batch', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  await shop.poll();
  server.end();
  server.interrupt = (call, response) => {
    if (!call.startsWith('GET')) return false;
    response.destroy();
    return true;
  };
  await shop.poll();
  await shop.poll();
  const during = await shop.requests();

  server.interrupt = () => false;
  await shop.poll();
  await shop.work(id);

  expect(during).toMatchObject([{ state: 'sent', is_settled: false }]);
  expect(await modelStep(id)).toMatchObject({ batch: { state: 'answered' }, costUsd: FULL_USD / 2 });
});

it('asks directly when patience is nearly used up, cancels the batch, and still counts what that cost', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  await shop.poll();
  // It has answered before the cancellation comes.
  server.interrupt = (call, response) => {
    if (!call.endsWith('/cancel')) return false;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"id":"batch_1","status":"cancelling"}');
    return true;
  };

  await passPatience(shop.db);
  await shop.poll();
  await shop.work(id);
  const before = await shop.budget();
  server.end();
  await shop.poll();

  expect(server.calls).toContain('POST /v1/batches/batch_1/cancel');
  expect(await modelStep(id)).toMatchObject({
    batch: { state: 'failed', problem: 'The batch had not answered when it was time.' },
  });
  expect((await shop.run(id)).status).toBe('completed');
  expect(before).toMatchObject([{ calls: 1, reserved_calls: 1, holds: 1 }]);
  expect(await shop.budget()).toMatchObject([{ calls: 2, reserved_calls: 0, holds: 0 }]);
  expect(await shop.costs()).toMatchObject([
    { calls: 2, failed: 1, batchedCalls: 1, usd: expect.closeTo(FULL_USD * 1.5, 9) },
  ]);
  expect(await shop.batches()).toMatchObject([{ state: 'ended' }]);
});

it('settles a batch as unknown that no provider has ended in days', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  await shop.poll();
  await shop.db.run(sql`update runtime.batch set created_at = created_at - interval '3 days'`);

  await shop.poll();
  await shop.work(id);

  expect(await shop.batches()).toMatchObject([{ state: 'unknown' }]);
  expect((await shop.run(id)).status).toBe('completed');
  expect(await shop.costs()).toMatchObject([{ calls: 2, untoldCalls: 1 }]);
  expect(await shop.budget()).toMatchObject([{ calls: 2, holds: 0 }]);
});
