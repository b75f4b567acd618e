import type { Tenant } from '#core/tenant.ts';
import { findTenantById } from '#storage/core/tenant.repository.ts';
import type { Claim, RenewedLease } from '#storage/runtime/claim.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Engine, RunEvent } from './environment.ts';
import { executeRun, type WorkResult } from './execute-run.ts';
import type { QueueName } from './queue-settings.ts';
import type { ModelWait, RunWork, StopReason } from './run-work.ts';
import { type RunLoad, roomFor } from './worker-room.ts';

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

interface ActiveRun extends RunLoad {
  readonly claim: Claim;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** What the runs of one process may use. */
export interface ActiveSettings extends RunObservers {
  readonly concurrency: number;
  /** Called when there is room again. */
  readonly onRoom: () => void;
}

export function openActiveRuns(engine: Engine, settings: ActiveSettings): ActiveRuns {
  const active = new Map<string, ActiveRun>();

  async function work(claim: Claim, load: RunLoad, signal: AbortSignal): Promise<void> {
    const onModelWait = (wait: ModelWait, isWaiting: boolean): void => {
      load.waits[wait] += isWaiting ? 1 : -1;
      if (isWaiting) settings.onRoom();
    };
    try {
      const result = await workOn(engine, claim, { signal, onModelWait, observers: settings });
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
      const { concurrency } = settings;
      return roomFor(queue, [...active.values()], { concurrency, limits: engine.queues[queue] });
    },
    begin(queue, claim) {
      active.get(claim.executionId)?.stop.abort('lost' satisfies StopReason);
      const stop = new AbortController();
      const load: RunLoad = { queue, waits: { room: 0, answer: 0 } };
      active.set(claim.executionId, { ...load, claim, stop, done: work(claim, load, stop.signal) });
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
  { observers, ...work }: Pick<RunWork, 'signal' | 'onModelWait'> & { observers: RunObservers },
): Promise<WorkResult | undefined> {
  const tenant = await findTenantById(engine.store.owner, claim.tenantId);
  if (tenant === undefined) return undefined;
  const db = engine.store.forTenant(claim.tenantId);
  const onEvent = (event: RunEvent): void => observers.onEvent?.(claim.executionId, event);
  const onBegun = (execution: Execution): void => observers.onBegun?.({ execution, tenant });
  return executeRun(engine, { ...claim, db, tenant }, { ...work, onEvent, onBegun });
}
