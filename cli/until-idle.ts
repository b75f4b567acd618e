import { setTimeout } from 'node:timers/promises';
import type { Engine } from '#runtime/environment.ts';
import type { Worker } from '#runtime/worker.ts';
import type { WorkOptions } from './commands/work-options.ts';

const LOOK_MILLISECONDS = 500;
/** What was taken out of a queue a moment ago may not have begun yet. */
const LOOKS = 2;

/** Resolves once nothing waits in the queues and this worker has nothing to do. */
export async function untilIdle(
  { store, log, workerId }: Pick<Engine, 'store' | 'log' | 'workerId'>,
  worker: Pick<Worker, 'active'>,
  { queues }: Pick<WorkOptions, 'queues'>,
): Promise<void> {
  const [{ listQueueLoads }, { countHeldRuns }] = await Promise.all([
    import('#storage/runtime/run-overview.repository.ts'),
    import('#storage/runtime/worker.repository.ts'),
  ]);
  const isIdle = async (): Promise<boolean> => {
    const loads = await listQueueLoads(store.owner);
    const waiting = loads.filter(({ queue, state }) => state === 'queued' && isOurs(queue, queues));
    if (worker.active() > 0 || waiting.length > 0) return false;
    // One that a broken connection took from us comes back into the queue when its lease has run out.
    return (await countHeldRuns(store.owner, workerId)) === 0;
  };
  for (let looks = 0; looks < LOOKS; ) {
    await setTimeout(LOOK_MILLISECONDS);
    looks = (await isIdle().catch((error: unknown) => {
      log.warn({ err: error }, 'the queues could not be looked at');
      return false;
    }))
      ? looks + 1
      : 0;
  }
}

function isOurs(queue: string, queues: WorkOptions['queues']): boolean {
  return queues === undefined || queues.some((name) => name === queue);
}
