import { Command } from 'commander';
import { z } from 'zod';
import type { QueueState } from '#runtime/queue.ts';
import type { QueueLoad } from '#storage/runtime/run-overview.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { composeEngine } from '../compose-runtime.ts';
import { answering, withExamples } from '../define-command.ts';
import { showQueueStatus } from '../output/queue-view.ts';
import type { QueueLine, QueueStatus } from '../queue-status.ts';

/** `steward queue`: how full the queues are, and who works on them. */
export function queueCommand(cli: Cli): Command {
  const queue = new Command('queue').description('how full the queues are, and who works on them');
  withExamples(queue, ['queue status']);
  const status = new Command('status').description('runs by queue and state, and the workers');
  withExamples(status, ['queue status', 'queue status --json']);
  return queue.addCommand(answering(status, cli, { input: z.object({}), run: readStatus }));
}

async function readStatus(_input: object, cli: Cli): Promise<Answer> {
  const [{ listQueueLoads }, { listWorkers }, engine] = await Promise.all([
    import('#storage/runtime/run-overview.repository.ts'),
    import('#storage/runtime/worker.repository.ts'),
    composeEngine(cli),
  ]);
  const { owner } = engine.store;
  const states = await engine.queue.states();
  const loads = await listQueueLoads(owner);
  const status: QueueStatus = {
    queues: states.map((state) => lineOf(state, loads)),
    workers: await listWorkers(owner),
    leaseSeconds: engine.leaseSeconds,
  };
  return { data: status, show: (terminal) => showQueueStatus(status, terminal) };
}

function lineOf({ queue, waiting }: QueueState, loads: readonly QueueLoad[]): QueueLine {
  const find = (state: QueueLoad['state']): QueueLoad | undefined =>
    loads.find((load) => load.queue === queue && load.state === state);
  const runs = (state: QueueLoad['state']): number => find(state)?.runs ?? 0;
  return {
    ...{ queue, waiting },
    queued: runs('queued'),
    leased: runs('leased'),
    suspended: runs('suspended'),
    parked: runs('parked'),
    oldestWaitingSeconds: find('queued')?.oldestSeconds ?? null,
  };
}
