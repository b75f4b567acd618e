import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../testing.ts';
import { listDatedValues } from './dated-values.repository.ts';
import { storeFacts } from './fact.repository.ts';
import type { FactRow } from './fact.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const ORIGIN = { executionId: null, currency: 'PLN', timezone: 'Europe/Warsaw' };
const fact = (day: string, dims: FactRow['dims'], sessions: number): FactRow => ({
  ...{ dataset: 'sessions', day, dims, measures: { sessions } },
});

it('lists the larger values of a dimension by day, without those that are known already', async () => {
  const tenant = await store.createTenant();
  const facts = [
    fact('2026-03-01', { campaign: 'new', device: 'mobile' }, 30),
    fact('2026-03-01', { campaign: 'new', device: 'desktop' }, 12),
    fact('2026-03-03', { campaign: 'new' }, 50),
    fact('2026-03-03', { device: 'mobile' }, 60),
    fact('2026-03-03', { campaign: 'small' }, 9),
    fact('2026-03-03', { campaign: 'known' }, 500),
    fact('2026-03-04', { campaign: 'late' }, 500),
  ];
  await tenant.transaction((tx) => storeFacts(tx, facts, ORIGIN));

  const values = await listDatedValues(tenant, {
    ...{ dataset: 'sessions', measure: 'sessions', dimension: 'campaign' },
    ...{ from: '2026-03-01', to: '2026-03-03', least: 40, except: ['known'] },
  });

  expect(values).toEqual([
    { value: '(not set)', days: ['2026-03-03'], amounts: [60] },
    { value: 'new', days: ['2026-03-01', '2026-03-03'], amounts: [42, 50] },
  ]);
});
