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

interface ModelErrorOptions extends ErrorOptions {
  readonly fault: ModelFault;
  readonly retryAfterSeconds?: number | undefined;
  readonly attempts?: readonly ModelAttempt[];
}

/** No usable answer came from a model. The message is ours; foreign text is at most in the cause, scrubbed. */
export class ModelError extends AppError {
  readonly code = 'model';
  readonly fault: ModelFault;
  /** How long the provider asks to wait. */
  readonly retryAfterSeconds: number | undefined;
  /** What was sent, in order, and what it cost. */
  readonly attempts: readonly ModelAttempt[];
  override readonly retryable: boolean;

  constructor(message: string, { fault, retryAfterSeconds, attempts = [], ...options }: ModelErrorOptions) {
    super(message, options);
    this.fault = fault;
    this.retryAfterSeconds = retryAfterSeconds;
    this.attempts = attempts;
    this.retryable = PASSING.includes(fault);
  }
}

/** The error for a fault, in our words for it. */
export function modelFault(fault: ModelFault, options: Omit<ModelErrorOptions, 'fault'> = {}): ModelError {
  return new ModelError(FAULT_SENTENCES[fault], { ...options, fault });
}

/** The same failure, with everything that was sent until it came to it. */
export function withAttempts(error: ModelError, attempts: readonly ModelAttempt[]): ModelError {
  const { fault, retryAfterSeconds, cause } = error;
  return new ModelError(error.message, { fault, retryAfterSeconds, attempts, cause });
}
