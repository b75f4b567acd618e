import { type Claim, claimLeases } from '#storage/runtime/claim.repository.ts';
import { forgetWorker } from '#storage/runtime/worker.repository.ts';
import { type ActiveRuns, openActiveRuns, type RunObservers } from './active-runs.ts';
import type { Engine } from './environment.ts';
import { type Housekeeping, runLoop } from './loop.ts';
import { type QueueName, queueNames } from './queue-settings.ts';
import { openRenewing } from './renewing.ts';

/** How a worker works. */
export interface WorkerOptions extends RunObservers {
  /** Runs at once in this process; those that wait for room under a limit per minute do not count. */
  readonly concurrency: number;
  readonly queues?: readonly QueueName[] | undefined;
  /** How long it waits before it looks again when nothing was there, in milliseconds. */
  readonly pollMilliseconds?: number | undefined;
  readonly version?: string | undefined;
  /** What is to be done from time to time beside the runs. */
  readonly chores?: readonly Housekeeping[] | undefined;
  /** Called after each renewal that reached the database. */
  readonly onRenewed?: (() => void) | undefined;
}

/** A process that takes runs out of the queues and works on them. */
export interface Worker {
  readonly id: string;
  /** Runs that it works on at the moment. */
  active(): number;
  /** Looks for work now rather than at the next interval. */
  wake(): void;
  /** Looks at its leases now: some run may be to be cancelled. */
  recheck(): void;
  /** Takes nothing new; after the grace in milliseconds what still works is given back. Resolves when all have ended. */
  drain(graceMilliseconds: number): Promise<void>;
}

const POLL_MILLISECONDS = 1_000;

/** Starts to work. An outage of the database is waited for; nothing but `drain` ends a worker. */
export function openWorker(engine: Engine, options: WorkerOptions): Worker {
  const { queues = queueNames.options, pollMilliseconds = POLL_MILLISECONDS, concurrency } = options;
  const { log, workerId: id } = engine;
  const runs = openActiveRuns(engine, { ...options, onRoom: () => looking.wake() });
  const looking = runLoop(
    { name: 'looking for work', every: pollMilliseconds, work: () => look(engine, runs, queues) },
    log,
  );
  const renewing = openRenewing(engine, {
    worker: { concurrency, queues, version: options.version },
    held: runs,
    onRenewed: options.onRenewed,
    onTakenOver: () => looking.wake(),
  });
  const chores = (options.chores ?? []).map((chore) => runLoop(chore, log));

  return {
    id,
    active: () => runs.size,
    wake: looking.wake,
    recheck: renewing.wake,
    async drain(graceMilliseconds) {
      await Promise.all([looking, ...chores].map((loop) => loop.stop()));
      const timer = setTimeout(() => runs.stopAll('draining'), graceMilliseconds);
      await runs.settled();
      clearTimeout(timer);
      await renewing.stop();
      await forgetWorker(engine.store.owner, id).catch((error: unknown) =>
        log.warn({ err: error }, 'the worker could not be signed off'),
      );
    },
  };
}

async function look(engine: Engine, runs: ActiveRuns, queues: readonly QueueName[]): Promise<void> {
  for (const queue of queues) {
    const room = runs.room(queue);
    const claims = room > 0 ? await claimRuns(engine, queue, room) : [];
    for (const claim of claims) runs.begin(queue, claim);
  }
}

/** Takes runs out of a queue together with their leases: both or neither. */
function claimRuns(engine: Engine, queue: QueueName, count: number): Promise<Claim[]> {
  const worker = { id: engine.workerId, seconds: engine.leaseSeconds };
  return engine.store.owner.transaction(async (tx) => {
    const keys = await engine.queue.take(tx, queue, count);
    if (keys.length === 0) return [];
    const claims = await claimLeases(tx, keys, worker);
    const claimed = new Set(claims.map(({ executionId }) => executionId));
    const stale = keys.filter(({ executionId }) => !claimed.has(executionId));
    for (const { executionId } of stale) await engine.queue.remove(tx, queue, executionId);
    return claims;
  });
}
