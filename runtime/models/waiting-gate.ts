import { setTimeout as wait } from 'node:timers/promises';
import type { RateGate as ModelGate } from '#models/rate-gate.ts';
import type { RateGate } from './rate-gate.ts';

const MILLISECONDS = 1_000;

/** A gate that stands in line at one which only says when to come again: several processes may come at the same moment. */
export function waitingGate(gate: RateGate): ModelGate {
  return {
    async reserve({ keyId: key, tokens, withinSeconds }) {
      const startedAt = performance.now();
      const left = (): number => withinSeconds - (performance.now() - startedAt) / MILLISECONDS;
      // Ends by the time that the caller gives.
      while (true) {
        const { waitSeconds } = await gate.reserve({ key, requests: 1, tokens });
        if (waitSeconds === 0) return { waitSeconds };
        if (waitSeconds > left()) return { noRoomForSeconds: waitSeconds };
        await wait(waitSeconds * MILLISECONDS);
      }
    },
  };
}
