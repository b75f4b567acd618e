import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { storeFacts } from '#storage/metric/fact.repository.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { explainCombinations } from './explain-combinations.ts';

const CHANNELS = ['ads', 'search', 'email'];
const DEVICES = ['mobile', 'desktop'];
const COUNTRIES = ['pl', 'de', 'cz', 'sk'];
const DIMENSIONS = ['channel', 'device', 'country'];

/** Every cell of one day; on the second day mobile ads bring next to no orders. */
function factsOf(day: string): FactRow[] {
  return CHANNELS.flatMap((channel, first) =>
    DEVICES.flatMap((device, second) =>
      COUNTRIES.map((country, third) => {
        const sessions = 2000 + 700 * first + 300 * second + 100 * third;
        const isBroken = day === '2026-03-09' && channel === 'ads' && device === 'mobile';
        const transactions = isBroken ? 3 : Math.round(sessions * 0.03);
        return {
          dataset: 'sessions',
          day,
          dims: { channel, device, country },
          measures: { sessions, transactions },
        };
      }),
    ),
  );
}

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  db = await store.createTenant();
  const facts = [...factsOf('2026-03-02'), ...factsOf('2026-03-09')];
  const origin = { executionId: null, currency: 'PLN', timezone: 'Europe/Warsaw' };
  await db.transaction((tx) => storeFacts(tx, facts, origin));
});
afterAll(() => store.close());

const request = (measures: readonly string[], dimensions: readonly string[] = DIMENSIONS) => ({
  ...{ dataset: 'sessions', measures, dimensions, dims: {} },
  before: [{ day: '2026-03-02', weight: 1 }],
  after: [{ day: '2026-03-09', weight: 1 }],
  explained: dimensions.map((dimension) => ({ dimension, contributions: [] })),
});

it('names the values of several dimensions that moved a sum together', async () => {
  const found = await explainCombinations(
    db,
    { expression: { kind: 'sum', measure: 'transactions' } },
    request(['transactions']),
  );

  expect(found?.causes.map(({ values }) => values)).toEqual([{ channel: 'ads', device: 'mobile' }]);
  expect(found?.causes[0]?.share).toBeCloseTo(1, 6);
});

it('names them for a rate', async () => {
  const expression = { kind: 'ratio', numerator: 'transactions', denominator: 'sessions' } as const;

  const found = await explainCombinations(db, { expression }, request(['transactions', 'sessions']));

  expect(found?.causes).toMatchObject([{ values: { channel: 'ads', device: 'mobile' }, movement: 'rate' }]);
});

it('blames nothing in what did not move', async () => {
  const found = await explainCombinations(
    db,
    { expression: { kind: 'sum', measure: 'sessions' } },
    request(['sessions']),
  );

  expect(found).toMatchObject({ kind: 'still', causes: [] });
});

it('has nothing to say of one dimension', async () => {
  const found = await explainCombinations(
    db,
    { expression: { kind: 'sum', measure: 'transactions' } },
    request(['transactions'], ['channel']),
  );

  expect(found).toBeUndefined();
});
