import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { insertModelCalls, type NewModelCall, sumCosts } from './model-call.repository.ts';
import { insertTestRun } from './testing.ts';

const ZONE = 'Europe/Warsaw';

let store: TestStore;
let shop: TenantDatabase;
let call: NewModelCall;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
  call = {
    ...{ executionId: await insertTestRun(shop), place: 'write@1/model', epoch: 1, attempt: 1 },
    ...{ agent: 'writer', provider: 'openai', model: 'big', fault: null, seconds: 1.5 },
    tokens: { input: 1000, output: 100, cached: 400, reasoning: 60 },
    costUsd: 0.0035,
    price: { input: 2.5, output: 10, cached: 1.25 },
  };
});
afterAll(() => store.close());

const sums = (by: Parameters<typeof sumCosts>[1]['by'], since: string | null = null) =>
  sumCosts(shop, { by, since, timezone: ZONE });

it('adds up every request to the token, also those that failed', async () => {
  await insertModelCalls(shop, [
    { ...call, fault: 'truncated', tokens: { input: 1000, output: 7, cached: 0 }, costUsd: 0.00257 },
    {
      ...call,
      attempt: 2,
      tokens: { input: 1000, output: 100, cached: 400, cacheWritten: 3, reasoning: 60 },
    },
  ]);

  expect(await sums('model')).toEqual([
    {
      ...{ name: 'openai/big', calls: 2, failed: 1, input: 2000, cached: 400, cacheWritten: 3, output: 107 },
      ...{ reasoning: 60, usd: 0.00607, untoldCalls: 0, unpricedCalls: 0, batchedCalls: 0, batchedUsd: 0 },
    },
  ]);
});

it('notes a request once, however often it is told', async () => {
  const first = await insertModelCalls(shop, [call]);
  const again = await insertModelCalls(shop, [{ ...call, costUsd: 99 }]);
  const elsewhere = await insertModelCalls(shop, [{ ...call, epoch: 2 }]);

  expect([first, again, elsewhere]).toEqual([1, 0, 1]);
  expect(await sums('tenant')).toMatchObject([{ calls: 2, usd: 0.007 }]);
});

it('counts what nobody said apart, never as zero', async () => {
  await insertModelCalls(shop, [
    call,
    { ...call, attempt: 2, tokens: null, costUsd: null, fault: 'idle' },
    { ...call, attempt: 3, costUsd: null, price: null },
  ]);

  expect(await sums('agent')).toMatchObject([
    { name: 'writer', calls: 3, input: 2000, usd: 0.0035, untoldCalls: 1, unpricedCalls: 2 },
  ]);
  const { rows } = await shop.run(
    sql`select tokens_input, tokens_cached, cost_usd, price from runtime.model_call where attempt = 2`,
  );
  expect(rows).toEqual([
    { tokens_input: null, tokens_cached: null, cost_usd: null, price: expect.anything() },
  ]);
});

it('counts a request that was turned down before any work as known to have cost nothing, also without a price', async () => {
  const nothing = { tokens: { input: 0, output: 0, cached: 0 }, costUsd: 0, price: null };
  await insertModelCalls(shop, [{ ...call, ...nothing, fault: 'rate_limited' }]);

  expect(await sums('agent')).toMatchObject([{ calls: 1, failed: 1, untoldCalls: 0, unpricedCalls: 0 }]);
});

it('groups by run, and by the day of the tenant', async () => {
  const other = await insertTestRun(shop);
  await insertModelCalls(shop, [call, { ...call, executionId: other }]);
  // 23:30 UTC is the next day in Warsaw.
  await store.pool.query(
    `update runtime.model_call set at = '2026-03-01T23:30:00Z' where tenant_id = $1 and execution_id = $2`,
    [shop.tenantId, other],
  );

  expect((await sums('run')).map(({ name }) => name)).toEqual(['1', '2']);
  expect((await sums('day')).map(({ name }) => name)).toContain('2026-03-02');
  expect((await sums('day', '2026-03-02')).map(({ calls }) => calls)).toEqual([1, 1]);
  expect((await sums('day', '2026-03-03')).map(({ calls }) => calls)).toEqual([1]);
});

it('keeps the ledger of a tenant from others, and from changes', async () => {
  await insertModelCalls(shop, [call]);
  const other = await store.createTenant();

  expect(await sumCosts(other, { by: 'tenant', since: null, timezone: ZONE })).toEqual([]);
  await expect(shop.run(sql`update runtime.model_call set cost_usd = 0`)).rejects.toMatchObject({
    code: '42501',
  });
});
