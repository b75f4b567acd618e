import type { RunStoppedError } from '#core/errors.ts';
import type { Tenant } from '#core/tenant.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { Claim } from '#storage/runtime/claim.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { RunEvent } from './environment.ts';

/** A run that this process holds the lease of. */
export interface HeldRun extends Pick<Claim, 'executionId' | 'epoch'> {
  readonly db: TenantDatabase;
  readonly tenant: Tenant;
  /** True when all that is left to do is to end it. */
  readonly isCancelled?: boolean | undefined;
  /** Known when the run has just been admitted here, so that nothing need be read. */
  readonly execution?: Execution | undefined;
}

/** Why a run is stopped from outside while it works. */
export type StopReason = RunStoppedError['reason'];

/** What a run waits for once it asks a model: room under a limit per minute, and the answer. */
export type ModelWait = 'room' | 'answer';

/** What a worker lends to one run. */
export interface RunWork {
  /** Aborted with a StopReason. */
  readonly signal: AbortSignal;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** Told when the work begins, on a new run or on one that is taken up again. */
  readonly onBegun?: ((execution: Execution) => void) | undefined;
  /** Told when one of its branches begins to wait for a model, and when that ends. */
  readonly onModelWait?: ((wait: ModelWait, isWaiting: boolean) => void) | undefined;
}
