import type { Housekeeping } from '#runtime/loop.ts';
import type { Cli } from './cli.ts';
import { composeBatches } from './compose-models.ts';
import { composeAdmit, composeEngine } from './compose-runtime.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What every process that works on runs sees to, so that no run waits for a batch that nobody looks after. */
export async function workChores(cli: Cli): Promise<Housekeeping[]> {
  const { pollBatches } = await import('#runtime/batches/poll-batches.ts');
  const engine = await composeEngine(cli);
  const poller = { ...engine, open: composeBatches(cli), signal: cli.signal };
  return [{ name: 'batches of models', every: 5 * SECOND, work: () => pollBatches(poller) }];
}

/** What goes on beside the runs in an installation. Any number of processes may do it at once. */
export async function serviceChores(cli: Cli): Promise<Housekeeping[]> {
  const [schedule, triggers, outbox, approvals, { mendQueues }, { cancelRun }, { retain }] =
    await Promise.all([
      import('#runtime/schedule/scheduler.ts'),
      import('#runtime/schedule/mirror-triggers.ts'),
      import('#runtime/effects/dispatcher.ts'),
      import('#runtime/approvals/expire-approvals.ts'),
      import('#runtime/take-over.ts'),
      import('#runtime/cancel-run.ts'),
      import('#runtime/retain.ts'),
    ]);
  const engine = await composeEngine(cli);
  const scheduler = schedule.openScheduler({
    ...engine,
    admit: await composeAdmit(cli),
    cancel: (tx, executionId) => cancelRun(tx, engine, executionId),
  });
  return [
    ...(await workChores(cli)),
    { name: 'schedules', every: SECOND, work: scheduler.tick },
    { name: 'default schedules', every: 10 * MINUTE, work: () => triggers.mirrorAllTriggers(engine.store) },
    { name: 'effects on other systems', every: SECOND, work: () => outbox.dispatchOutbox(engine) },
    { name: 'approvals that expire', every: 5 * SECOND, work: () => approvals.expireApprovals(engine) },
    { name: 'mending queues', every: MINUTE, work: () => mendQueues(engine) },
    { name: 'retention', every: HOUR, work: () => retain(engine, cli.settings.journalDays) },
  ];
}
