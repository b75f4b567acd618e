import type { ExecutionStatus } from '#storage/runtime/execution.repository.ts';
import type { RunOverview } from '#storage/runtime/run-overview.repository.ts';
import { formatDuration, UNKNOWN } from './format.ts';
import type { Paint } from './terminal.ts';

/** How a run stands, as one word; that it is to stop, or has lost its worker, says more than its status. */
export function standingOf({ status, lease }: Pick<RunOverview, 'status' | 'lease'>): string {
  if (lease === null) return status;
  if (lease.isCancelled) return 'cancelling';
  if (lease.state === 'parked') return 'parked';
  if (lease.state === 'leased' && (lease.secondsLeft ?? 0) < 0) return 'abandoned';
  return lease.state === 'queued' ? 'queued' : status;
}

/** How long a run took, from its first beginning to its end. */
export function tookText({ startedAt, endedAt }: Pick<RunOverview, 'startedAt' | 'endedAt'>): string {
  return startedAt === null || endedAt === null
    ? UNKNOWN
    : formatDuration(endedAt.getTime() - startedAt.getTime());
}

/** The colour of how a run ended; what has not ended, or was stopped, stands out a little. */
export function styleStatus(
  text: string,
  { status }: { readonly status: ExecutionStatus },
  paint: Paint,
): string {
  if (status === 'failed') return paint.red(text);
  return status === 'completed' ? paint.green(text) : paint.yellow(text);
}
