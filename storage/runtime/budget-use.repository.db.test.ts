import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { type BudgetPlace, type NewBudget, putBudget } from './budget.repository.ts';
import { type CallToReserve, listBudgetUse, reserveBudget, settleBudget } from './budget-use.repository.ts';

const CALL: CallToReserve = { graph: 'growth_reactive', agent: 'growth_master', tokens: 100, usd: 0.5 };
const ZONE = 'Europe/Warsaw';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
});
afterAll(() => store.close());

const day = (scope: BudgetPlace['scope'], subject: string | null = null): BudgetPlace => ({
  scope,
  subject,
  period: 'day',
});

function limitShop(limits: Omit<NewBudget, 'updatedBy'>, place = day('tenant')): Promise<void> {
  return putBudget(shop, { owner: shop.tenantId, ...place }, { ...limits, updatedBy: null });
}

async function reserved(db = shop, call = CALL): Promise<string> {
  const answer = await reserveBudget(db, call);
  if ('token' in answer) return answer.token;
  throw new Error(`refused: ${JSON.stringify(answer.refused)}`);
}

async function today() {
  const uses = await listBudgetUse(shop, ZONE);
  return uses.find(({ place }) => place.period === 'day' && place.scope === 'tenant');
}

describe('a reservation', () => {
  it('counts as reserved for the day and the month, and as used once it is settled', async () => {
    const token = await reserved();
    const before = await today();

    const isSettled = await settleBudget(shop, token, { tokens: 80, usd: 0.25, seconds: 3 });

    const uses = await listBudgetUse(shop, ZONE);
    expect(before?.reserved).toEqual({ calls: 1, tokens: 100, usd: 0.5 });
    expect(isSettled).toBe(true);
    expect(uses.map(({ place }) => place.period)).toEqual(['day', 'month']);
    for (const use of uses) {
      expect(use.used).toEqual({ calls: 1, tokens: 80, usd: 0.25, seconds: 3 });
      expect(use.reserved).toEqual({ calls: 0, tokens: 0, usd: 0 });
    }
  });

  it('is settled once', async () => {
    const token = await reserved();
    await settleBudget(shop, token, { tokens: 80, usd: 0.25, seconds: 3 });

    const again = await settleBudget(shop, token, { tokens: 80, usd: 0.25, seconds: 3 });

    expect(again).toBe(false);
    expect((await today())?.used.calls).toBe(1);
  });

  it('counts as it was estimated when nobody says what it came to', async () => {
    const token = await reserved();

    await settleBudget(shop, token, { tokens: null, usd: null, seconds: 1 });

    expect((await today())?.used).toMatchObject({ tokens: 100, usd: 0.5 });
    expect((await today())?.unpricedCalls).toBe(0);
  });

  it('is counted as unpriced when its money is not known at all', async () => {
    const token = await reserved(shop, { ...CALL, usd: null });

    await settleBudget(shop, token, { tokens: 10, usd: null, seconds: 1 });

    expect(await today()).toMatchObject({ unpricedCalls: 1, used: { usd: 0, tokens: 10 } });
  });

  it('that came to more than its estimate is recorded as it was', async () => {
    await limitShop({ tokens: 150 });
    const token = await reserved();

    await settleBudget(shop, token, { tokens: 170, usd: 0.5, seconds: 1 });

    expect((await today())?.used.tokens).toBe(170);
    expect(await reserveBudget(shop, { ...CALL, tokens: 1 })).toHaveProperty('refused.taken', 170);
  });
});

describe('a limit', () => {
  it.each([
    ['calls', { calls: 1 }, { allowed: 1, taken: 1 }],
    ['tokens', { tokens: 199 }, { allowed: 199, taken: 100 }],
    ['usd', { usd: 0.99 }, { allowed: 0.99, taken: 0.5 }],
  ])('of %s refuses the second call and leaves no trace of it', async (measure, limits, amounts) => {
    await limitShop(limits);
    await reserved();

    const answer = await reserveBudget(shop, CALL);

    expect(answer).toEqual({ refused: { ...day('tenant'), isShared: false, measure, ...amounts } });
    expect((await today())?.reserved).toEqual({ calls: 1, tokens: 100, usd: 0.5 });
  });

  it('admits what fits exactly', async () => {
    await limitShop({ calls: 2, tokens: 200, usd: 1 });
    await reserved();

    const answer = await reserveBudget(shop, CALL);

    expect(answer).toHaveProperty('token');
  });

  it('of seconds refuses once they are used', async () => {
    await limitShop({ seconds: 5 });
    await settleBudget(shop, await reserved(), { tokens: 1, usd: 0, seconds: 5 });

    const answer = await reserveBudget(shop, CALL);

    expect(answer).toHaveProperty('refused.measure', 'seconds');
  });

  it('of money refuses a call whose price is not known', async () => {
    await limitShop({ usd: 100 });

    const answer = await reserveBudget(shop, { ...CALL, usd: null });

    expect(answer).toHaveProperty('refused.measure', 'price');
  });

  it('that was set later knows what was used before', async () => {
    await reserved();
    await limitShop({ calls: 1 });

    const answer = await reserveBudget(shop, CALL);

    expect(answer).toHaveProperty('refused.measure', 'calls');
  });

  it('of an agent or graph counts its calls only', async () => {
    await limitShop({ calls: 1 }, day('agent', 'growth_master'));
    await limitShop({ calls: 2 }, day('graph', 'growth_reactive'));
    await reserved();

    const sameAgent = await reserveBudget(shop, CALL);
    const otherAgent = await reserveBudget(shop, { ...CALL, agent: 'other' });
    const third = await reserveBudget(shop, { ...CALL, agent: 'another' });
    const otherGraph = await reserveBudget(shop, { ...CALL, agent: 'another', graph: 'other' });

    expect(sameAgent).toHaveProperty('refused.scope', 'agent');
    expect(otherAgent).toHaveProperty('token');
    expect(third).toHaveProperty('refused.scope', 'graph');
    expect(otherGraph).toHaveProperty('token');
  });

  it('that is none admits nothing', async () => {
    await limitShop({ calls: 10 });
    await store.pool.query(`alter table runtime.budget drop constraint budget_max_calls_check`);
    await store.pool.query(`update runtime.budget set max_calls = 'NaN' where tenant_id = $1`, [
      shop.tenantId,
    ]);

    const answer = await reserveBudget(shop, CALL);

    expect(answer).toHaveProperty('refused.measure', 'malformed');
  });

  it('of one tenant is nothing to another', async () => {
    await limitShop({ calls: 1 });
    await reserved();
    const other = await store.createTenant();

    const answer = await reserveBudget(other, CALL);

    expect(answer).toHaveProperty('token');
  });
});
