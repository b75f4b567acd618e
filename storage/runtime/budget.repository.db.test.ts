import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { type BudgetPlace, deleteBudget, listBudgets, putBudget } from './budget.repository.ts';

const RUN: BudgetPlace = { scope: 'tenant', subject: null, period: 'run' };

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  shop = await store.createTenant();
});
afterAll(() => store.close());

it('keeps one set of limits for each place, the last one', async () => {
  await putBudget(shop, { owner: shop.tenantId, ...RUN }, { usd: 5, tokens: 10, updatedBy: 'anna' });
  await putBudget(shop, { owner: shop.tenantId, ...RUN }, { usd: 0.25, updatedBy: 'jan' });

  const budgets = await listBudgets(shop);

  expect(budgets).toEqual([{ isShared: false, place: RUN, limits: { usd: 0.25 }, updatedBy: 'jan' }]);
});

it('shows a tenant the limits of the installation beside its own, and the owner those alone', async () => {
  await putBudget(
    store.owner,
    { owner: null, scope: 'installation', subject: null, period: 'month' },
    { calls: 100, updatedBy: null },
  );

  expect((await listBudgets(shop)).map(({ isShared }) => isShared)).toEqual([true, false]);
  expect((await listBudgets(store.owner)).map(({ isShared }) => isShared)).toEqual([true]);
});

it('takes limits away, and says when there were none', async () => {
  const place = { owner: shop.tenantId, ...RUN };
  await putBudget(shop, place, { calls: 1, updatedBy: null });

  expect(await deleteBudget(shop, place)).toBe(true);
  expect(await deleteBudget(shop, place)).toBe(false);
});

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to store a limit of %s', async (usd) => {
  const stored = putBudget(shop, { owner: shop.tenantId, ...RUN }, { usd, updatedBy: null });

  await expect(stored).rejects.toMatchObject({ code: '23514' });
});

it('refuses to store limits without a limit', async () => {
  const stored = putBudget(shop, { owner: shop.tenantId, ...RUN }, { updatedBy: null });

  await expect(stored).rejects.toMatchObject({ code: '23514' });
});
