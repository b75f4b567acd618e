import PQueue from 'p-queue';
import type { Tenant } from '#core/tenant.ts';
import { findTenantById } from '#storage/core/tenant.repository.ts';
import type { Claim, RenewedLease } from '#storage/runtime/claim.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Engine, RunEvent } from './environment.ts';
import { executeRun, type WorkResult } from './execute-run.ts';
import type { QueueName } from './queue-settings.ts';
import type { StopReason } from './run-work.ts';

/** Those who hear of the runs of a worker. */
export interface RunObservers {
  readonly onEvent?: ((executionId: string, event: RunEvent) => void) | undefined;
  readonly onBegun?: ((begun: { execution: Execution; tenant: Tenant }) => void) | undefined;
  readonly onResult?: ((claim: Claim, result: WorkResult) => void) | undefined;
}

/** The runs that one process works on. */
export interface ActiveRuns {
  readonly size: number;
  /** How many more of a queue may begin. */
  room(queue: QueueName): number;
  /** Begins to work on a run that was claimed. */
  begin(queue: QueueName, claim: Claim): void;
  /** Stops what the leases say is somebody else's or is to be cancelled; tells nothing of what began meanwhile. */
  check(renewed: readonly RenewedLease[], begunBefore: readonly string[]): void;
  ids(): string[];
  stopAll(reason: StopReason): void;
  /** Resolves when everything that was begun has ended. */
  settled(): Promise<void>;
}

interface ActiveRun {
  readonly claim: Claim;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** What the runs of one process may use. */
export interface ActiveSettings extends RunObservers {
  readonly concurrency: number;
  readonly queues: readonly QueueName[];
  /** Called when there is room again. */
  readonly onRoom: () => void;
}

export function openActiveRuns(engine: Engine, settings: ActiveSettings): ActiveRuns {
  const active = new Map<string, ActiveRun>();
  const bounds = new Map(
    settings.queues.map((queue) => [queue, new PQueue({ concurrency: engine.queues[queue].perWorker })]),
  );

  async function work(claim: Claim, signal: AbortSignal): Promise<void> {
    try {
      const result = await workOn(engine, claim, { signal, observers: settings });
      if (result !== undefined) settings.onResult?.(claim, result);
    } catch (error) {
      engine.log.warn({ err: error, execution: claim.executionId }, 'a run was left; its lease will run out');
    } finally {
      // Another attempt of this process may stand in its place by now: it lost the run, and has taken it again since.
      if (active.get(claim.executionId)?.claim === claim) active.delete(claim.executionId);
      settings.onRoom();
    }
  }

  return {
    get size() {
      return active.size;
    },
    room(queue) {
      const bound = bounds.get(queue);
      if (bound === undefined) return 0;
      return Math.min(settings.concurrency - active.size, bound.concurrency - bound.pending - bound.size);
    },
    begin(queue, claim) {
      active.get(claim.executionId)?.stop.abort('lost' satisfies StopReason);
      const stop = new AbortController();
      const done = bounds.get(queue)?.add(() => work(claim, stop.signal)) ?? Promise.resolve();
      active.set(claim.executionId, { claim, stop, done });
    },
    check(renewed, begunBefore) {
      const leases = new Map(renewed.map((lease) => [lease.executionId, lease]));
      for (const id of begunBefore) {
        const run = active.get(id);
        const reason = run === undefined ? undefined : stopReason(run.claim, leases.get(id));
        if (reason !== undefined) run?.stop.abort(reason);
      }
    },
    ids: () => [...active.keys()],
    stopAll(reason) {
      for (const { stop } of active.values()) stop.abort(reason);
    },
    async settled() {
      await Promise.allSettled([...active.values()].map(({ done }) => done));
    },
  };
}

/** Why a run that this process works on is to be stopped, as its lease says. */
export function stopReason(
  { epoch }: Pick<Claim, 'epoch'>,
  lease: RenewedLease | undefined,
): StopReason | undefined {
  if (lease === undefined || lease.epoch !== epoch) return 'lost';
  return lease.isCancelled ? 'cancelled' : undefined;
}

async function workOn(
  engine: Engine,
  claim: Claim,
  { signal, observers }: { signal: AbortSignal; observers: RunObservers },
): Promise<WorkResult | undefined> {
  const tenant = await findTenantById(engine.store.owner, claim.tenantId);
  if (tenant === undefined) return undefined;
  const db = engine.store.forTenant(claim.tenantId);
  const onEvent = (event: RunEvent): void => observers.onEvent?.(claim.executionId, event);
  const onBegun = (execution: Execution): void => observers.onBegun?.({ execution, tenant });
  return executeRun(engine, { ...claim, db, tenant }, { signal, onEvent, onBegun });
}
