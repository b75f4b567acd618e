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

/** A system we do not own broke its contract. */
export class ExternalServiceError extends AppError {
  readonly code = 'external_service';
  readonly status: number | undefined;
  override readonly retryable: boolean;

  constructor(message: string, { status, ...options }: ErrorOptions & { status?: number } = {}) {
    super(message, options);
    this.status = status;
    this.retryable = status === undefined || status === 429 || status >= 500;
  }
}

/** A rule of ours was broken by our own code: a bug, never the caller's fault. */
export class InvariantError extends AppError {
  readonly code = 'invariant';
}

/** True for a failure that may pass by itself, so that trying again is worth it. */
export function isRetryable(error: unknown): boolean {
  return error instanceof AppError && error.retryable;
}
