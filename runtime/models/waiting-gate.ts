import { setTimeout as wait } from 'node:timers/promises';
import type { RateGate as ModelGate, RateRoom, RateWish } from '#models/rate-gate.ts';
import type { RateGate } from './rate-gate.ts';

const MILLISECONDS = 1_000;
/** Room may be there earlier than was said: a call came to less than it had taken, or somebody in a hurry has come. */
const LONGEST_NAP_SECONDS = 1;

/** Somebody who stands in line. */
interface Waiter {
  readonly wish: RateWish;
  readonly until: number;
  readonly room: PromiseWithResolvers<RateRoom>;
  isServed: boolean;
}

/**
 * A gate at which a process stands in line: who can wait least goes first, then who came first, and only that one asks.
 * Several processes may come at the same moment.
 */
export function waitingGate(gate: RateGate): ModelGate {
  let line: Waiter[] = [];
  let isServing = false;

  async function serve(): Promise<void> {
    isServing = true;
    // Ends when nobody is left; everybody leaves by the time that they give.
    while (line.length > 0) {
      const nap = await serveFirst(gate, line);
      line = line.filter((waiter) => !hasLeft(waiter, nap));
      if (nap > 0 && line.length > 0) await wait(Math.min(nap, LONGEST_NAP_SECONDS) * MILLISECONDS);
    }
    isServing = false;
  }

  return {
    reserve(wish) {
      const room = Promise.withResolvers<RateRoom>();
      line.push({
        wish,
        until: performance.now() + wish.withinSeconds * MILLISECONDS,
        room,
        isServed: false,
      });
      if (!isServing) void serve();
      return room.promise;
    },
  };
}

/** Asks for the first in line; answers how long to wait before somebody asks again. */
async function serveFirst(gate: RateGate, line: readonly Waiter[]): Promise<number> {
  const first = line.reduce((before, next) =>
    next.wish.withinSeconds < before.wish.withinSeconds ? next : before,
  );
  const { keyId: key, tokens } = first.wish;
  try {
    if (hasLeft(first, 0)) return 0;
    const { waitSeconds, settle } = await gate.reserve({ key, requests: 1, tokens });
    if (settle === null) return waitSeconds;
    first.room.resolve({ settle });
  } catch (error) {
    first.room.reject(error);
  }
  first.isServed = true;
  return 0;
}

/** True for who has been served, gave up, or cannot wait as long as it would take. */
function hasLeft(waiter: Waiter, waitSeconds: number): boolean {
  const { wish, until, room } = waiter;
  if (waiter.isServed) return true;
  if (wish.signal.aborted) room.reject(wish.signal.reason);
  else if (performance.now() + waitSeconds * MILLISECONDS > until)
    room.resolve({ noRoomForSeconds: waitSeconds });
  else return false;
  return true;
}
