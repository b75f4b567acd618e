import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { TEST_TENANT, testContext } from '../testing.ts';
import { itemPrices } from './item-prices.tool.ts';

const FIRST_DAY = '2026-03-02';
const DEARER_FROM = '2026-04-20';
const DAYS = 56;

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  db = await store.createTenant();
  for (let index = 0; index < DAYS; index++) {
    const day = addDays(FIRST_DAY, index);
    const isDearer = day >= DEARER_FROM;
    await sell(day, 'Mug', isDearer ? { units: 8, price: 12.5 } : { units: 10, price: 10 });
    await sell(day, 'Pot', isDearer ? { units: 20, price: 50 } : { units: 4, price: 40 });
  }
});
afterAll(() => store.close());

async function sell(day: string, product: string, { units, price }: { units: number; price: number }) {
  const [dims, measures] = [
    { product, category: 'Kitchen' },
    { units, revenue: units * price },
  ];
  await db.run(sql`
    insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
    values (core.require_tenant(), 'order_items', ${day}, ${JSON.stringify(dims)}::jsonb,
            ${JSON.stringify(measures)}::jsonb, 'PLN', 'Europe/Warsaw')
  `);
}

it('tells what the same goods cost apart from which goods were bought, as evidence', async () => {
  const context = testContext({ db, tenant: { ...TEST_TENANT, id: db.tenantId } });

  const found = await itemPrices.run({ firstDay: DEARER_FROM, lastDay: addDays(DEARER_FROM, 6) }, context);

  expect(found.sameGoods).toEqual({ change: expect.closeTo(0.25), movedPart: 1 });
  expect(found.unitPrice.after / found.unitPrice.before).toBeGreaterThan(2);
  expect(itemPrices.cells?.(found, TEST_TENANT)).toMatchObject({
    'same_goods.change': { value: expect.closeTo(0.25), unit: 'fraction' },
    'unit_price.before': {
      value: expect.closeTo(260 / 14),
      unit: 'currency',
      currency: TEST_TENANT.currency,
    },
    'units.change': { value: 1 },
  });
});
