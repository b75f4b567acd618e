import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { storedRateGate } from './rate-gate.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const LIMITS = { requestsPerMinute: null, tokensPerMinute: 1_000 };

/** Takes room for 600 tokens, hears of it so late, and comes to 500. */
async function countedAfter(lateMilliseconds: number) {
  const key = `openai/${lateMilliseconds}`;
  let time = 0;
  const now = () => {
    time += lateMilliseconds;
    return time;
  };
  const gate = storedRateGate(store.owner, LIMITS, now);
  const room = await gate.reserve({ key, requests: 1, tokens: 600 });
  const query =
    'select second, requests, tokens::int from runtime.rate_window where key = $1 order by second';
  const [taken] = (await store.pool.query(query, [key])).rows;
  await room.settle?.(500);
  const { rows } = await store.pool.query(query, [key]);
  return rows.map(({ second, ...counted }) => ({ after: (second - taken.second) / 1_000, ...counted }));
}

it('counts a call that came to less than its room in the second in which it took it', async () => {
  expect(await countedAfter(200)).toEqual([{ after: 0, requests: 1, tokens: 500 }]);
});

it('counts a call that was sent late in the second in which it was sent', async () => {
  expect(await countedAfter(1_300)).toEqual([
    { after: 0, requests: 0, tokens: 0 },
    { after: 2, requests: 1, tokens: 500 },
  ]);
});
