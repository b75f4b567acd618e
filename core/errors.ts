/** Every failure we raise ourselves. `code` is stable and logged; `message` is a sentence we wrote. */
export abstract class AppError extends Error {
  abstract readonly code: string;
  /** True when the same call may succeed later although nobody changed anything. */
  readonly retryable: boolean = false;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Something named does not exist for this tenant. The caller must choose another name. */
export class NotFoundError extends AppError {
  readonly code = 'not_found';

  constructor(kind: string, name: string, hint?: string) {
    super(`There is no ${kind} "${name}".${hint === undefined ? '' : ` ${hint}`}`);
  }
}

/** What a person or another program gave us cannot be used; the message says what to do instead. */
export class InvalidInputError extends AppError {
  readonly code = 'invalid_input';
}

/** The installation is not in a state in which this can work: a missing setting, a foreign owner, an old schema. */
export class ConfigurationError extends AppError {
  readonly code = 'configuration';
}

interface ServiceErrorOptions extends ErrorOptions {
  readonly status?: number;
  readonly isUndone?: boolean;
}

/** A system we do not own broke its contract. */
export class ExternalServiceError extends AppError {
  readonly code = 'external_service';
  readonly status: number | undefined;
  /** True when it is certain that the other side did nothing: the request never reached it, or it refused it. */
  readonly isUndone: boolean;
  override readonly retryable: boolean;

  constructor(message: string, { status, isUndone, ...options }: ServiceErrorOptions = {}) {
    super(message, options);
    this.status = status;
    this.isUndone = isUndone ?? (status !== undefined && status >= 400 && status < 500);
    this.retryable = status === undefined || status === 429 || status >= 500;
  }
}

/** A rule or a person does not want this to be done. The same wish again is refused again. */
export class RefusedError extends AppError {
  readonly code = 'refused';
}

/** An effect on another system did not come about, for good. */
export class NotDeliveredError extends AppError {
  readonly code = 'not_delivered';
}

/** The database cannot be reached, is starting or going down, or the connection was cut. Whatever was asked may or may not have happened. */
export class StoreUnavailableError extends AppError {
  readonly code = 'store_unavailable';
  override readonly retryable = true;
}

/** A rule of ours was broken by our own code: a bug, never the caller's fault. */
export class InvariantError extends AppError {
  readonly code = 'invariant';
}

/** Another worker has the run by now. Whoever learns this stops, and says nothing to anybody. */
export class LeaseLostError extends AppError {
  readonly code = 'lease_lost';

  constructor(executionId: string) {
    super(`The run ${executionId} is another worker's by now.`);
  }
}

/** Somebody outside stopped the work on a run: it was cancelled, this process is ending, or the lease is gone. */
export class RunStoppedError extends AppError {
  readonly code = 'run_stopped';
  readonly reason: 'cancelled' | 'draining' | 'lost';

  constructor(reason: RunStoppedError['reason']) {
    super('The work on the run was stopped.');
    this.reason = reason;
  }
}

/** A run cannot go on until somebody outside has answered or done something. No failure: the run is taken up again then. */
export class WaitingError extends AppError {
  readonly code = 'waiting';
}

/** A conversation that takes one message at a time is still answering the one before. The caller waits for its run, or cancels it. */
export class ThreadBusyError extends AppError {
  readonly code = 'thread_busy';
  override readonly retryable = true;

  constructor(threadId: string) {
    super(
      `The thread ${threadId} is busy with an earlier message. Say it again when that is answered, or cancel its run first.`,
    );
  }
}

/** A run that is played again asked for something else than it did before. */
export class NonDeterminismError extends AppError {
  readonly code = 'non_determinism';
}

/** True for what steers a run rather than being a failure of its work; whoever catches errors lets these pass. */
export function isRunControl(error: unknown): boolean {
  return (
    error instanceof LeaseLostError ||
    error instanceof RunStoppedError ||
    error instanceof WaitingError ||
    error instanceof StoreUnavailableError
  );
}

/** True for a failure that may pass by itself, so that trying again is worth it. */
export function isRetryable(error: unknown): boolean {
  return error instanceof AppError && error.retryable;
}
