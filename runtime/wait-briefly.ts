import { setTimeout } from 'node:timers/promises';

/** How long whoever follows a run waits before the next look, in milliseconds. */
const LOOK_MILLISECONDS = 300;

/** Waits until it is time to look again; throws the signal's reason when it is aborted. */
export async function waitBriefly(signal: AbortSignal, milliseconds = LOOK_MILLISECONDS): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
