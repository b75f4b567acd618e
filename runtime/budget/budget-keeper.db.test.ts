import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { putBudget } from '#storage/runtime/budget.repository.ts';
import { listBudgetUse } from '#storage/runtime/budget-use.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { type BudgetKeeper, openBudgetKeeper, type Reservation, type SpendRequest } from './budget-keeper.ts';
import type { Spent } from './tally.ts';

const REQUEST: SpendRequest = {
  agent: 'growth_master',
  graph: 'growth_reactive',
  model: 'openai/x',
  estimatedTokens: 100,
  estimatedUsd: 0.5,
};

let store: TestStore;
let shop: TenantDatabase;
let now: Date;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
  now = new Date();
});
afterAll(() => store.close());

function keeper(budget: unknown, spentBefore: Record<string, Spent> = {}): BudgetKeeper {
  return openBudgetKeeper({
    db: shop,
    execution: { graph: 'growth_reactive', budget, startedAt: new Date() },
    spentBefore: new Map(Object.entries(spentBefore)),
    now: () => now,
  });
}

async function reserved(from: BudgetKeeper, request = REQUEST): Promise<Reservation> {
  const result = await from.reserve(request);
  if ('reservation' in result) return result.reservation;
  throw new Error(result.refused.sentence);
}

async function refusal(from: BudgetKeeper, request = REQUEST): Promise<string | undefined> {
  const result = await from.reserve(request);
  return 'refused' in result ? result.refused.sentence : undefined;
}

function limitTenant(period: 'run' | 'day' | 'month', limits: object, agent?: string): Promise<void> {
  const place = { scope: agent === undefined ? 'tenant' : 'agent', subject: agent ?? null, period } as const;
  return putBudget(shop, { owner: shop.tenantId, ...place }, { ...limits, updatedBy: null });
}

async function callsOfDay() {
  const [day] = await listBudgetUse(shop, 'Europe/Warsaw');
  return { used: day?.used.calls ?? 0, reserved: day?.reserved.calls ?? 0 };
}

it('turns what was reserved into what was spent, in the run and in the store', async () => {
  const budget = keeper({});
  const reservation = await reserved(budget);

  await reservation.settle({ tokens: 30, usd: 0.1, seconds: 2 });
  await reservation.settle({ tokens: 30, usd: 0.1, seconds: 2 });

  const { run, agents } = await budget.state();
  expect(run.spent).toEqual({ calls: 1, tokens: 30, usd: 0.1, seconds: 2 });
  expect(run.reserved).toEqual({ calls: 0, tokens: 0, usd: 0 });
  expect(agents.get('growth_master')).toEqual(run);
  expect(await callsOfDay()).toEqual({ used: 1, reserved: 0 });
});

it('admits no more of parallel branches than the run has room for', async () => {
  const budget = keeper({ tokens: 350 });

  const results = await Promise.all(Array.from({ length: 8 }, () => budget.reserve(REQUEST)));

  expect(results.filter((result) => 'reservation' in result)).toHaveLength(3);
  expect(await callsOfDay()).toEqual({ used: 0, reserved: 3 });
  expect((await budget.state()).refusals).toEqual([
    'The budget of this run is 350 tokens: 300 are spent or reserved, and this call may take 100.',
  ]);
});

it('goes on where the journal says that the run was', async () => {
  const budget = keeper({ usd: 3 }, { other: { calls: 4, tokens: 10, usd: 2.75, seconds: 1 } });

  expect(await refusal(budget)).toContain('2.75 are spent or reserved');
});

it('keeps the estimate when the provider says nothing of the call', async () => {
  const budget = keeper({ tokens: 150 });

  await (await reserved(budget)).settle({ tokens: null, usd: null, seconds: Number.NaN });

  expect((await budget.state()).run.spent).toEqual({ calls: 1, tokens: 100, usd: 0.5, seconds: 0 });
  expect(await refusal(budget)).toContain('100 are spent');
});

it('limits an agent of the run without limiting the others', async () => {
  await limitTenant('run', { calls: 1 }, 'growth_master');
  const budget = keeper({});
  await reserved(budget);

  expect(await refusal(budget)).toMatch(
    /^The tenant's budget of the agent "growth_master" for one run is 1 model calls/,
  );
  expect(await refusal(budget, { ...REQUEST, agent: 'other' })).toBeUndefined();
});

it('gives back what the run held when the day of the tenant refuses', async () => {
  await limitTenant('day', { calls: 1 });
  const budget = keeper({ calls: 2 });
  await reserved(budget);

  const sentence = await refusal(budget);

  expect(sentence).toMatch(/^The tenant's budget for this day is 1 model calls: 1 are spent/);
  expect((await budget.state()).run.reserved.calls).toBe(1);
});

it.each(['run', 'day', 'month'] as const)(
  'refuses a model without a price under money for a %s',
  async (period) => {
    await limitTenant(period, { usd: 100 });

    const sentence = await refusal(keeper({}), { ...REQUEST, estimatedUsd: null });

    expect(sentence).toContain('the price of the model "openai/x" is not known');
    expect(await callsOfDay()).toEqual({ used: 0, reserved: 0 });
  },
);

it('calls a model without a price where no money is limited, and says that the money is not known', async () => {
  const budget = keeper({ tokens: 1000 });

  await (await reserved(budget, { ...REQUEST, estimatedUsd: null })).settle({
    tokens: 5,
    usd: null,
    seconds: 1,
  });

  expect((await budget.state()).run.spent.usd).toBeNull();
});

it.each([[{ usd: -1 }], [{ usd: '5' }], [{ euro: 5 }], [null], ['{}']])(
  'lets nothing be spent under the budget %j',
  async (stored) => {
    const budget = keeper(stored);

    expect(await refusal(budget)).toMatch(/cannot be relied on .* nothing may be spent/);
    expect((await budget.state()).limits).toBeNull();
    expect(await callsOfDay()).toEqual({ used: 0, reserved: 0 });
  },
);

it('says how long a call may take, and refuses when the time of the run is over', async () => {
  const budget = keeper({ seconds: 60 });

  const { secondsLeft } = await reserved(budget);
  now = new Date(now.getTime() + 61_000);

  expect(secondsLeft).toBeGreaterThan(50);
  expect(secondsLeft).toBeLessThanOrEqual(60);
  expect(await refusal(budget)).toBe('The budget of this run is 60 seconds, and they are used up.');
});

it('obeys a limit that is set while the run goes on', async () => {
  const budget = keeper({});
  await reserved(budget);
  await limitTenant('run', { calls: 1 });

  expect(await refusal(budget)).toMatch(/for one run is 1 model calls/);
});

it('holds nothing for a call that the store could not reserve', async () => {
  const broken: TenantDatabase = {
    ...shop,
    run: (statement) =>
      statement.text.includes('reserve_budget') ? Promise.reject(new Error('away')) : shop.run(statement),
  };
  const settings = { graph: 'g', budget: { calls: 1 }, startedAt: new Date() };
  const budget = openBudgetKeeper({
    db: broken,
    execution: settings,
    spentBefore: new Map(),
    now: () => now,
  });

  await expect(budget.reserve(REQUEST)).rejects.toThrow('away');
  expect((await budget.state()).run.reserved.calls).toBe(0);
});
