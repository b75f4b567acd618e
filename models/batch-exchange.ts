import { ModelError, modelFault } from './model-error.ts';
import { faultOf, readRefusal } from './refusal-fault.ts';
import { scrub } from './scrub.ts';
import type { ModelSettings } from './single-attempt.ts';
import { openWire, type Wire } from './wire.ts';

/** One exchange with a batch API, whatever it takes. */
export const EXCHANGE_SECONDS = 60;
const IDLE_SECONDS = 30;
/** Of a result file, decompressed. */
const MAX_BYTES = 200_000_000;

/** Lets a provider's own client talk over a wire of ours; what fails is a ModelError, scrubbed, or the signal's reason. */
export async function exchange<Result>(
  { apiKey, idleSeconds = IDLE_SECONDS }: ModelSettings,
  signal: AbortSignal,
  work: (wire: Wire, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const total = AbortSignal.timeout(EXCHANGE_SECONDS * 1000);
  const both = AbortSignal.any([signal, total]);
  const wire = openWire({ signal: both, idleSeconds, maxBytes: MAX_BYTES, apiKey, takes: 'document' });
  try {
    return await work(wire, both);
  } catch (error) {
    signal.throwIfAborted();
    if (total.aborted) throw modelFault('timeout');
    throw wire.fault() ?? failureIn(error, apiKey);
  }
}

function failureIn(error: unknown, apiKey: string): ModelError {
  if (error instanceof ModelError) return error;
  const said = error instanceof Error && 'error' in error ? readRefusal(error.error) : null;
  return modelFault(said === null ? 'unreadable' : faultOf(said), { cause: scrub(error, apiKey) });
}
