import type { Logger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import type { ModelClient } from '#models/model.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { ExecutionTrigger } from '#storage/runtime/execution.repository.ts';
import type { DecidedBy, StepKind } from '#storage/runtime/step.repository.ts';

/** What a step looks like to somebody who watches the run. */
export interface RunEvent {
  readonly type: 'started' | 'ended';
  readonly stepId: string;
  readonly parentId: string | null;
  readonly kind: StepKind;
  readonly name: string;
  readonly role: string | null;
  readonly status?: 'completed' | 'failed';
  readonly decidedBy?: DecidedBy;
  readonly latencyMs?: number;
  /** A sentence that we wrote: why it failed, or why the playbook did the work. */
  readonly detail?: string;
}

/** What the composition root lends to a run. */
export interface RunEnvironment {
  readonly db: TenantDatabase;
  readonly tenant: Tenant;
  readonly now: () => Date;
  /** Aborting it cancels the run. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Absent: every agent works by its playbook. */
  readonly model?: ModelClient | undefined;
  readonly trigger: ExecutionTrigger;
  /** The same key of the same graph again means the run that exists. */
  readonly dedupeKey?: string | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}
