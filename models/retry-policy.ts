import { unlessAborted } from '#core/deadline.ts';
import type { ModelFault } from './model.ts';

/** How patient we are with one model before the next in line is asked. */
export interface RetryPolicy {
  /** Requests to one model, the first included. */
  readonly attempts: number;
  /** The same for one that keeps us waiting for an answer. */
  readonly slowAttempts: number;
  /** Longest wait before the second; doubles each time. */
  readonly backoffSeconds: number;
  readonly maxBackoffSeconds: number;
  /** Longest that a provider may ask us to wait; for more, the next in line is asked. */
  readonly maxRetryAfterSeconds: number;
  /** Longest wait for room under our own limit. */
  readonly maxRoomSeconds: number;
}

export const RETRY_POLICY: RetryPolicy = {
  attempts: 3,
  slowAttempts: 3,
  backoffSeconds: 1,
  maxBackoffSeconds: 20,
  maxRetryAfterSeconds: 60,
  maxRoomSeconds: 60,
};

/** What waiting needs of the world. */
export interface RetryWorld {
  /** From 0 to 1. */
  random(): number;
  /** Throws the signal's reason when that is aborted. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
}

/** The real world. */
export const REAL_WORLD: RetryWorld = {
  random: Math.random,
  async sleep(seconds, signal) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, seconds * MILLISECONDS);
    await unlessAborted(promise, signal).finally(() => clearTimeout(timer));
  },
};

const MILLISECONDS = 1_000;

/** Faults for which the same request to the same model is worth sending again. */
const WORTH_AGAIN: readonly ModelFault[] = [
  'rate_limited',
  'overloaded',
  'server_error',
  'unreadable',
  'truncated',
  'timeout',
  'idle',
  'unreachable',
];

/** Each of these has cost a whole deadline already. */
const SLOW: readonly ModelFault[] = ['timeout', 'idle'];

/** What went wrong, and which attempt it was, from 1. */
export interface FailedAttempt {
  readonly fault: ModelFault;
  readonly retryAfterSeconds: number | undefined;
  readonly number: number;
}

/** How long to wait before the same model is asked again; null when it is not. Full jitter, so that many who failed together do not come back together. */
export function waitBeforeRetry(
  { fault, retryAfterSeconds = 0, number }: FailedAttempt,
  policy: RetryPolicy,
  { random }: RetryWorld,
): number | null {
  const most = SLOW.includes(fault) ? Math.min(policy.slowAttempts, policy.attempts) : policy.attempts;
  if (number >= most || !WORTH_AGAIN.includes(fault)) return null;
  if (retryAfterSeconds > policy.maxRetryAfterSeconds) return null;
  const longest = Math.min(policy.maxBackoffSeconds, policy.backoffSeconds * 2 ** (number - 1));
  return retryAfterSeconds + random() * longest;
}
