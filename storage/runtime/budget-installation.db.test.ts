import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { type BudgetPlace, deleteBudget, type NewBudget, putBudget } from './budget.repository.ts';
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

async function reserved(db: TenantDatabase): Promise<string> {
  const answer = await reserveBudget(db, CALL);
  if ('token' in answer) return answer.token;
  throw new Error(`refused: ${JSON.stringify(answer.refused)}`);
}

async function callsReserved(): Promise<number | undefined> {
  const uses = await listBudgetUse(shop, ZONE);
  return uses.find(({ place }) => place.period === 'day')?.reserved.calls;
}

/** Limits the installation for one test. */
async function withInstallation(limits: Omit<NewBudget, 'updatedBy'>, work: () => Promise<void>) {
  const place: BudgetPlace & { owner: null } = {
    owner: null,
    scope: 'installation',
    subject: null,
    period: 'day',
  };
  const [sofar] = await listBudgetUse(store.owner, 'UTC');
  const calls = limits.calls === undefined ? {} : { calls: limits.calls + taken(sofar) };
  await putBudget(store.owner, place, { ...limits, ...calls, updatedBy: null });
  try {
    await work();
  } finally {
    await deleteBudget(store.owner, place);
  }
}

function taken(use: Awaited<ReturnType<typeof listBudgetUse>>[number] | undefined): number {
  return use === undefined ? 0 : use.used.calls + use.reserved.calls;
}

describe('the installation', () => {
  it('counts all tenants together, and tells them no more than that it refuses', async () => {
    await withInstallation({ calls: 2 }, async () => {
      await reserved(await store.createTenant());
      await reserved(await store.createTenant());

      const answer = await reserveBudget(shop, CALL);

      expect(answer).toMatchObject({
        refused: { scope: 'installation', isShared: true, measure: 'calls', taken: null },
      });
    });
  });

  it('has its days in UTC and a tenant in its own zone', async () => {
    await store.owner.run(
      sql`update core.tenant set timezone = 'Pacific/Kiritimati' where id = ${shop.tenantId}`,
    );
    await reserved(shop);

    const { rows } = await store.pool.query(
      `select first_day = (clock_timestamp() at time zone 'Pacific/Kiritimati')::date as own
       from runtime.budget_use where tenant_id = $1 and period = 'day'`,
      [shop.tenantId],
    );

    expect(rows).toEqual([{ own: true }]);
    expect(await listBudgetUse(shop, 'Pacific/Kiritimati')).toHaveLength(2);
    expect((await listBudgetUse(store.owner, 'UTC')).map(({ place }) => place.scope)).toContain(
      'installation',
    );
  });

  it('refuses a tenant without leaving a trace on that tenant', async () => {
    await withInstallation({ calls: 0.5 }, async () => {
      await reserveBudget(shop, CALL);

      expect(await callsReserved()).toBe(0);
    });
  });
});

it('admits exactly 7 of 20 reservations at once, in one tenant', async () => {
  await putBudget(
    shop,
    { owner: shop.tenantId, scope: 'tenant', subject: null, period: 'day' },
    { tokens: 799, updatedBy: null },
  );

  const answers = await Promise.all(Array.from({ length: 20 }, () => reserveBudget(shop, CALL)));

  expect(answers.filter((answer) => 'token' in answer)).toHaveLength(7);
  expect(await callsReserved()).toBe(7);
});

it('admits exactly 7 of 20 reservations at once, of ten tenants under the installation, while others settle', async () => {
  const shops = await Promise.all(Array.from({ length: 10 }, () => store.createTenant()));
  const open = await Promise.all(shops.map(async (each) => ({ each, token: await reserved(each) })));

  await withInstallation({ calls: 7 }, async () => {
    const [answers] = await Promise.all([
      Promise.all([...shops, ...shops].map((each) => reserveBudget(each, CALL))),
      Promise.all(
        open.map(({ each, token }) => settleBudget(each, token, { tokens: 1, usd: 0, seconds: 1 })),
      ),
    ]);

    expect(answers.filter((answer) => 'token' in answer)).toHaveLength(7);
  });
});

describe('SQL of a tenant', () => {
  const refused = async (text: string): Promise<string> =>
    shop.run({ text, values: [] }).then(
      ({ rows }) => `answered ${JSON.stringify(rows)}`,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );

  it('sees nothing of what others used, and changes no counter or reservation', async () => {
    await reserved(await store.createTenant());
    await reserved(shop);

    const { rows } = await shop.run(sql`
      select (select count(*) from runtime.budget_use) as counters, (select count(*) from runtime.budget_hold) as holds`);

    expect(rows).toEqual([{ counters: 2, holds: 1 }]);
    for (const text of [
      'update runtime.budget_use set calls = 0',
      'delete from runtime.budget_use',
      'delete from runtime.budget_hold',
      `insert into runtime.budget_hold (tenant_id, token_hash, use_ids, tokens)
         select tenant_id, sha256('x'), '{}', 1 from runtime.budget_use limit 1`,
      `select * from runtime.budget_counters(core.current_tenant(), 'g', 'a')`,
    ]) {
      expect(await refused(text)).toMatch(/permission denied/);
    }
  });

  it.each([
    `insert into runtime.budget (scope, period, max_calls) values ('installation', 'day', 1e9)`,
    `insert into runtime.budget (scope, subject, period, max_calls) values ('agent', 'x', 'run', 1)`,
  ])('adds no limit of the installation: %s', async (text) => {
    expect(await refused(text)).toMatch(/row-level security/);
  });

  it('sees the limits of the installation, and neither changes nor removes them', async () => {
    await withInstallation({ usd: 1000 }, async () => {
      const { rowCount: seen } = await shop.run(sql`select from runtime.budget where tenant_id is null`);
      const { rowCount: changed } = await shop.run(sql`update runtime.budget set max_usd = 1e9`);
      const { rowCount: removed } = await shop.run(sql`delete from runtime.budget`);

      expect([seen, changed, removed]).toEqual([1, 0, 0]);
    });
  });

  it.each([
    ["'-1'", 'null'],
    ["'NaN'", 'null'],
    ["'Infinity'", 'null'],
    ['null', 'null'],
    ['1e30', 'null'],
    ['1', "'-1'"],
    ['1', "'NaN'"],
    ['1', '1e30'],
  ])('reserves no %s tokens for %s USD', async (tokens, usd) => {
    const answer = await refused(`select runtime.reserve_budget('g', 'a', ${tokens}, ${usd})`);

    expect(answer).toMatch(/no amount/);
  });

  it.each([
    ["'-1'", '0', '0'],
    ['0', "'-5'", '0'],
    ['0', '0', "'NaN'"],
    ['0', "'NaN'", '0'],
  ])('settles nothing for %s tokens, %s USD, %s seconds', async (tokens, usd, seconds) => {
    const token = await reserved(shop);

    const answer = await refused(`select runtime.settle_budget('${token}', ${tokens}, ${usd}, ${seconds})`);

    expect(answer).toMatch(/no amount/);
    expect(await callsReserved()).toBe(1);
  });

  it('settles no reservation of another tenant, even with its token', async () => {
    const other = await store.createTenant();
    const token = await reserved(other);

    const isSettled = await settleBudget(shop, token, { tokens: 0, usd: 0, seconds: 0 });

    expect(isSettled).toBe(false);
    expect((await listBudgetUse(other, ZONE))[0]?.reserved.calls).toBe(1);
  });
});
