import type { CallSize, CallSizes } from './call-sizes.ts';
import type { ModelAnswer } from './model.ts';
import { type ModelError, modelFault } from './model-error.ts';
import type { Ledger } from './model-ledger.ts';
import type { RateGate, RateRoom } from './rate-gate.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** One request that is about to be sent. */
interface Call {
  readonly provider: string;
  readonly model: string;
  readonly keyId: string;
  readonly ledger: Ledger;
}

/** Our own limit, and what is known of how much of it a call needs. */
interface Limit {
  readonly gate?: RateGate | undefined;
  readonly sizes: CallSizes;
  readonly policy: Pick<RetryPolicy, 'maxRoomSeconds'>;
}

/**
 * Asks once there is room under our own limit, and gives back what was not needed. Where there is no room in time, nothing
 * is sent. A provider that does not say what it counted keeps all of it.
 */
export async function withinRoom(
  call: Call,
  { gate, sizes, policy }: Limit,
  ask: () => Promise<ModelAnswer | ModelError>,
): Promise<ModelAnswer | ModelError> {
  if (gate === undefined) return ask();
  const size = sizes.of({ ...call, request: call.ledger.request });
  const room = await takeRoom(call, { gate, size, policy });
  if ('noRoomForSeconds' in room) return modelFault('no_room', { retryAfterSeconds: room.noRoomForSeconds });
  const before = call.ledger.attempts().length;
  try {
    return await ask();
  } finally {
    const last = call.ledger.attempts().slice(before).at(-1);
    if (last !== undefined && last.usage !== null) {
      const { usage, fault } = last;
      if (fault === null) size.learn(usage);
      // What cannot be given back counts for a minute; the answer that was paid for is not lost over it.
      await room.settle(usage.input + usage.output).catch(() => {});
    }
  }
}

function takeRoom(
  { ledger: { request }, ...place }: Call,
  { gate, size, policy }: { readonly gate: RateGate; readonly size: CallSize } & Pick<Limit, 'policy'>,
): Promise<RateRoom> {
  const { signal } = request;
  request.onWait?.(true);
  return gate
    .reserve({ ...place, signal, tokens: size.expect, withinSeconds: policy.maxRoomSeconds })
    .finally(() => request.onWait?.(false));
}
