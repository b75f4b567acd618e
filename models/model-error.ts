import { AppError } from '#core/errors.ts';
import { FAULT_SENTENCES } from './fault-sentences.ts';
import type { ModelAttempt, ModelFault } from './model.ts';

/** Faults that may pass by themselves. */
const PASSING: readonly ModelFault[] = [
  'rate_limited',
  'overloaded',
  'server_error',
  'unreadable',
  'truncated',
  'timeout',
  'idle',
  'unreachable',
  'no_room',
];

/** By these a provider says that it does not take a request. */
const TURNED_DOWN: readonly ModelFault[] = [
  ...(['rate_limited', 'quota', 'authentication', 'forbidden', 'bad_request', 'context_length'] as const),
  'overloaded',
];

interface ModelErrorOptions extends ErrorOptions {
  readonly fault: ModelFault;
  readonly retryAfterSeconds?: number | undefined;
  readonly attempts?: readonly ModelAttempt[];
  readonly isUnsent?: boolean | undefined;
}

/** No usable answer came from a model. The message is ours; foreign text is at most in the cause, scrubbed. */
export class ModelError extends AppError {
  readonly code = 'model';
  readonly fault: ModelFault;
  /** How long the provider asks to wait. */
  readonly retryAfterSeconds: number | undefined;
  /** What was sent, in order, and what it cost. */
  readonly attempts: readonly ModelAttempt[];
  /** True when it is certain that the provider did not take the request: it never got it, or it turned it down. */
  readonly isUnsent: boolean;
  override readonly retryable: boolean;

  constructor(
    message: string,
    { fault, retryAfterSeconds, attempts = [], isUnsent, ...options }: ModelErrorOptions,
  ) {
    super(message, options);
    this.fault = fault;
    this.retryAfterSeconds = retryAfterSeconds;
    this.attempts = attempts;
    this.isUnsent = isUnsent ?? TURNED_DOWN.includes(fault);
    this.retryable = PASSING.includes(fault);
  }
}

/** The error for a fault, in our words for it. */
export function modelFault(fault: ModelFault, options: Omit<ModelErrorOptions, 'fault'> = {}): ModelError {
  return new ModelError(FAULT_SENTENCES[fault], { ...options, fault });
}

/** The same failure, of a request that the provider certainly did not take. */
export function asUnsent({ message, fault, retryAfterSeconds, attempts, cause }: ModelError): ModelError {
  return new ModelError(message, { fault, retryAfterSeconds, attempts, cause, isUnsent: true });
}

/** The same failure, with everything that was sent until it came to it. */
export function withAttempts(error: ModelError, attempts: readonly ModelAttempt[]): ModelError {
  const { fault, retryAfterSeconds, isUnsent, cause } = error;
  return new ModelError(error.message, { fault, retryAfterSeconds, isUnsent, attempts, cause });
}
