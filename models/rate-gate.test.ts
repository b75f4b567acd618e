import { expect, it } from 'vitest';
import { openCircuitBreakers } from './circuit-breakers.ts';
import type { RateGate, RateRoom } from './rate-gate.ts';
import { resilientModel } from './resilient-model.ts';
import { errorOf, HELLO, scriptedModel } from './testing.ts';

function arrange(rooms: readonly RateRoom[]) {
  const settled: number[] = [];
  const tokens: number[] = [];
  const wishes: Parameters<RateGate['reserve']>[0][] = [];
  const gate: RateGate = {
    async reserve(asked) {
      wishes.push(asked);
      tokens.push(asked.tokens());
      return rooms[wishes.length - 1] ?? { settle: async (tokens) => void settled.push(tokens) };
    },
  };
  const saying = (text: string) => scriptedModel(Array.from({ length: 6 }, () => ({ text })));
  const clients = [saying('First.'), saying('Second.')] as const;
  const client = resilientModel(
    [
      { client: clients[0], keyId: 'a' },
      { client: clients[1], keyId: 'b' },
    ],
    { breakers: openCircuitBreakers({ now: () => 0 }), gate },
  );
  return { client, settled, wishes, tokens, asked: () => clients.map(({ requests }) => requests.length) };
}

it('asks for room before it asks a model, and gives back what was not needed', async () => {
  const { client, settled, wishes, tokens, asked } = arrange([]);
  const waits: boolean[] = [];

  await client.complete({ ...HELLO, maxOutputTokens: 500, onWait: (isWaiting) => waits.push(isWaiting) });

  expect([asked(), settled, waits]).toEqual([[1, 0], [1_100], [true, false]]);
  expect(wishes).toMatchObject([{ provider: 'scripted', model: 'model', keyId: 'a' }]);
  expect(tokens[0]).toBeGreaterThan(500);
});

it('asks for the room that calls of that kind came to', async () => {
  const { client, tokens } = arrange([]);

  for (let turn = 0; turn < 4; turn += 1) await client.complete(HELLO);

  expect(tokens[2]).toBe(tokens[0]);
  expect(tokens[3]).toBe(Math.ceil(1_100 * 1.01));
});

it('keeps an answer whose room could not be given back', async () => {
  const { client } = arrange([{ settle: () => Promise.reject(new Error('The store is away.')) }]);

  expect((await client.complete(HELLO)).text).toBe('First.');
});

it('waits long only for the last in line', async () => {
  const { client, wishes } = arrange([{ noRoomForSeconds: 500 }]);

  await client.complete({ ...HELLO, roomSeconds: 900 });

  expect(wishes.map(({ withinSeconds }) => withinSeconds)).toEqual([60, 900]);
});

it('has the next model asked when there is no room in time', async () => {
  const { client, asked } = arrange([{ noRoomForSeconds: 500 }]);

  const { text } = await client.complete(HELLO);

  expect([text, asked()]).toEqual(['Second.', [0, 1]]);
});

it('says that there is no room when no model has any', async () => {
  const { client, asked } = arrange([{ noRoomForSeconds: 500 }, { noRoomForSeconds: 300 }]);

  const error = await errorOf(client.complete(HELLO));

  expect(error).toMatchObject({ fault: 'no_room', retryAfterSeconds: 300, attempts: [] });
  expect(asked()).toEqual([0, 0]);
});
