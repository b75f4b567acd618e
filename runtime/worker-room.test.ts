import { expect, it } from 'vitest';
import type { QueueLimits } from './queue-settings.ts';
import { type RunLoad, roomFor } from './worker-room.ts';

const working: RunLoad = { queue: 'incident', waits: { answer: 0, room: 0 } };
const asking: RunLoad = { queue: 'incident', waits: { answer: 2, room: 1 } };
const inLine: RunLoad = { queue: 'incident', waits: { answer: 2, room: 2 } };
const other: RunLoad = { ...working, queue: 'chat' };

const times = (count: number, run: RunLoad) => Array.from({ length: count }, () => run);

interface Case extends Pick<QueueLimits, 'perWorker' | 'atWork'> {
  readonly claim: string;
  readonly under: readonly RunLoad[];
  readonly room: number;
}

it.each([
  {
    claim: 'as many as the worker works on at once',
    perWorker: 9,
    under: [...times(2, working), other],
    room: 5,
  },
  {
    claim: 'as many as may be under way of the queue',
    perWorker: 3,
    under: [...times(2, working), other],
    room: 1,
  },
  { claim: 'none beside too many that compute', perWorker: 9, atWork: 2, under: times(2, working), room: 0 },
  {
    claim: 'some beside those whose models are asked',
    perWorker: 9,
    atWork: 2,
    under: times(6, asking),
    room: 2,
  },
  { claim: 'none beside as many as may ask', perWorker: 6, atWork: 2, under: times(6, asking), room: 0 },
  { claim: 'as many beside those that stand in line', perWorker: 3, under: times(20, inLine), room: 3 },
  { claim: 'none beside four times as many in line', perWorker: 3, under: times(32, inLine), room: 0 },
] satisfies Case[])('lets begin $claim', ({ claim: purpose, under, room, ...own }: Case) => {
  const limits = { perTenant: 99, purpose, ...own };

  expect(roomFor('incident', under, { concurrency: 8, limits })).toBe(room);
});
