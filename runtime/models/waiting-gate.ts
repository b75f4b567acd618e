import { setTimeout as sleep } from 'node:timers/promises';
import type { RateGate as ModelGate, RateRoom, RateWish } from '#models/rate-gate.ts';
import { inTurn, isAged, type Waiter } from './line-order.ts';
import type { RateGate } from './rate-gate.ts';

const MILLISECONDS = 1_000;
/** Room may be there earlier than was said: a call came to less than it had taken, or somebody in a hurry has come. */
const LONGEST_NAP_SECONDS = 1;
/** Who wants hardly less than somebody for whom there is no room is not asked for. */
const CLEARLY_LESS = 0.9;

/** Somebody who stands in line, and what they are told in the end. */
interface Standing extends Waiter {
  tokens: number;
  readonly wish: RateWish;
  readonly room: PromiseWithResolvers<RateRoom>;
  isDone: boolean;
}

/** The clock that a line goes by, in milliseconds. */
export interface LineClock {
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

const REAL_CLOCK: LineClock = { now: () => performance.now(), wait: sleep };

/**
 * A gate at which a process stands in line, in the order of `inTurn`. Where the first finds no room, one who wants clearly
 * less may pass, unless the first is in more of a hurry or has stood there for long. Several processes may come at the
 * same moment.
 */
export function waitingGate(gate: RateGate, clock: LineClock = REAL_CLOCK): ModelGate {
  let line: Standing[] = [];
  let isServing = false;

  async function serve(): Promise<void> {
    isServing = true;
    // Ends when nobody is left; everybody leaves by the time that they give.
    while (line.length > 0) {
      sizeUp(line);
      const nap = await goAlong(gate, line, clock.now());
      line = line.filter((waiter) => !isGone(waiter, 0, clock.now()));
      if (nap > 0 && line.length > 0) await clock.wait(Math.min(nap, LONGEST_NAP_SECONDS) * MILLISECONDS);
    }
    isServing = false;
  }

  return {
    reserve(wish) {
      const room = Promise.withResolvers<RateRoom>();
      const [tokens, since] = [wish.tokens(), clock.now()];
      line.push({ tokens, patience: wish.withinSeconds, since, wish, room, isDone: false });
      if (!isServing) void serve();
      return room.promise;
    },
  };
}

/** What is known of how much calls need grows while they wait. */
function sizeUp(line: readonly Standing[]): void {
  for (const waiter of line) waiter.tokens = waiter.wish.tokens();
}

/** Somebody for whom there was no room. */
interface Refusal {
  readonly waiter: Standing;
  readonly waitSeconds: number;
}

/** Asks for one after the other until one gets room; answers how long to wait before somebody asks again. */
async function goAlong(gate: RateGate, line: readonly Standing[], now: number): Promise<number> {
  let refusal: Refusal | null = null;
  for (const waiter of inTurn(line, now).filter((each) => !isGone(each, 0, now))) {
    if (refusal === null || mayPass(waiter, refusal, now)) {
      const waitSeconds = await ask(gate, waiter);
      if (waiter.isDone) return 0;
      refusal = { waiter, waitSeconds };
    }
    isGone(waiter, refusal.waitSeconds, now);
  }
  return refusal?.waitSeconds ?? 0;
}

function mayPass({ tokens, patience }: Standing, { waiter: refused }: Refusal, now: number): boolean {
  const isLess = tokens <= refused.tokens * CLEARLY_LESS;
  return isLess && patience === refused.patience && !isAged(refused, now);
}

/** Takes room for somebody, or answers after how many seconds there may be some. */
async function ask(gate: RateGate, waiter: Standing): Promise<number> {
  const { tokens, wish, room } = waiter;
  try {
    const { waitSeconds, settle } = await gate.reserve({ key: wish.keyId, requests: 1, tokens });
    if (settle === null) return waitSeconds;
    room.resolve({ settle });
  } catch (error) {
    room.reject(error);
  }
  waiter.isDone = true;
  return 0;
}

/** True for who has been served, gave up, or cannot wait as long as it would take. */
function isGone(waiter: Standing, waitSeconds: number, now: number): boolean {
  const { wish, since, patience, room } = waiter;
  if (waiter.isDone) return true;
  if (wish.signal.aborted) room.reject(wish.signal.reason);
  else if (now + waitSeconds * MILLISECONDS > since + patience * MILLISECONDS)
    room.resolve({ noRoomForSeconds: waitSeconds });
  else return false;
  waiter.isDone = true;
  return true;
}
