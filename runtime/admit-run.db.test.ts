import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { type AdmitRun, runAdmitter } from './admit-run.ts';
import type { Engine } from './environment.ts';
import { mendQueues } from './take-over.ts';
import { oneNode, openTestEngine } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
let admit: AdmitRun;
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store, { graphs: [oneNode(async () => {})] });
  admit = runAdmitter(engine);
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

const WISH = { graph: 'test_one_node', input: {}, trigger: 'api' } as const;

/** How many rows of each kind a tenant has. */
async function rowsOf({ tenantId }: TenantDatabase): Promise<unknown> {
  const { rows } = await store.pool.query(
    `select (select count(*)::int from runtime.execution where tenant_id = $1) as runs,
            (select count(*)::int from runtime.lease where tenant_id = $1) as leases,
            (select count(*)::int from pgboss.job where data ->> 'tenantId' = $1::text) as jobs`,
    [tenantId],
  );
  return rows[0];
}

const ONE = { runs: 1, leases: 1, jobs: 1 };

it('writes a run, its lease and its place in the queue', async () => {
  const admitted = await db.transaction((tx) => admit(tx, WISH));

  expect(admitted).toMatchObject({ number: 1, status: 'queued', isNew: true });
  expect(await rowsOf(db)).toEqual(ONE);
});

it('writes nothing when the transaction comes to nothing', async () => {
  const failing = db.transaction(async (tx) => {
    await admit(tx, WISH);
    throw new Error('changed my mind');
  });

  await expect(failing).rejects.toThrow('changed my mind');
  expect(await rowsOf(db)).toEqual({ runs: 0, leases: 0, jobs: 0 });
});

it('admits one run for a key, however many ask for it at once', async () => {
  const wish = { ...WISH, dedupeKey: 'incident-7' };

  const all = await Promise.all(Array.from({ length: 20 }, () => db.transaction((tx) => admit(tx, wish))));

  expect(new Set(all.map(({ executionId }) => executionId)).size).toBe(1);
  expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await rowsOf(db)).toEqual(ONE);
});

it('numbers the runs of a tenant without a gap, also when some come to nothing', async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 9 }, (_each, index) =>
      db.transaction(async (tx) => {
        const { number } = await admit(tx, WISH);
        if (index % 3 === 0) throw new Error('changed my mind');
        return number;
      }),
    ),
  );

  const numbers = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
});

it.each([
  ['a graph that does not exist', { graph: 'test_none' }, NotFoundError],
  ['an input that does not fit', { input: 7 }, InvalidInputError],
  ['a budget below zero', { budget: { usd: -1 } }, InvalidInputError],
  ['a budget that is no number', { budget: { tokens: Number.NaN } }, InvalidInputError],
  ['a budget of something else', { budget: { unknown: 1 } }, InvalidInputError],
])('refuses %s before there is a run', async (_name, changes, refusal) => {
  // @ts-expect-error: a caller without types.
  const refused = db.transaction((tx) => admit(tx, { ...WISH, ...changes }));

  await expect(refused).rejects.toThrow(refusal);
  expect(await rowsOf(db)).toEqual({ runs: 0, leases: 0, jobs: 0 });
});

it('puts back into the queue what waits and is in none, once', async () => {
  const { executionId } = await db.transaction((tx) => admit(tx, WISH));
  await store.owner.run(sql`delete from pgboss.job`);

  await mendQueues(engine);
  await mendQueues(engine);

  expect(await rowsOf(db)).toEqual(ONE);
  const taken = await store.owner.transaction((tx) => engine.queue.take(tx, 'default', 50));
  expect(taken).toContainEqual({ tenantId: db.tenantId, executionId });
});

it('hands out a single run before the many of another tenant that came earlier', async () => {
  const other = await store.createTenant();
  await store.owner.run(sql`delete from pgboss.job`);
  for (let index = 0; index < 6; index += 1) await other.transaction((tx) => admit(tx, WISH));
  await db.transaction((tx) => admit(tx, WISH));

  const first = await store.owner.transaction((tx) => engine.queue.take(tx, 'default', 2));

  expect(first.map(({ tenantId }) => tenantId).toSorted()).toEqual([db.tenantId, other.tenantId].toSorted());
});

it('hands out no more runs of one tenant at once than its queue allows', async () => {
  await store.owner.run(sql`delete from pgboss.job`);
  for (let index = 0; index < 9; index += 1) await db.transaction((tx) => admit(tx, WISH));
  const take = () => store.owner.transaction((tx) => engine.queue.take(tx, 'default', 20));

  const taken = [...(await take()), ...(await take())];

  expect(taken).toHaveLength(4);
});

it.skipIf(inject('databaseServer') === undefined)(
  'hands out each run once to workers that ask at once (server only: the embedded database has one session)',
  async () => {
    await store.owner.run(sql`delete from pgboss.job`);
    const tenants = await Promise.all([1, 2, 3].map(() => store.createTenant()));
    for (const tenant of tenants) {
      for (let index = 0; index < 6; index += 1) await tenant.transaction((tx) => admit(tx, WISH));
    }
    const take = () => store.owner.transaction((tx) => engine.queue.take(tx, 'default', 3));

    const taken = (await Promise.all(Array.from({ length: 8 }, take))).flat();

    const ids = taken.map(({ executionId }) => executionId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { tenantId } of tenants) {
      expect(taken.filter((key) => key.tenantId === tenantId).length).toBeLessThanOrEqual(4);
    }
  },
);
