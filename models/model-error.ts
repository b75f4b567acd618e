import { AppError } from '#core/errors.ts';
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

/** No usable answer came from a model. The message is ours; foreign text is at most in the cause, scrubbed. */
export class ModelError extends AppError {
  readonly code = 'model';
  readonly fault: ModelFault;
  /** How long the provider asks to wait. */
  readonly retryAfterSeconds: number | undefined;
  /** What was sent, in order, and what it cost. */
  readonly attempts: readonly ModelAttempt[];
  override readonly retryable: boolean;

  constructor(
    message: string,
    {
      fault,
      retryAfterSeconds,
      attempts = [],
      ...options
    }: ErrorOptions & {
      fault: ModelFault;
      retryAfterSeconds?: number | undefined;
      attempts?: readonly ModelAttempt[];
    },
  ) {
    super(message, options);
    this.fault = fault;
    this.retryAfterSeconds = retryAfterSeconds;
    this.attempts = attempts;
    this.retryable = PASSING.includes(fault);
  }
}
