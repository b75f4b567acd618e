import { once } from 'node:events';
import type { Engine } from '#runtime/environment.ts';
import type { Housekeeping } from '#runtime/loop.ts';
import type { Worker } from '#runtime/worker.ts';
import type { Cli } from './cli.ts';
import type { WorkOptions } from './commands/work-options.ts';
import { composeEngine } from './compose-runtime.ts';
import { healthNote } from './health-note.ts';
import { installedVersion } from './installed-version.ts';
import { mirrorWhenNeeded } from './mirror-when-needed.ts';
import { serviceTeller } from './output/service-teller.ts';
import { untilIdle } from './until-idle.ts';

/** What a process does until it is told to stop. */
export interface Service extends WorkOptions {
  /** True when it is to end by itself once nothing waits. */
  readonly untilIdle: boolean;
  readonly chores: readonly Housekeeping[];
}

/** Beside the grace: what still works stops, is given back, and signs off. */
const GIVING_BACK_MILLISECONDS = 10_000;
const MILLISECONDS = 1000;

/** Works on runs until the process is asked to stop; an outage of the database is waited for. */
export async function serveRuns(cli: Cli, service: Service): Promise<void> {
  const { concurrency, queues, healthFile, chores } = service;
  cli.patience.milliseconds = service.grace * MILLISECONDS + GIVING_BACK_MILLISECONDS;
  const store = await cli.store();
  await mirrorWhenNeeded(store, cli);
  const [{ openWorker }, { CANCEL_HINT }] = await Promise.all([
    import('#runtime/worker.ts'),
    import('#runtime/requeue.ts'),
  ]);
  const engine = await composeEngine(cli);
  const tell = serviceTeller(cli);
  const health = healthNote(healthFile, engine.log);
  const version = installedVersion();
  const worker = openWorker(engine, {
    ...{ concurrency, queues, chores, version, onRenewed: health.touch },
    onBegun: tell.begun,
    onResult: tell.result,
  });
  // A hint: whoever does not hear it looks by itself every second.
  const listening = store.listen?.('steward_work', (payload) =>
    payload === CANCEL_HINT ? worker.recheck() : worker.wake(),
  );
  tell.ready({ concurrency, queues, worker: worker.id });
  await reasonToStop(cli, { engine, worker }, service);
  tell.draining(worker.active(), service.grace);
  await worker.drain(service.grace * MILLISECONDS);
  await listening?.close();
  health.remove();
  tell.drained();
}

async function reasonToStop(
  { signal }: Cli,
  { engine, worker }: { engine: Engine; worker: Worker },
  service: Service,
): Promise<void> {
  if (signal.aborted) return;
  const stopped = once(signal, 'abort');
  if (service.untilIdle) await Promise.race([stopped, untilIdle(engine, worker, service)]);
  else await stopped;
}
