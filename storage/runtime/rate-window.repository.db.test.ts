import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { type RateLimits, reserveRate, settleRate } from './rate-window.repository.ts';

let store: TestStore;
let key: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => {
  key = `openai/${Math.random()}`;
});
afterAll(() => store.close());

const limits = (requestsPerMinute: number | null, tokensPerMinute: number | null = null): RateLimits => ({
  requestsPerMinute,
  tokensPerMinute,
});
const ask = async (allowed: RateLimits, tokens = 0) =>
  (await reserveRate(store.owner, { key, requests: 1, tokens }, allowed)).waitSeconds;

/** What was taken, as if it had been so many seconds earlier. */
const age = (seconds: number) =>
  store.owner.run(
    sql`update runtime.rate_window set second = second - ${seconds} * interval '1 second' where key = ${key}`,
  );

it('lets through what a minute may hold, and then says how long to wait', async () => {
  const waits = [await ask(limits(2)), await ask(limits(2)), await ask(limits(2))];

  expect(waits.slice(0, 2)).toEqual([0, 0]);
  expect(waits[2]).toBeGreaterThan(58);
  expect(waits[2]).toBeLessThanOrEqual(61);
});

it('has room again only when sixty seconds have gone by, wherever they begin', async () => {
  await ask(limits(1));
  await age(58);
  const early = await ask(limits(1));
  await age(4);

  expect(early).toBeGreaterThan(0);
  expect(early).toBeLessThan(4);
  expect(await ask(limits(1))).toBe(0);
});

it('counts tokens as well, and waits only for as much room as is wanted', async () => {
  await ask(limits(null, 1000), 600);
  await age(50);
  await ask(limits(null, 1000), 400);

  const waits = [await ask(limits(null, 1000), 100), await ask(limits(null, 1000), 700)];

  expect(waits[0]).toBeLessThan(12);
  expect(waits[1]).toBeGreaterThan(48);
});

it('has room again for what a call took and did not need', async () => {
  const { takenIn } = await reserveRate(store.owner, { key, requests: 1, tokens: 900 }, limits(null, 1000));
  const before = await ask(limits(null, 1000), 500);
  await settleRate(store.owner, { key, takenIn: takenIn ?? new Date(0), tokens: 400 - 900 });

  expect(before).toBeGreaterThan(0);
  expect(await ask(limits(null, 1000), 500)).toBe(0);
});

it('lets a call that is larger than its limit through when nothing else is', async () => {
  const first = await ask(limits(null, 1000), 5000);
  const second = await ask(limits(null, 1000), 1);

  expect(first).toBe(0);
  expect(second).toBeGreaterThan(50);
});

it('takes nothing when it says to wait', async () => {
  await ask(limits(1));
  await ask(limits(1));
  const { rows } = await store.owner.run(
    sql`select sum(requests) as requests from runtime.rate_window where key = ${key}`,
  );

  expect(rows).toEqual([{ requests: 1 }]);
});

it('never lets more through than a minute may hold, however many ask at once', async () => {
  const waits = await Promise.all(Array.from({ length: 40 }, () => ask(limits(7, 10_000), 1000)));

  expect(waits.filter((wait) => wait === 0)).toHaveLength(7);
});

it('keeps keys apart, and does not grow with time', async () => {
  await ask(limits(1));
  await age(100);
  await ask(limits(1));
  const { waitSeconds: other } = await reserveRate(
    store.owner,
    { key: `${key}-other`, requests: 1, tokens: 0 },
    limits(1),
  );
  const { rowCount } = await store.owner.run(sql`select from runtime.rate_window where key = ${key}`);

  expect(other).toBe(0);
  expect(rowCount).toBe(1);
});

it("is nothing that a tenant's SQL can use up", async () => {
  const shop = await store.createTenant();

  await expect(reserveRate(shop, { key, requests: 1, tokens: 0 }, limits(1))).rejects.toMatchObject({
    code: '42501',
  });
});
