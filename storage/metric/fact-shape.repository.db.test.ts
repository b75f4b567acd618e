import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { storeFacts } from './fact.repository.ts';
import type { FactRow } from './fact.ts';
import { listMultiples, listUnits } from './fact-shape.repository.ts';

let store: TestStore;
let tenant: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  tenant = await store.createTenant();
});
afterAll(() => store.close());

const ORIGIN = { executionId: null, currency: 'PLN', timezone: 'Europe/Warsaw' };
const fact = (day: string, channel: string, measures: FactRow['measures']): FactRow => ({
  ...{ dataset: 'sessions', day, measures },
  dims: { channel },
});
const keep = (facts: readonly FactRow[], origin = ORIGIN) =>
  tenant.transaction((tx) => storeFacts(tx, facts, origin));
const LAST = '2026-03-31';

it('counts the multiples of each divisor among counts above zero, and no broken ones', async () => {
  await keep([
    fact('2026-03-01', 'Direct', { sessions: 4, transactions: 0, revenue: 3.3 }),
    fact('2026-03-01', 'Paid', { sessions: 6, transactions: 2.5, revenue: 2 }),
    fact('2026-03-02', 'Direct', { sessions: 9, transactions: 3, revenue: 1 }),
  ]);
  const measures = ['sessions', 'transactions'].map((measure) => ({ dataset: 'sessions', measure }));

  const found = await listMultiples(tenant, { measures, divisors: [2, 3], upTo: LAST });

  expect(found).toEqual([
    { dataset: 'sessions', day: '2026-03-01', cells: 3, multiples: [2, 1] },
    { dataset: 'sessions', day: '2026-03-02', cells: 2, multiples: [0, 2] },
  ]);
});

it('looks at nothing after the day that was asked for', async () => {
  await keep([fact('2026-04-01', 'Direct', { sessions: 4 })]);
  const measures = [{ dataset: 'sessions', measure: 'sessions' }];

  expect(await listMultiples(tenant, { measures, divisors: [2], upTo: LAST })).toEqual([]);
  expect(await listUnits(tenant, LAST)).toEqual([]);
});

it('tells in which units facts arrived, and when', async () => {
  await keep([fact('2026-03-01', 'Direct', { sessions: 4 }), fact('2026-03-02', 'Direct', { sessions: 4 })]);
  await keep([fact('2026-03-03', 'Direct', { sessions: 4 })], { ...ORIGIN, currency: 'EUR' });

  expect(await listUnits(tenant, LAST)).toEqual([
    {
      ...{ dataset: 'sessions', currency: 'PLN', timezone: 'Europe/Warsaw' },
      ...{ firstDay: '2026-03-01', lastDay: '2026-03-02' },
    },
    {
      ...{ dataset: 'sessions', currency: 'EUR', timezone: 'Europe/Warsaw' },
      ...{ firstDay: '2026-03-03', lastDay: '2026-03-03' },
    },
  ]);
});

it('sees no other tenant', async () => {
  await keep([fact('2026-03-01', 'Direct', { sessions: 4 })]);
  const other = await store.createTenant();

  expect(await listUnits(other, LAST)).toEqual([]);
});
