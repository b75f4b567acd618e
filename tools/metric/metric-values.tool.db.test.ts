import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { findLastDay } from '#storage/metric/data-days.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { TEST_TENANT, testContext } from '../testing.ts';
import { metricValues } from './metric-values.tool.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  db = await store.createTenant();
  const facts = [
    { day: '2026-03-02', channel: 'Email', sessions: 30, transactions: 3 },
    { day: '2026-03-03', channel: 'Email', sessions: 10, transactions: 1 },
    { day: '2026-03-03', channel: 'Direct', sessions: 60, transactions: 0 },
    // The day after what is asked about.
    { day: '2026-03-04', channel: 'Direct', sessions: 1000, transactions: 1000 },
  ];
  for (const { day, channel, ...measures } of facts) {
    await db.run(sql`
      insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
      values (core.require_tenant(), 'sessions', ${day}, ${JSON.stringify({ channel })}::jsonb,
              ${JSON.stringify(measures)}::jsonb, 'PLN', 'Europe/Warsaw')
    `);
  }
});
afterAll(() => store.close());

const days = { firstDay: '2026-03-02', lastDay: '2026-03-03' };
const ask = (metric: string, dimension = 'channel', limit = 10) => {
  const context = testContext({ db, tenant: { ...TEST_TENANT, id: db.tenantId } });
  return metricValues.run({ metric, dimension, limit, dims: {}, ...days }, context);
};

it('adds up a sum by value, the largest first, with shares of the whole', async () => {
  expect(await ask('sessions')).toMatchObject({
    total: 100,
    values: [
      { value: 'Direct', amount: 60, share: 0.6 },
      { value: 'Email', amount: 40, share: 0.4 },
    ],
    others: 0,
  });
});

it('divides the sums of a rate, and gives its parts no share', async () => {
  const found = await ask('conversion_rate');

  expect(found).toMatchObject({
    total: 0.04,
    values: [
      { value: 'Direct', amount: 0, share: null },
      { value: 'Email', amount: 0.1, share: null },
    ],
  });
  expect(metricValues.cells?.(found, TEST_TENANT)['by.channel.Email.amount']).toMatchObject({
    value: 0.1,
    unit: 'fraction',
  });
});

it('shows no more than asked for and counts the rest, which the total holds', async () => {
  expect(await ask('sessions', 'channel', 1)).toMatchObject({
    total: 100,
    values: [{ value: 'Direct' }],
    others: 1,
  });
});

it('knows no total where there are no facts, instead of zero', async () => {
  const context = testContext({ db, tenant: { ...TEST_TENANT, id: db.tenantId } });
  const later = { firstDay: '2026-05-01', lastDay: '2026-05-02' };

  const found = await metricValues.run(
    { metric: 'sessions', dimension: 'channel', limit: 5, dims: {}, ...later },
    context,
  );

  expect(found).toMatchObject({ total: null, values: [] });
});

it('refuses a dimension that the metric is not kept by', async () => {
  await expect(ask('sessions', 'product')).rejects.toThrow('sessions is not kept by product');
});

it('knows the last day that has data, and of a tenant without any that there is none', async () => {
  expect([await findLastDay(db), await findLastDay(await store.createTenant())]).toEqual([
    '2026-03-04',
    null,
  ]);
});
