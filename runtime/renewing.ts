import { hostname } from 'node:os';
import { type RenewedLease, renewLeases } from '#storage/runtime/claim.repository.ts';
import { type NewWorker, noteWorker } from '#storage/runtime/worker.repository.ts';
import type { Engine } from './environment.ts';
import { runLoop, type WorkerLoop } from './loop.ts';
import { takeOver } from './take-over.ts';

/** A lease is renewed this often in its length. */
const RENEWALS = 3;

/** The runs that a process holds, as its leases are looked at. */
export interface HeldRuns {
  ids(): string[];
  /** Stops what the leases say is somebody else's or is to be cancelled; tells nothing of what began meanwhile. */
  check(renewed: readonly RenewedLease[], begunBefore: readonly string[]): void;
}

/** Whose leases are renewed, and who hears of it. */
export interface RenewingParts {
  readonly worker: Omit<NewWorker, 'id' | 'name' | 'version'> & { readonly version?: string | undefined };
  readonly held: HeldRuns;
  /** Called after each renewal that reached the database: the process lives, and so does the way to the store. */
  readonly onRenewed?: (() => void) | undefined;
  /** Called when runs of dead workers were put in line again. */
  readonly onTakenOver?: (() => void) | undefined;
}

/** Renews what this process holds and takes over what others have left, until it is stopped. */
export function openRenewing(engine: Engine, parts: RenewingParts): WorkerLoop {
  const { held, onRenewed, onTakenOver } = parts;
  const { version = 'unknown', ...rest } = parts.worker;
  const worker = { ...rest, id: engine.workerId, name: `${hostname()}:${process.pid}`, version };
  return runLoop(
    {
      name: 'renewing leases',
      every: (engine.leaseSeconds * 1000) / RENEWALS,
      async work() {
        await noteWorker(engine.store.owner, worker);
        if ((await renew(engine, held)) > 0) onTakenOver?.();
        onRenewed?.();
      },
    },
    engine.log,
  );
}

/** Answers how many runs of dead workers were put in line again. */
async function renew(engine: Engine, held: HeldRuns): Promise<number> {
  const begunBefore = held.ids();
  const worker = { id: engine.workerId, seconds: engine.leaseSeconds };
  held.check(await renewLeases(engine.store.owner, worker, begunBefore), begunBefore);
  return takeOver(engine);
}
