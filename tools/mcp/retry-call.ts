import { unlessAborted } from '#core/deadline.ts';
import { AppError } from '#core/errors.ts';
import { SourceError } from '../source/source-error.ts';
import { McpServerError } from './mcp-error.ts';

/** Attempts at one call, the first included. */
const ATTEMPTS = 3;
/** Longest wait before the second; doubles. */
const BACKOFF_SECONDS = 0.5;
/** Longest that a server may ask a call to wait; for more, the call fails and says so. */
const MAX_WAIT_SECONDS = 30;

export interface RetryWorld {
  /** Asked after each failure. */
  mayRepeat(): boolean;
  /** From 0 to 1. */
  random(): number;
  readonly signal: AbortSignal;
}

/** Tries again what may be tried again, as long as that is of use. */
export async function retryCall<Result>(attempt: () => Promise<Result>, world: RetryWorld): Promise<Result> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(await isWorthAnother(error, number, world))) throw error;
    }
  }
}

/** Waits as long as it takes; false when another attempt is of no use, or the time is up. */
async function isWorthAnother(error: unknown, number: number, world: RetryWorld): Promise<boolean> {
  if (number >= ATTEMPTS || !mayPass(error) || !world.mayRepeat()) return false;
  const asked = askedWait(error);
  if (asked > MAX_WAIT_SECONDS) return false;
  return pause(asked + world.random() * BACKOFF_SECONDS * 2 ** (number - 1), world.signal);
}

/** Whoever is left alone is not waited for: others may do without. */
function mayPass(error: unknown): boolean {
  if (error instanceof McpServerError && error.fault === 'breaker_open') return false;
  return error instanceof AppError && error.retryable;
}

function askedWait(error: unknown): number {
  const hasSaid = error instanceof McpServerError || error instanceof SourceError;
  return hasSaid ? (error.retryAfterSeconds ?? 0) : 0;
}

async function pause(seconds: number, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(true), seconds * 1000);
  try {
    return await unlessAborted(promise, signal);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
