import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../testing.ts';
import { listMetricDefinitions, mirrorMetricDefinitions } from './definition.repository.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const SESSIONS = {
  key: 'sessions',
  name: { en: 'Sessions', pl: 'Sesje' },
  unit: 'count',
  kind: 'count',
  better: 'up',
  family: 'traffic',
  expression: { kind: 'sum', measure: 'sessions' },
  description: 'Visits to the site.',
} as const;
const RATE = {
  ...SESSIONS,
  key: 'conversion_rate',
  kind: 'rate',
  expression: { kind: 'ratio', numerator: 'transactions', denominator: 'sessions' },
} as const;

it('keeps one shared row per definition, touched only when the definition changes', async () => {
  const first = await mirrorMetricDefinitions(store.owner, [SESSIONS, RATE]);
  const before = await listMetricDefinitions(store.owner);

  const again = await mirrorMetricDefinitions(store.owner, [SESSIONS, RATE]);
  const changed = await mirrorMetricDefinitions(store.owner, [{ ...SESSIONS, better: 'neutral' }, RATE]);

  const after = await listMetricDefinitions(store.owner);
  expect([first, again, changed]).toEqual([2, 0, 1]);
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after).toMatchObject([
    { key: 'conversion_rate', aggregation: 'ratio', expression: RATE.expression, better: 'up', shared: true },
    { key: 'sessions', aggregation: 'sum', name: SESSIONS.name, better: 'neutral', shared: true },
  ]);
});

it('lets a tenant read the shared rows and not write them', async () => {
  await mirrorMetricDefinitions(store.owner, [SESSIONS]);
  const tenant = await store.createTenant();

  const seen = await listMetricDefinitions(tenant);

  expect(seen.map(({ key }) => key)).toContain('sessions');
  await expect(mirrorMetricDefinitions(tenant, [RATE])).rejects.toThrow(/row-level security|permission/);
});
