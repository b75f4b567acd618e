import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { TEST_TENANT, testContext } from '../testing.ts';
import { dataQuality } from './data-quality.tool.ts';
import type { Finding } from './quality-answer.ts';

const FIRST_DAY = '2026-03-02';
const DAY = '2026-04-20';
const HISTORY = 49;

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  db = await store.createTenant();
  for (let index = 0; index < HISTORY; index++) await sellAsUsual(addDays(FIRST_DAY, index));
  // One order of three hundred pieces.
  await record({ dataset: 'orders', day: DAY }, { units: 400, transactions: 21 });
  await record({ dataset: 'largest_record', day: DAY, dims: { record: 'A-1' } }, { revenue: 3000 });
  await record({ dataset: 'largest_record', day: DAY, dims: { record: 'A-2' } }, { revenue: 90 });
});

async function sellAsUsual(day: string): Promise<void> {
  await record({ dataset: 'orders', day }, { units: 100, transactions: 20 });
  await record({ dataset: 'sessions', day }, { sessions: 500, transactions: 20, revenue: 1000 });
  await record({ dataset: 'order_items', day }, { units: 100, revenue: 1000 });
}

interface Row {
  readonly dataset: string;
  readonly day: string;
  readonly dims?: Readonly<Record<string, string>>;
}

async function record({ dataset, day, dims = {} }: Row, measures: Readonly<Record<string, number>>) {
  await db.run(sql`
    insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
    values (core.require_tenant(), ${dataset}, ${day}, ${JSON.stringify(dims)}::jsonb,
            ${JSON.stringify(measures)}::jsonb, 'PLN', 'Europe/Warsaw')
  `);
}

async function askAboutUnits(): Promise<readonly Finding[]> {
  const context = testContext({ db, tenant: { ...TEST_TENANT, id: db.tenantId } });
  const asked = { metric: 'units', source: 'orders', dims: {}, firstDay: DAY, lastDay: DAY };
  return (await dataQuality.run(asked, context)).findings;
}

it('finds the one order behind pieces whose money is counted in another dataset', async () => {
  await record({ dataset: 'sessions', day: DAY }, { sessions: 500, transactions: 21, revenue: 4000 });

  expect(await askAboutUnits()).toMatchObject([{ kind: 'record_dominance', record: 'A-1', amount: 3000 }]);
});

it('finds the one order that the tracker of the site did not see', async () => {
  await record({ dataset: 'sessions', day: DAY }, { sessions: 500, transactions: 20, revenue: 1000 });
  await record({ dataset: 'order_items', day: DAY }, { units: 400, revenue: 4000 });

  expect(await askAboutUnits()).toMatchObject([{ kind: 'record_dominance', record: 'A-1', amount: 3000 }]);
});
