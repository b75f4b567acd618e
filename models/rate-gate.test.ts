import { expect, it } from 'vitest';
import { openCircuitBreakers } from './circuit-breakers.ts';
import { memoryRateGate, type RateGate } from './rate-gate.ts';
import { resilientModel } from './resilient-model.ts';
import { errorOf, HELLO, scriptedModel } from './testing.ts';

const wish = { provider: 'openai', model: 'm', keyId: 'k', tokens: 100, withinSeconds: 10 };

it('spaces requests so that a minute holds no more than allowed', async () => {
  const gate = memoryRateGate({ requestsPerMinute: 30, tokensPerMinute: 1_000_000 }, () => 0);

  const rooms = [await gate.reserve(wish), await gate.reserve(wish), await gate.reserve(wish)];

  expect(rooms).toEqual([{ waitSeconds: 0 }, { waitSeconds: 2 }, { waitSeconds: 4 }]);
});

it('spaces requests by their tokens as well', async () => {
  const gate = memoryRateGate({ requestsPerMinute: 1_000, tokensPerMinute: 1_000 }, () => 0);

  await gate.reserve(wish);

  expect(await gate.reserve(wish)).toEqual({ waitSeconds: 6 });
});

it('takes no room for a request that would wait too long, so that a smaller wish is not in its way', async () => {
  const gate = memoryRateGate({ requestsPerMinute: 1, tokensPerMinute: 1_000_000 }, () => 0);
  await gate.reserve(wish);

  const refused = await gate.reserve(wish);
  const patient = await gate.reserve({ ...wish, withinSeconds: 60 });

  expect(refused).toEqual({ noRoomForSeconds: 60 });
  expect(patient).toEqual({ waitSeconds: 60 });
});

it('counts each model and key by itself, and gives room again as time passes', async () => {
  let now = 0;
  const gate = memoryRateGate({ requestsPerMinute: 1, tokensPerMinute: 1_000_000 }, () => now);
  await gate.reserve(wish);

  const other = await gate.reserve({ ...wish, keyId: 'other' });
  now = 60_000;

  expect([other, await gate.reserve(wish)]).toEqual([{ waitSeconds: 0 }, { waitSeconds: 0 }]);
});

function arrange(rooms: readonly Awaited<ReturnType<RateGate['reserve']>>[]) {
  const slept: number[] = [];
  const wishes: Parameters<RateGate['reserve']>[0][] = [];
  const gate: RateGate = {
    async reserve(asked) {
      wishes.push(asked);
      return rooms[wishes.length - 1] ?? { waitSeconds: 0 };
    },
  };
  const world = { random: () => 0, sleep: async (seconds: number) => void slept.push(seconds) };
  const clients = [scriptedModel([{ text: 'First.' }]), scriptedModel([{ text: 'Second.' }])] as const;
  const client = resilientModel(
    [
      { client: clients[0], keyId: 'a' },
      { client: clients[1], keyId: 'b' },
    ],
    { breakers: openCircuitBreakers({ now: () => 0 }), gate, world },
  );
  return { client, slept, wishes, asked: () => clients.map(({ requests }) => requests.length) };
}

it('lets a model wait for room under our own limit', async () => {
  const { client, slept, wishes, asked } = arrange([{ waitSeconds: 2 }]);

  await client.complete({ ...HELLO, maxOutputTokens: 500 });

  expect([asked(), slept]).toEqual([[1, 0], [2]]);
  expect(wishes).toMatchObject([{ provider: 'scripted', model: 'model', keyId: 'a' }]);
  expect(wishes[0]?.tokens).toBeGreaterThan(500);
});

it('has the next model asked when there is no room in time', async () => {
  const { client, slept, asked } = arrange([{ noRoomForSeconds: 500 }]);

  const { text } = await client.complete(HELLO);

  expect([text, asked(), slept]).toEqual(['Second.', [0, 1], []]);
});

it('says that there is no room when no model has any', async () => {
  const { client, asked } = arrange([{ noRoomForSeconds: 500 }, { noRoomForSeconds: 300 }]);

  const error = await errorOf(client.complete(HELLO));

  expect(error).toMatchObject({ fault: 'no_room', retryAfterSeconds: 300, attempts: [] });
  expect(asked()).toEqual([0, 0]);
});
