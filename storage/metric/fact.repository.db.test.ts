import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { listDatasets, storeFacts } from './fact.repository.ts';
import type { FactRow } from './fact.ts';
import { sumMeasures } from './testing.ts';

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
const fact = (day: string, channel: string, revenue: number): FactRow => ({
  dataset: 'sessions',
  day,
  dims: { channel },
  measures: { sessions: 10, revenue },
});
const keep = (facts: readonly FactRow[], origin = ORIGIN) =>
  tenant.transaction((tx) => storeFacts(tx, facts, origin));

const MARCH = [
  fact('2026-03-01', 'Direct', 0.1),
  fact('2026-03-01', 'Paid', 0.2),
  fact('2026-03-02', 'Direct', 5),
];

it('adds up to the cent', async () => {
  await keep(MARCH);

  expect(await sumMeasures(tenant, 'sessions')).toEqual({ sessions: 30, revenue: 5.3 });
  expect(await listDatasets(tenant)).toEqual([
    { dataset: 'sessions', firstDay: '2026-03-01', lastDay: '2026-03-02', days: 2, facts: 3 },
  ]);
});

it('does nothing when the same facts come again, whatever their order', async () => {
  const times = sql`select loaded_at from metric.fact order by day, dims`;
  const first = await keep(MARCH);
  const { rows: before } = await tenant.run(times);

  const again = await keep(MARCH.toReversed());

  const { rows: after } = await tenant.run(times);
  expect(after).toEqual(before);
  expect(first).toMatchObject([{ newDays: 2, replacedDays: 0, unchangedDays: 0, facts: 3 }]);
  expect(again).toMatchObject([{ newDays: 0, replacedDays: 0, unchangedDays: 2, facts: 3 }]);
});

it('replaces a day whole and leaves other days and datasets alone', async () => {
  const item = {
    dataset: 'order_items',
    day: '2026-03-01',
    dims: { product: 'Lamp' },
    measures: { units: 1 },
  };
  await keep([...MARCH, item]);

  const changes = await keep([fact('2026-03-01', 'Email', 1)]);

  expect(changes).toEqual([
    { dataset: 'sessions', days: 1, newDays: 0, replacedDays: 1, unchangedDays: 0, facts: 1 },
  ]);
  expect(await sumMeasures(tenant, 'sessions')).toEqual({ sessions: 20, revenue: 6 });
  expect(await sumMeasures(tenant, 'order_items')).toEqual({ units: 1 });
});

it('sees a day that only lost a fact as changed', async () => {
  await keep(MARCH);

  const changes = await keep(MARCH.filter(({ dims }) => dims.channel === 'Direct'));

  expect(changes).toMatchObject([{ replacedDays: 1, unchangedDays: 1 }]);
  expect(await sumMeasures(tenant, 'sessions')).toEqual({ sessions: 20, revenue: 5.1 });
});

it('sees a day in another currency as changed', async () => {
  await keep(MARCH);

  const changes = await keep(MARCH, { ...ORIGIN, currency: 'EUR' });

  expect(changes).toMatchObject([{ replacedDays: 2, unchangedDays: 0 }]);
});

it('never touches the same days of another tenant', async () => {
  const other = await store.createTenant();
  await other.transaction((tx) => storeFacts(tx, MARCH, ORIGIN));

  await keep([fact('2026-03-01', 'Direct', 99)]);

  expect(await sumMeasures(other, 'sessions')).toEqual({ sessions: 30, revenue: 5.3 });
});

it('stores nothing when one fact cannot be', async () => {
  await expect(keep([...MARCH, fact('2026-03-02', 'Direct', 6)])).rejects.toThrow(/duplicate key/);

  expect(await listDatasets(tenant)).toEqual([]);
});
